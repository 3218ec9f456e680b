# SPDX-License-Identifier: Apache-2.0
"""The reading benchmark: a set that is not there is said to be so, and spans are counted exactly."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.reading import NOT_MEASURED, Measure, Tally, add_arguments, main, run, score
from training.data import Example

from nightdesk.reading.tagger import TaggedName, Tagger, Tagging


class Fixed(Tagger):
    """Answers what it was given."""

    def __init__(self, *taggings: Tagging) -> None:
        self._taggings = taggings

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        return list(self._taggings)


def test_missing_sets_are_not_measured(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result["gum news names"] == NOT_MEASURED
    assert result["wikievents triggers"] == NOT_MEASURED
    assert isinstance(result["own triggers"], dict)


def test_json_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    result = main(parser.parse_args(["--data", str(tmp_path), "--split", "nowhere", "--json"]))
    assert json.loads(capsys.readouterr().out) == result
    assert set(result.values()) - {NOT_MEASURED} == {result["model"], "nowhere"}


def test_masked_words_count_neither_way() -> None:
    example = Example(("In", "Lima", "on", "Monday"), ("O", "B-place", "O", None), (None,) * 4)
    found = Tagging((TaggedName(3, 7, "place", 0.9), TaggedName(11, 17, "event", 0.9)), ())
    assert score(Fixed(found), Measure("x", lambda: [example], []))["f1"] == 1.0


@pytest.mark.parametrize("wrong", [(3, 6, "place"), (3, 7, "person")])
def test_a_span_counts_only_exactly(wrong: tuple[int, int, str]) -> None:
    example = Example(("In", "Lima"), ("O", "B-place"), (None,) * 2)
    found = Tagging((TaggedName(*wrong, 0.9),), ())
    assert score(Fixed(found), Measure("x", lambda: [example], []))["f1"] == 0.0


def test_scores_of_a_tally() -> None:
    tally = Tally()
    tally.add({(0, 1, "a"), (2, 3, "a")}, {(0, 1, "a")})
    assert tally.scores() == {"precision": 1.0, "recall": 0.5, "f1": 0.667, "spans": 2}
