# SPDX-License-Identifier: Apache-2.0
"""Times, numbers and counts by worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.reading.counts import counts_in
from nightdesk.reading.hedging import hedges_in
from nightdesk.reading.sentences import sentences_of
from nightdesk.reading.times import Reference, times_in
from nightdesk.vocabulary.moments import iso, parse_moment

SATURDAY = Reference(parse_moment("2020-01-04T14:00:00Z"))


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("on Friday", "2020-01-03T00", "2020-01-04T00"),
        ("Tuesday", "2019-12-31T00", "2020-01-01T00"),
        ("earlier this evening", "2020-01-04T18", "2020-01-05T00"),
        ("two weeks ago", "2019-12-16T00", "2019-12-23T00"),
        ("the night of Jan. 2", "2020-01-02T18", "2020-01-03T06"),
        ("early Saturday local time", "2020-01-04T00", "2020-01-04T06"),
        ("last night", "2020-01-03T18", "2020-01-04T06"),
        ("yesterday", "2020-01-03T00", "2020-01-04T00"),
        ("on Dec. 27", "2019-12-27T00", "2019-12-28T00"),
        ("Thursday night", "2020-01-02T18", "2020-01-03T06"),
        ("last month", "2019-12-01T00", "2020-01-01T00"),
        ("in 2015", "2015-01-01T00", "2016-01-01T00"),
        ("Jan. 3, 2020", "2020-01-03T00", "2020-01-04T00"),
        ("three days earlier", "2020-01-01T00", "2020-01-02T00"),
        ("this week", "2019-12-30T00", "2020-01-06T00"),
        ("3 January 2020", "2020-01-03T00", "2020-01-04T00"),
    ],
)
def test_times(phrase: str, start: str, end: str) -> None:
    (found,) = times_in(phrase, SATURDAY)
    assert (iso(found.first), iso(found.last)) == (f"{start}:00:00Z", f"{end}:00:00Z")


def test_a_clock_time_joins_its_day() -> None:
    (found,) = times_in("at 12:19 local time on Tuesday", SATURDAY)
    assert (iso(found.first), found.granularity) == ("2019-12-31T12:19:00Z", "minute")


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammars(text: str) -> None:
    for found in times_in(text, SATURDAY):
        assert found.first < found.last
    for counted in counts_in(text):
        assert counted.number.low <= counted.number.best
    hedges_in(text)
    for one in sentences_of(text):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least five people were killed.", [("deaths", ">=", 5)]),
        ("killing at least 11 and wounding dozens", [("deaths", ">=", 11), ("injured", "~", 36)]),
        ("The death toll rises to eight, a hospital official said.", [("deaths", "=", 8)]),
        (
            "The death toll from the attack near the old harbour in the capital has risen to 25, an official said.",
            [("deaths", "=", 25)],
        ),
        ("Seven people, including two guests, were killed.", [("deaths", "=", 7)]),
        ("Ten people died in all.", [("deaths", "=", 10)]),
        ("about 25 fighters were killed", [("deaths", "~", 25)]),
        ("34 passengers were rescued", [("rescued", "=", 34)]),
        ("Three rockets hit the base, killing two soldiers", [("count", "=", 3), ("deaths", "=", 2)]),
        ("They met for three hours.", []),
        ("12 people are missing", [("missing", "=", 12)]),
    ],
)
def test_counts(text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = [(one.what.value, one.number.op.value, one.number.best) for one in counts_in(text) if not one.part]
    assert found == wanted
