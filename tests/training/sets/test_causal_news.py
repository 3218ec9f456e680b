# SPDX-License-Identifier: Apache-2.0
"""Causal sentences and their spans; relations that contradict one another are masked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from training.example import Example
from training.sets.causal_news import arguments, load

PLAIN = "Rain fell , so roads closed ."


def written(folder: Path, label: str, *marked: str) -> Example:
    first, second = folder / "train_subtask1.csv", folder / "train_subtask2.csv"
    with first.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["index", "text", "label"], ["1", PLAIN, label]])
    with second.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["text", "text_w_pairs"], *([PLAIN, one] for one in marked)])
    (one,) = load(first)
    return one


@pytest.mark.parametrize(
    ("marked", "effect"),
    [
        ("<ARG0>Rain fell</ARG0> , <ARG1><SIG0>so</SIG0> roads closed</ARG1> .", (3, 6)),
        ("<ARG0>Rain fell</ARG0> , <SIG0>so</SIG0> <ARG1>roads closed</ARG1> .", (4, 6)),
    ],
    ids=["signal inside", "signal outside"],
)
def test_spans_are_read_back_as_written(tmp_path: Path, marked: str, effect: tuple[int, int]) -> None:
    one = written(tmp_path, "1", marked)
    labels = [label or "O" for label in one.tags["causes"]]
    assert arguments(labels) == {(0, 2, "cause"), (3, 4, "signal"), (*effect, "effect")}
    assert one.sentences["causal"] == ("1",)


def test_a_signal_in_the_middle_does_not_cut_an_argument(tmp_path: Path) -> None:
    one = written(tmp_path, "1", "<ARG1>Rain fell , <SIG0>so</SIG0> roads closed</ARG1> <ARG0>.</ARG0>")
    assert arguments([label or "O" for label in one.tags["causes"]]) == {
        (0, 6, "effect"), (3, 4, "signal"), (6, 7, "cause"),
    }  # fmt: skip


def test_relations_that_overlap_are_masked(tmp_path: Path) -> None:
    marked = (
        "<ARG0>Rain fell</ARG0> , so <ARG1>roads closed</ARG1> .",
        "<ARG0>Rain</ARG0> fell , so roads <ARG1>closed</ARG1> .",
    )
    assert "causes" not in written(tmp_path, "1", *marked).tags


def test_sentences_without_spans(tmp_path: Path) -> None:
    """A causal one is masked, one that is not causal has no spans."""
    assert "causes" not in written(tmp_path, "1").tags
    assert written(tmp_path, "0").tags["causes"] == ("O",) * 7
