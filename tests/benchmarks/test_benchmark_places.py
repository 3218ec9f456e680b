# SPDX-License-Identifier: Apache-2.0
"""The labelled mentions are those the floors were measured on, the test half as it was frozen; no score falls unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.places import NOT_MEASURED, Case, cases, digest, resolved, right, run, scores, strict

from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.terms import PlacePrecision

_FLOORS = json.loads((Path(__file__).parent / "floors_places.json").read_text("utf-8"))
_HOMS = Case("x", "Homs", "Homs", "", (), "SY", "SY.11", 34.73, 36.72, 15.0, "city")


@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_score_is_below_its_floor(split: str) -> None:
    floors = _FLOORS[split]
    assert digest(split) == floors["sha256"], "the data changed: measure anew and write both; the test half is frozen"
    some = cases(split)
    measured = scores(some, resolved(some))
    assert measured["right"] >= floors["right"]
    assert measured["strict"] >= floors["strict"]


def test_there_are_three_hundred_mentions_and_no_sentence_twice() -> None:
    texts = [one.text for split in ("dev", "test") for one in cases(split)]
    assert len(texts) >= 300
    assert len(set(texts)) == len(texts)


def test_a_missing_split_is_not_measured(tmp_path: Path) -> None:
    assert run(tmp_path, "nowhere") == {"places": NOT_MEASURED}


def test_what_counts_as_right() -> None:
    there = PlaceMention(quote=None, country="SY", admin1="SY.11", lat=34.7, lon=36.7, precision=PlacePrecision.CITY)
    elsewhere = PlaceMention(
        quote=None, country="SY", admin1="SY.09", lat=36.2, lon=37.1, precision=PlacePrecision.CITY
    )
    country = PlaceMention(quote=None, country="SY", precision=PlacePrecision.COUNTRY)
    assert right(_HOMS, there)
    assert strict(_HOMS, there)
    assert not any(right(_HOMS, one) for one in (elsewhere, country, None, PlaceMention(quote=None)))


def test_a_country_with_a_point_is_wrong() -> None:
    syria = Case("y", "Syria", "Syria", "", (), "SY", "", 35.0, 38.0, 0.0, "country")
    assert right(syria, PlaceMention(quote=None, country="SY", precision=PlacePrecision.COUNTRY))
    assert not right(
        syria, PlaceMention(quote=None, country="SY", lat=35.0, lon=38.0, precision=PlacePrecision.COUNTRY)
    )
