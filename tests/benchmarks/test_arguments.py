# SPDX-License-Identifier: Apache-2.0
"""Arguments are counted as in the published scorers; worked by hand."""

from __future__ import annotations

import pytest
from benchmarks.arguments import Argument, Matched, head_of, trimmed


def test_identified_and_classified() -> None:
    matched = Matched()
    gold = {Argument(1, (0, 1), "Victim"), Argument(1, (4, 5), "Place"), Argument(2, (0, 1), "Killer")}
    got = {Argument(1, (0, 1), "Killer"), Argument(1, (4, 5), "Place"), Argument(2, (4, 5), "Place")}
    matched.add(gold, got)
    # right places: (1, 0-1) and (1, 4-5); the third belongs to an event that has no argument there
    assert matched.scores()["identified"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "wanted": 3}
    assert matched.scores()["classified"] == {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333, "wanted": 3}


def test_another_mention_of_the_entity_will_do_where_asked() -> None:
    gold, got = {Argument(1, 7, "Victim")}, {Argument(1, 30, "Victim")}
    strict, coref = Matched(), Matched()
    strict.add(gold, got)
    coref.add(gold, got, {7: "T1", 30: "T1", 12: "T2"})
    assert strict.classified.scores()["f1"] == 0.0
    assert coref.classified.scores()["f1"] == 1.0
    coref.add({Argument(2, 7, "Victim")}, {Argument(2, 12, "Victim")}, {7: "T1", 12: "T2"})
    assert coref.classified.scores()["f1"] == 0.5


def test_nothing_found_is_no_error() -> None:
    matched = Matched()
    matched.add({Argument(1, 1, "Victim")}, set())
    assert matched.identified.scores() == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "wanted": 1}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("soldiers", "soldiers"), ("the city of Lima", "city"), ("two armed men in masks", "men"), ("Ana Souto", "Souto"),
        ("a judge , Ana Souto ,", "judge"), ("the bombers who fled", "bombers"), ("“ Lima ”", "Lima"), ("of", "of"),
    ],
)  # fmt: skip
def test_heads(text: str, head: str) -> None:
    words = ["x", *text.split(), "x"]
    assert words[head_of(words, (1, len(words) - 1))] == head


def test_leading_articles_do_not_count() -> None:
    assert trimmed(["The", "mayor"], (0, 2)) == (1, 2)
    assert trimmed(["The"], (0, 1)) == (0, 1)
