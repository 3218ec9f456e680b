# SPDX-License-Identifier: Apache-2.0
"""Decisions revised by later claims: events join, a claim changes sides, people's judgements stay; replay gives the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from nightdesk.desk import Desk
from nightdesk.naming import Namer
from nightdesk.vocabulary.claim import Claim, Count, Participant, PlaceMention, Reading, TimeSpan
from nightdesk.vocabulary.moments import DAY, HOUR, Moment, parse_moment
from nightdesk.vocabulary.report import Quote, Report, report_uid
from nightdesk.vocabulary.terms import (
    Attribute,
    CountOf,
    CountOp,
    Granularity,
    NameType,
    PlacePrecision,
    RoleName,
)
from nightdesk.vocabulary.views import EventView

FRIDAY = parse_moment("2021-03-05T00:00:00Z")
TOWN = ("Lagos", 6.45, 3.40, PlacePrecision.CITY, ())
NORTH = ("Ikeja", 6.60, 3.35, PlacePrecision.DISTRICT, ("place:Lagos",))
EAST = ("Lekki", 6.44, 3.55, PlacePrecision.DISTRICT, ("place:Lagos",))
Where = tuple[str, float, float, PlacePrecision, tuple[str, ...]]


class AsGiven(Namer):
    """Names are what the test says."""

    def name(self, reading: Reading, report: Report) -> Reading:
        return reading


class Script:
    """Reads what the test says."""

    version = "script-1"

    def __init__(self) -> None:
        self.claims: dict[str, tuple[Claim, ...]] = {}

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        return [
            Reading(report=one.uid, language="en", read=True, claims=self.claims[one.uid], reader=self.version)
            for one in reports
        ]

    def report(self, outlet: str, text: str, hour: int, where: Where | None, hit: str = "", dead: int = 0) -> Report:
        """A report of one blast, and of its dead where there are any."""
        uid = report_uid(outlet, outlet, "", text)
        at = text.index("blast")
        whole = Quote(text, 0, len(text))
        roles = (
            (Participant(role=RoleName.PATIENT, quote=_quote(text, hit), type=NameType.ORGANISATION, actor=f"a:{hit}", name=hit),)
            if hit
            else ()
        )  # fmt: skip
        time = TimeSpan(quote=None, start=FRIDAY, end=FRIDAY + DAY, granularity=Granularity.DAY)
        counts = (
            (Count(what=CountOf.DEATHS, quote=_quote(text, str(dead)), op=CountOp.EQ, low=float(dead), best=float(dead), high=float(dead)),)
            if dead
            else ()
        )  # fmt: skip
        blast = Claim(
            id=f"c-{uid}", report=uid, kind="explosion", quote=whole, trigger=Quote("blast", at, at + 5), roles=roles, time=time,
            place=_place(where), counts=counts, reader=self.version,
        )  # fmt: skip
        self.claims[uid] = (blast,)
        return Report(
            uid=uid, id=outlet, key=outlet, source=outlet, text=text, published=FRIDAY + hour * HOUR, lang="en"
        )


def _quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words))


def _place(where: Where | None) -> PlaceMention | None:
    if where is None:
        return None
    name, lat, lon, precision, within = where
    return PlaceMention(
        quote=None, name=name, place=f"place:{name}", country="NG", lat=lat, lon=lon, precision=precision, within=within
    )


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def desk(script: Script, tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk.db", reader=script, namer=AsGiven()) as opened:
        yield opened


def events(desk: Desk, at: Moment | None = None) -> list[EventView]:
    return [event for story in desk.brief(as_of=at).stories for event in story.events]


def outlets(event: EventView) -> set[str]:
    return {piece.source for one in event.propositions if one.attribute is Attribute.OCCURRED for piece in one.evidence}


def two_that_are_one(script: Script) -> list[Report]:
    return [
        script.report("Alpha Wire", "A blast shook Lagos on Friday morning.", 9, TOWN),
        script.report(
            "Beta Post", "A blast tore through the Meridian depot, killing 4 workers.", 10, None, "Meridian", 4
        ),
        script.report("Gamma Radio", "The blast that shook Lagos was at the depot of Meridian.", 12, TOWN, "Meridian"),
    ]


def two_that_are_two(script: Script) -> list[Report]:
    return [
        script.report("Alpha Wire", "A blast shook Lagos, residents of many quarters reported.", 9, TOWN),
        script.report("Beta Post", "The blast hit Ikeja, where windows broke along the main road.", 10, NORTH),
        script.report("Gamma Radio", "Guests fled the Meridian after a blast in Lagos.", 11, TOWN, "Meridian"),
        script.report("Delta News", "At the Meridian in Lekki a blast destroyed the kitchen.", 13, EAST, "Meridian"),
    ]


def test_a_claim_that_fits_both_makes_two_events_one(desk: Desk, script: Script) -> None:
    first, second, third = two_that_are_one(script)
    desk.add([first, second], replay=True)
    assert [outlets(one) for one in events(desk)] == [{"Alpha Wire"}, {"Beta Post"}]
    gone = events(desk)[1].id
    desk.add([third], replay=True)
    (one,) = events(desk)
    assert outlets(one) == {"Alpha Wire", "Beta Post", "Gamma Radio"}
    assert [each.value.n for each in one.propositions if each.attribute is Attribute.DEATHS] == [4]
    assert CountOf.DEATHS in one.counts
    assert desk.resolve(gone) == one.id
    assert len(events(desk, FRIDAY + 10 * HOUR)) == 2


def test_a_claim_leaves_its_event_for_a_look_alike_that_fits_better(desk: Desk, script: Script) -> None:
    *before, last = two_that_are_two(script)
    desk.add(before, replay=True)
    assert [outlets(one) for one in events(desk)] == [{"Alpha Wire", "Beta Post", "Gamma Radio"}]
    desk.add([last], replay=True)
    assert [outlets(one) for one in events(desk)] == [{"Alpha Wire", "Beta Post"}, {"Gamma Radio", "Delta News"}]


def test_what_a_person_has_named_is_left_alone_until_that_is_undone(desk: Desk, script: Script) -> None:
    *before, last = two_that_are_two(script)
    desk.add(before, replay=True)
    (named,) = events(desk)
    judgement = desk.judge(
        "rename", [named.id], by="Ada", reason="as the city calls it", value="The Ikeja blast", at=FRIDAY
    )
    desk.add([last], replay=True)
    assert [outlets(one) for one in events(desk)] == [{"Alpha Wire", "Beta Post", "Gamma Radio"}, {"Delta News"}]
    desk.judge("undo", [judgement.id], by="Ada", reason="two names were meant")
    assert [outlets(one) for one in events(desk)] == [{"Alpha Wire", "Beta Post"}, {"Gamma Radio", "Delta News"}]


@pytest.mark.parametrize("story", [two_that_are_one, two_that_are_two])
def test_replay_gives_the_same_rows(
    desk: Desk, script: Script, tmp_path: Path, story: Callable[[Script], list[Report]]
) -> None:
    desk.add(story(script), replay=True)
    desk.replay_into(tmp_path / "again.db")
    with Desk.open(tmp_path / "again.db", reader=script, namer=AsGiven()) as again:
        assert again.dump() == desk.dump()
        assert [one.id for one in events(again)] == [one.id for one in events(desk)]
