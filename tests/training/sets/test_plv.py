# SPDX-License-Identifier: Apache-2.0
"""Marked pairs become word spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.sets.plv import load, unmarked


def written(folder: Path, *marked: str) -> Path:
    file = folder / "set.tsv"
    rows = ["\tsentence\tmarked_sentence\tgold_root", *(f"{i}\tx\t{one}\tAID" for i, one in enumerate(marked))]
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ('<s>The U.S.</s> sent tents to <t>Peru</t>\'s "army".', "The U . S .", "Peru's"),
        ("In <t>Peru</t>, tents came from <s>Chile </s>", "Chile", "Peru"),
        ("<s>Chile</s> sent tents.", "Chile", "Chile"),
        ("Tents reached <t>Peru</t>.", "Peru", "Peru"),
    ],
)
def test_spans_of_words(tmp_path: Path, marked: str, source: str, target: str) -> None:
    (one,) = load(written(tmp_path, marked))
    (pair,) = one.pairs
    assert " ".join(one.words[slice(*pair.source)]) == source
    assert " ".join(one.words[slice(*pair.target)]) == target
    assert pair.label == "AID"


def test_rows_without_marks_are_left_out(tmp_path: Path) -> None:
    assert len(list(load(written(tmp_path, "Tents came.", "<s>Chile</s> sent tents.")))) == 1


def test_marks_are_cut_out() -> None:
    assert unmarked("a <t>b</t> <s>c</s>.") == ("a b c.", {"t": (2, 3), "s": (4, 5)})
