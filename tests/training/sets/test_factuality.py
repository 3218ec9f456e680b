# SPDX-License-Identifier: Apache-2.0
"""Factuality stands on the first word of its event, also where tokens and words are cut apart."""

from __future__ import annotations

import json
from pathlib import Path

from training.sets.factuality import load


def written(folder: Path, text: str, *targets: tuple[int, int, float]) -> Path:
    file = folder / "set.jsonl"
    record = {"text": text, "targets": [{"span1": [a, b], "label": value} for a, b, value in targets]}
    file.write_text(json.dumps(record) + "\n", "utf-8")
    return file


def test_tokens_and_words_may_differ(tmp_path: Path) -> None:
    text = "U.S. divers did n't find well-known wrecks , or gave up"
    (one,) = load(written(tmp_path, text, (4, 5, -2.5), (9, 11, 1.0)))
    assert {one.words[i]: value for i, value in one.values["factuality"].items()} == {"find": -2.5, "gave": 1.0}


def test_long_texts_are_cut_around_each_event(tmp_path: Path) -> None:
    tokens = [f"w{i}" for i in range(200)]
    first, second = load(written(tmp_path, " ".join(tokens), (3, 4, 1.5), (199, 200, -3)))
    for one, word, value in ((first, "w3", 1.5), (second, "w199", -3.0)):
        assert len(one.words) < 100
        assert {one.words[i]: v for i, v in one.values["factuality"].items()} == {word: value}
