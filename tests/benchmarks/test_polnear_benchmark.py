# SPDX-License-Identifier: Apache-2.0
"""PolNeAR's spans as sets of words: exact, overlapping, and all three parts together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from answering import Answering
from benchmarks.models import NOT_MEASURED, Models
from benchmarks.polnear import read, run, scores, sure
from training.sets.polnear import Attribution, Text, examples

GOLD = (Attribution((2,), (0, 1), (3, 4, 5)), Attribution((8,), (), (9, 10)))


def f1(rows: list[Any], role: str, how: str) -> float:
    found: Any = scores(rows)
    return float(found[role][how]["f1"])


def test_exact_and_overlap_by_hand() -> None:
    got = [Attribution((2,), (1,), (4, 5)), Attribution((7,), (6,), ())]
    rows = [(GOLD, got)]
    assert (f1(rows, "cue", "exact"), f1(rows, "cue", "overlap")) == (0.5, 0.5)
    assert f1(rows, "source", "exact") == 0
    assert f1(rows, "source", "overlap") == pytest.approx(2 / 3, abs=1e-4)  # one right, two found, one wanted
    assert f1(rows, "content", "overlap") == pytest.approx(2 / 3, abs=1e-4)
    whole: Any = scores(rows)["together"]
    assert whole == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "wanted": 2}


def test_perfect_answers_score_one() -> None:
    found: Any = scores([(GOLD, GOLD)])
    assert all(found[role][how]["f1"] == 1 for role in ("cue", "source", "content") for how in ("exact", "overlap"))
    assert found["together"]["f1"] == 1


def test_a_speaker_that_nobody_named_is_wrong_together() -> None:
    got = (Attribution((8,), (6,), (9, 10)),)
    whole: Any = scores([(GOLD[1:], got)])["together"]
    assert whole["f1"] == 0


def test_attributions_are_read_across_windows() -> None:
    """A text of many sentences comes in several windows; places count in words of the text."""
    sentence = ("Ana", "Souto", "said", "it", "rained", ".")
    count = 40
    gold = tuple(Attribution((6 * i + 2,), (6 * i, 6 * i + 1), (6 * i + 3, 6 * i + 4)) for i in range(count))
    text = Text("a", sentence * count, tuple(range(0, 6 * count, 6)), gold, frozenset())
    told = examples(text, most=18 * 6)  # 18 sentences of 6 pieces and a separator fill the model's 128
    (found,) = read([text], Answering(told))
    assert tuple(found) == gold


def test_doubtful_places_count_neither_way() -> None:
    text = Text("a", ("x",) * 12, (0,), GOLD, frozenset({8}))
    assert sure(GOLD, text) == [GOLD[0]]


def test_missing_data(tmp_path: Path) -> None:
    assert run(tmp_path, models=Models([Answering([])])) == {"polnear": NOT_MEASURED}
