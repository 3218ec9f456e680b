# SPDX-License-Identifier: Apache-2.0
"""What keeps look-alikes apart, each rule by a pair that only it parts."""

from __future__ import annotations

import msgspec
import pytest

from nightdesk.merging.rules import forbidden
from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.event import Event, Filler
from nightdesk.vocabulary.moments import DAY, HOUR, parse_moment
from nightdesk.vocabulary.terms import Granularity, NameType, PlacePrecision, RoleName

FRIDAY = parse_moment("2021-03-05T00:00:00Z")


def spot(name: str, lat: float, lon: float, precision: PlacePrecision = PlacePrecision.DISTRICT) -> PlaceMention:
    return PlaceMention(
        quote=None, name=name, place=f"place:{name}", country="NG", lat=lat, lon=lon, precision=precision
    )


def who(role: RoleName, actor: str, kind: NameType = NameType.ORGANISATION) -> Filler:
    return Filler(role=role, name=actor, type=kind, actor=actor)


BLAST = Event(
    id="e1", kind="explosion", founder="c1", first_received=FRIDAY, start=FRIDAY + 9 * HOUR, end=FRIDAY + 10 * HOUR,
    granularity=Granularity.HOUR, place=spot("Ikeja", 6.60, 3.35), places=("place:Ikeja",),
)  # fmt: skip
ARREST = Event(
    id="e2", kind="arrest", founder="c2", first_received=FRIDAY,
    fillers=(who(RoleName.PATIENT, "a-editor", NameType.PERSON), who(RoleName.AGENT, "ng:police")),
)  # fmt: skip


def held_by(agent: str, kind: str = "arrest") -> Event:
    person = ARREST.fillers[0]
    return msgspec.structs.replace(ARREST, id="e3", kind=kind, fillers=(person, who(RoleName.AGENT, agent)))


def blast(**changes: object) -> Event:
    return msgspec.structs.replace(BLAST, id="e4", **changes)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (BLAST, blast(place=spot("Lekki", 6.44, 3.55), places=("place:Lekki",)), "km apart"),
        (BLAST, blast(place=spot("Yaba", 6.52, 3.38), places=("place:Yaba",)), "km apart"),
        (BLAST, blast(start=FRIDAY + 2 * DAY, end=FRIDAY + 3 * DAY), "at different times"),
        (BLAST, blast(ordinals=("second",)), "a second one"),
        (BLAST, blast(kind="election"), "another kind"),
        (ARREST, held_by("reb:north"), "in different hands"),
        (ARREST, held_by("reb:north", "abduction"), "in different hands"),
    ],
    ids=[
        "across town",
        "nearby on the same day",
        "another day",
        "a second blast",
        "another kind",
        "handed over",
        "seized",
    ],
)
def test_look_alikes_are_forbidden_either_way(one: Event, other: Event, words: str) -> None:
    assert words in (forbidden(one, other) or "")
    assert forbidden(one, other) == forbidden(other, one)


@pytest.mark.parametrize("agent", ["ng:police", "ng:military", "state:NG", "a-some-unit"])
def test_one_state_has_many_hands(agent: str) -> None:
    assert forbidden(ARREST, held_by(agent)) is None


def test_a_city_does_not_forbid_its_district() -> None:
    city = spot("Lagos", 6.45, 3.40, PlacePrecision.CITY)
    assert forbidden(BLAST, blast(place=city, places=("place:Lagos",))) is None


def test_a_denial_may_come_days_late() -> None:
    late = blast(start=FRIDAY + 2 * DAY, end=FRIDAY + 2 * DAY + HOUR)
    assert forbidden(BLAST, late) == "at different times"
    assert forbidden(BLAST, late, denied=True) is None
