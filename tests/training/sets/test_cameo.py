# SPDX-License-Identifier: Apache-2.0
"""Classes of sentences and spans of actors."""

from __future__ import annotations

from pathlib import Path

from training.sets.cameo import load_classes, load_spans
from training.sets.joined import spans


def test_classes(tmp_path: Path) -> None:
    file = tmp_path / "set.tsv"
    file.write_text("Chile sent tents.\t2\nThe ship sailed.\t0\n", "utf-8")
    first, second = load_classes(file)
    assert first.words == ("Chile", "sent", "tents", ".")
    assert (first.sentences["cameo"], second.sentences["cameo"]) == (("2",), ("0",))


def test_spans_stand_on_words_of_our_cut(tmp_path: Path) -> None:
    file = tmp_path / "set.txt"
    tokens = ["U.S. B-S", "'s I-S", "navy I-S", "met O", "Peru B-T", "'s O", "fleet O", "", "Rain O", ""]
    file.write_text("\n".join(tokens), "utf-8")
    first, second = load_spans(file)
    found = {kind: first.words[a:b] for a, b, kind in spans(first.tags["dyad"])}
    assert found == {"S": ("U", ".", "S", ".", "'", "s", "navy"), "T": ("Peru's",)}
    assert second.tags["dyad"] == ("O",)
