# SPDX-License-Identifier: Apache-2.0
"""Look-alikes: both errors of merging are costly, so both are tried."""

from __future__ import annotations

import pytest

from nightdesk.merging import found, keys, place, search_keys
from nightdesk.vocabulary.claim import Claim, Participant, PlaceMention, TimeSpan
from nightdesk.vocabulary.moments import DAY, HOUR, parse_moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import Granularity, NameType, PlacePrecision, RoleName

FRIDAY = parse_moment("2021-03-05T00:00:00Z")
WORDS = "The second blast hit the market at noon and several people were hurt."


def claim(
    kind: str = "explosion", where: str = "lagos", day: int = 0, text: str = WORDS, at: int = 11, person: str = ""
) -> Claim:
    lat = {"lagos": 6.45, "kano": 12.0, "ikeja": 6.6}[where]
    spot = PlaceMention(
        quote=None, name=where, place=f"place:{where}", country="NG", lat=lat, lon=3.4, precision=PlacePrecision.CITY
    )
    start = FRIDAY + day * DAY
    roles = ()
    if person:
        roles = (
            Participant(role=RoleName.PATIENT, quote=Quote("x", 0, 1), type=NameType.PERSON, name=person, actor=person),
        )
    return Claim(
        id=f"c-{kind}-{where}-{day}-{at}-{person}", report="r", kind=kind, quote=Quote(text, 0, len(text)), trigger=Quote(text[at : at + 5], at, at + 5),
        roles=roles, place=spot, time=TimeSpan(quote=None, start=start, end=start + DAY, granularity=Granularity.DAY),
    )  # fmt: skip


def merged(one: Claim, other: Claim) -> bool:
    event = found(one, FRIDAY)
    return place(other, FRIDAY, [event]).event == event.id


def test_the_same_blast_told_twice_is_one() -> None:
    plain = "A blast hit the market at noon."
    assert merged(claim(text=plain, at=2), claim("attack", text=plain, at=2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim(), claim(where="kano")),
        (claim(), claim(day=3)),
        (claim(text="A blast hit the market at noon.", at=2), claim()),
        (claim("arrest", person="Imran Dastgir"), claim("arrest", person="Asif Dastgir")),
        (claim(), claim("election")),
    ],
    ids=["another city", "another day", "a second blast", "another person", "another kind"],
)
def test_look_alikes_stay_apart(one: Claim, other: Claim) -> None:
    assert not merged(one, other)


def test_an_event_is_found_under_the_keys_of_its_own_day_and_the_next() -> None:
    event, next_day = found(claim(), FRIDAY), found(claim(day=1), FRIDAY + DAY)
    assert set(keys(event, FRIDAY)) & set(search_keys(next_day, FRIDAY + DAY))
    assert not set(keys(event, FRIDAY)) & set(search_keys(found(claim(day=9), FRIDAY), FRIDAY + 9 * DAY + HOUR))
