# SPDX-License-Identifier: Apache-2.0
"""Stories: joined by who, where and when; neither a city nor a word alone makes one."""

from __future__ import annotations

import msgspec

from nightdesk.merging import context_of, rare_names, story_named, story_of
from nightdesk.vocabulary.event import Event, Filler
from nightdesk.vocabulary.moments import DAY, HOUR, parse_moment
from nightdesk.vocabulary.terms import NameType, RoleName

FRIDAY = parse_moment("2021-03-05T00:00:00Z")
FERRY = "The ferry Amina sank off Zanzibar on Friday. Fishermen from Nungwi reached the Amina first."
FERRY_TOO = (
    "Forty are safe. The Amina had left Zanzibar at dawn, and boats from Nungwi took off those aboard the Amina."
)
STRIKE = "Nurses in Lima walked out on Friday. The Colegio of Lima called the walkout unlawful."


def event(name: str, kind: str, *actors: str, places: tuple[str, ...] = (), hour: int = 0, story: str = "") -> Event:
    fillers = tuple(Filler(role=RoleName.AGENT, name=one, type=NameType.PERSON, actor=one) for one in actors)
    return Event(
        id=name, kind=kind, founder=f"c-{name}", first_received=FRIDAY + hour * HOUR, fillers=fillers, places=places, story=story
    )  # fmt: skip


def unlike(_: Event) -> float:
    return 0.0


ARREST = event("e1", "arrest", "a-mayor", "a-judge", places=("place:lima",), story="s1")


def test_two_actors_make_a_story_whatever_the_kind_and_words() -> None:
    trial = event("e2", "trial", "a-mayor", "a-judge", hour=20)
    assert story_of(trial, [ARREST], unlike) == "s1"
    assert story_of(msgspec.structs.replace(trial, first_received=FRIDAY + 9 * DAY), [ARREST], unlike) is None


def test_a_city_alone_makes_none_but_an_actor_there_or_a_like_report_does() -> None:
    fire = event("e3", "fire", places=("place:lima",))
    assert story_of(fire, [ARREST], unlike) is None
    assert story_of(fire, [ARREST], lambda _: 0.2) == "s1"
    assert story_of(event("e4", "protest", "a-mayor", places=("place:lima",)), [ARREST], unlike) == "s1"


def test_harm_of_one_sort_at_one_place_is_one_story() -> None:
    blast = event("e5", "explosion", places=("place:lima",), story="s2")
    assert story_of(event("e6", "shooting", places=("place:lima",), hour=3), [blast], unlike) == "s2"
    assert story_of(event("e7", "fire", places=("place:lima",), hour=3), [blast], unlike) is None


def test_reports_that_name_the_same_rare_names_tell_one_story() -> None:
    mine, known, other = (context_of(text.split(". ")) for text in (FERRY_TOO, FERRY, STRIKE))
    assert story_named(mine, {"s1": [known], "s2": [other]}) == "s1"
    assert story_named(mine, {"s2": [other]}) is None
    assert story_named(mine, {}) is None
    assert set(rare_names(FERRY.split(". "))) & set(rare_names(FERRY_TOO.split(". ")))
