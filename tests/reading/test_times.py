# SPDX-License-Identifier: Apache-2.0
"""Times: what always holds on any text, and worked examples of zones, bounds, history and reasons."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.reading.times import Phrase, Reference, phrases_in, reasons_in, times_in, timexes_in
from nightdesk.reading.times.zones import zone_like
from nightdesk.vocabulary.moments import iso, parse_moment

SATURDAY = Reference(parse_moment("2020-01-04T14:00:00Z"))
BAGHDAD = Reference(SATURDAY.published, ZoneInfo("Asia/Baghdad"), {"Tehran": "Asia/Tehran"}.get)
_WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "night",
            "of",
            "2",
            "January",
            "Friday",
            "early",
            "late",
            "last",
            "next",
            "two",
            "days",
            "weeks",
            "ago",
            "after",
            "before",
            "since",
            "until",
            "from",
            "to",
            "and",
            "at",
            "3",
            "p.m.",
            "0930",
            "GMT",
            "in",
            "2015",
            "March",
            "29",
            "February",
            "spring",
            "between",
            "noon",
            "10",
            "31",
            "a",
            "few",
            "recent",
            "past",
            "week",
            "this",
            "that",
            "morning",
            "1990s",
            "local",
            "time",
            "2020-01-03",
        ]
    ),
    max_size=12,
).map(" ".join)


def shown(text: str, reference: Reference = SATURDAY) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], _iso(one.first), _iso(one.last)) for one in phrases_in(text, reference)]


def _iso(moment: int | None) -> str:
    return "" if moment is None else iso(moment).removesuffix(":00Z")


def check(text: str, found: list[Phrase]) -> None:
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        if one.first is not None and one.last is not None:
            assert one.first < one.last
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(st.text(max_size=120) | _WORDS)
def test_what_holds_on_any_text(text: str) -> None:
    found = phrases_in(text, BAGHDAD)
    check(text, found)
    assert phrases_in(text, BAGHDAD) == found
    bounded = [one for one in found if one.first is not None and one.last is not None]
    assert [(one.start, one.first, one.last) for one in times_in(text, BAGHDAD)] == [
        (one.start, one.first, one.last) for one in bounded
    ]
    assert len(reasons_in(text, BAGHDAD)) == len(found)


@given(st.text(max_size=120) | _WORDS)
def test_history_never_breaks(text: str) -> None:
    for before, after in pairwise(timexes_in(text, datetime(2020, 1, 4))):
        assert before.start < before.end <= after.start


@given(_WORDS, st.sampled_from(["Asia/Kathmandu", "America/Caracas", "Europe/London", "Pacific/Auckland"]))
def test_a_day_is_a_day_of_its_zone(text: str, zone: str) -> None:
    reference = Reference(SATURDAY.published, ZoneInfo(zone))
    for one in phrases_in(text, reference):
        if one.granularity == "day" and one.first is not None and one.value[:1] == "2" and "GMT" not in text:
            local = datetime.fromtimestamp(one.first / 1e6, ZoneInfo(zone))
            assert (local.hour, local.minute) in {(0, 0), (reference.local.hour, reference.local.minute)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Friday", "2020-01-02T21:00", "2020-01-03T21:00"),
        ("at 3 a.m. local time", "2020-01-04T00:00", "2020-01-04T01:00"),
        ("at 0930 GMT", "2020-01-04T09:30", "2020-01-04T09:31"),
        ("at 1:30 a.m. Tehran time", "2020-01-03T22:00", "2020-01-03T22:01"),
        ("at 8 p.m. ET on Thursday", "2020-01-03T01:00", "2020-01-03T02:00"),
        ("at 030012Z JAN 20", "2020-01-03T00:12", "2020-01-03T00:13"),
    ],
)
def test_zones(text: str, start: str, end: str) -> None:
    ((_, first, last),) = shown(text, BAGHDAD)
    assert (first, last) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since Wednesday", "2020-01-01T00:00", "2020-01-04T14:00"),
        ("They held out until Thursday", "", "2020-01-03T00:00"),
        ("before Thursday", "", "2020-01-02T00:00"),
        ("after Thursday", "2020-01-03T00:00", ""),
        ("from 2003 to 2011", "2003-01-01T00:00", "2012-01-01T00:00"),
        ("between 9 a.m. and 11 a.m.", "2020-01-04T09:00", "2020-01-04T11:00"),
        ("by 5 a.m.", "", "2020-01-04T05:00"),
        ("after Thursday's attack", "2020-01-02T00:00", "2020-01-03T00:00"),
    ],
)
def test_bounds(text: str, start: str, end: str) -> None:
    ((_, first, last),) = shown(text)
    assert (first, last) == (start, end)


def test_the_tense_decides_which_weekday() -> None:
    assert shown("They met on Tuesday.")[0][1] == "2019-12-31T00:00"
    assert shown("They will meet on Tuesday.")[0][1] == "2020-01-07T00:00"
    assert shown("He said on Friday that they will meet on Monday.") == [
        ("on Friday", "2020-01-03T00:00", "2020-01-04T00:00"),
        ("on Monday", "2020-01-06T00:00", "2020-01-07T00:00"),
    ]


def test_later_counts_from_the_time_before_it_and_from_nothing_if_there_is_none() -> None:
    assert shown("On 2 January they met and two days later they parted.")[1][1] == "2020-01-04T00:00"
    assert shown("They parted two days later.")[0][1:] == ("", "")
    assert shown("She resigned two days after the vote.")[0][1:] == ("", "")


def test_an_hour_that_summer_time_leaves_out_is_unknown() -> None:
    paris = Reference(parse_moment("2019-03-31T08:00:00Z"), ZoneInfo("Europe/Paris"))
    assert [one[1:] for one in shown("at 2 a.m.", paris)] == [("", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The May rally of Colonel March",
        "troops march on",
        "the Sunday Times",
        "a second man",
        "Flight 752",
        "34, a teacher",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert shown(text) == []


def test_history_takes_its_years_from_what_it_told_before() -> None:
    text = (
        "War began in August 1914. On 5 September the city fell; in January it was retaken after two months of siege."
    )
    found = [(text[one.start : one.end], one.value) for one in timexes_in(text, datetime(2009, 12, 19))]
    assert found == [
        ("August 1914", "1914-08"),
        ("5 September", "1914-09-05"),
        ("January", "1914-01"),
        ("two months of siege", "P2M"),
    ]


def test_history_goes_on_into_the_next_year() -> None:
    text = "It was signed on 20 December 1941. In January the front broke."
    assert [one.value for one in timexes_in(text, datetime(2009, 12, 19))] == ["1941-12-20", "1942-01"]


def test_a_reason_names_rule_and_alternative() -> None:
    past, counted = reasons_in("They met on Tuesday and parted three days later.", SATURDAY)
    assert (past.rule, past.ahead) == ("weekday", False)
    assert past.alternative is not None
    assert _iso(past.alternative[0]) == "2020-01-07T00:00"
    assert counted.rule == "shift"
    assert _iso(counted.counted_from) == "2019-12-31T00:00"


def test_zones_called_like_a_city() -> None:
    assert (zone_like("Gaza"), zone_like("gaza "), zone_like("Nowhere"), zone_like("GMT")) == (
        "Asia/Gaza",
        "Asia/Gaza",
        None,
        None,
    )


@pytest.mark.parametrize(("zone", "start"), [(None, "2020-01-03T00:00"), ("America/New_York", "2020-03-01T05:00")])
def test_dates_in_figures_go_by_the_country(zone: str | None, start: str) -> None:
    reference = Reference(SATURDAY.published, ZoneInfo(zone) if zone else None)
    assert shown("Filmed on 03/01/2020.", reference)[0][1] == start
