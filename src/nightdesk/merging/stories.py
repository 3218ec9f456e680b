# SPDX-License-Identifier: Apache-2.0
"""Which events belong together: by who, where and when, not by wording.

Two things in common make a story out of two events that are close in time; a state as the only shared
actor counts for nothing, or every story of a country would be one.
"""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.merging.profiles import days_of
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import NameType

_WINDOW = 3 * DAY


def story_id(founder: str) -> str:
    """The lasting id of the story that event ``founder`` began."""
    return make_id("s", founder)


def story_keys(event: Event, published: Moment) -> tuple[str, ...]:
    """Keys under which events of one story meet."""
    things = [*_actors(event), *event.places]
    return tuple(
        sorted({f"story|{thing}|{day}" for thing in things for day in days_of(event.start, event.end, published)})
    )


def story_search_keys(event: Event, published: Moment) -> tuple[str, ...]:
    """The keys to look under: those of the days around as well."""
    wider: set[str] = set()
    for key in story_keys(event, published):
        thing, _, day = key.rpartition("|")
        wider |= {f"{thing}|{int(day) + step}" for step in (-3, -2, -1, 0, 1, 2, 3)}
    return tuple(sorted(wider))


def story_of(event: Event, neighbours: Sequence[Event]) -> str | None:
    """The story of the neighbour that has most in common with ``event``; None: it begins one."""
    best: tuple[int, str] | None = None
    for other in neighbours:
        common = _in_common(event, other)
        if other.story and common >= 2 and (best is None or common > best[0]):
            best = (common, other.story)
    return best[1] if best else None


def _in_common(event: Event, other: Event) -> int:
    if abs(_when(event) - _when(other)) > _WINDOW or event.background != other.background:
        return 0
    people = len(_actors(event) & _actors(other))
    places = bool(set(event.places) & set(other.places))
    return min(people, 2) + 2 * places if (people or places) else 0


def _when(event: Event) -> Moment:
    return event.start if event.start is not None else event.first_received


def _actors(event: Event) -> set[str]:
    """Persons and organisations; states and nominal mentions are too common to bind."""
    return {
        one.actor
        for one in event.fillers
        if one.actor and one.type in {NameType.PERSON, NameType.ORGANISATION} and not one.actor.startswith("state:")
    }
