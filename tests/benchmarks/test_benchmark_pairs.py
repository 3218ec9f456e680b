# SPDX-License-Identifier: Apache-2.0
"""The benchmark of names: floors on our own pairs, negatives by the rule, what is missing is said to be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from benchmarks.name_pairs import Pair, best_threshold, f1_when_precise, own, tally

from benchmarks import anetac, pairs
from nightdesk.naming.matching import SAME, compare
from nightdesk.vocabulary.terms import NameType

_ROOT = Path(__file__).parents[2]
_FLOORS = json.loads((Path(__file__).parent / "floors_pairs.json").read_text("utf-8"))
P = NameType.PERSON


def test_the_floors_are_about_these_pairs() -> None:
    found = b"".join((_ROOT / name).read_bytes() for name in _FLOORS["data"])
    assert hashlib.sha256(found).hexdigest() == _FLOORS["sha256"], "the pairs changed: measure anew and write both"


@pytest.mark.parametrize("half", ["dev", "test"])
def test_no_score_is_below_its_floor(half: str) -> None:
    known = own(half)
    scores = tally(known, [compare(one.left, one.right, one.kind).score for one in known], SAME).scores()
    for name, floor in _FLOORS[half].items():
        assert scores[name] >= floor, name


def test_the_pairs_are_many_and_each_stands_once() -> None:
    sides = [frozenset((one.left, one.right)) for half in ("dev", "test") for one in own(half)]
    assert len(sides) >= 600
    assert len(set(sides)) == len(sides)


def test_negatives_of_anetac_are_near_and_of_the_same_type(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text(
        "PERSON Anton انتون\nPERSON Antona انتونا\nPERSON Antoli انتولي\nLOCATION Antonia انتونيا\n", "utf-8"
    )
    made = anetac.pairs(file)
    assert [one.same for one in made].count(True) == 4
    anton = [one for one in made if one.left == "Anton" and not one.same]
    assert anton == [Pair(P, "Anton", "انتولي", False)]  # Antona is as good as Anton, Antonia is a place


def test_what_is_missing_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "own", lambda split: own("dev")[:40] if split == "dev" else [])
    result = pairs.run(tmp_path, "nowhere")
    assert result["ours own nowhere"] == pairs.NOT_MEASURED
    assert result["ours anetac"] == pairs.NOT_MEASURED


def test_thresholds() -> None:
    known = [Pair(P, "a", "b", True), Pair(P, "a", "c", True), Pair(P, "a", "d", False)]
    assert best_threshold(known, [0.9, 0.5, 0.2]) == 0.5
    assert f1_when_precise(known, [0.9, 0.5, 0.6]) == 0.6667
