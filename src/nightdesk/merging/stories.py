# SPDX-License-Identifier: Apache-2.0
"""Which events belong together: by who, where and when, not by wording.

Two things in common make a story out of two events that are close in time: an actor each, a place, the same sort of harm at one place, or that the
two reports name the same rare names throughout. A state as the only shared actor counts for nothing, or every story of a country would be one; nor is a
city enough, or every event of a day there would be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nightdesk.merging.families import HARMFUL, family_of
from nightdesk.merging.profiles import days_of
from nightdesk.merging.told import Context, likeness
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import NameType

_WINDOW = 3 * DAY
_ENOUGH = 2  # things in common
_ASKED = 8  # reports that are compared for one event
_RATHER_ALIKE, _ALIKE = 0.12, 0.26
"""Cosine of two reports' words beside one thing in common, and alone; chosen on ECB+'s train topics (B³ .88 at .25, .87 at .28)."""


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


def named_keys(names: Sequence[str], published: Moment, *, around: bool = False) -> tuple[str, ...]:
    """Keys under which reports meet that name the same; ``around``: those of the days before and after as well."""
    steps = range(-3, 4) if around else (0,)
    return tuple(sorted({f"named|{name}|{published // DAY + step}" for name in names for step in steps}))


def story_of(event: Event, neighbours: Sequence[Event], alike: Callable[[Event], float]) -> str | None:
    """The story of the neighbour that has most in common with ``event``; None: it begins one.

    Args:
        alike: how much the report that founded a neighbour is like the one that founds ``event``, 0 to 1; asked where it decides.
    """
    best: tuple[int, str] | None = None
    nearly: list[Event] = []
    for other in neighbours:
        common = _in_common(event, other)
        if other.story and common >= _ENOUGH and (best is None or common > best[0]):
            best = (common, other.story)
        elif other.story and common == _ENOUGH - 1:
            nearly.append(other)
    if best is not None:
        return best[1]
    return next((one.story for one in nearly[-_ASKED:] if alike(one) >= _RATHER_ALIKE), None)


def story_named(mine: Context, others: Mapping[str, Sequence[Context]]) -> str | None:
    """The story, of those whose reports are given, that names the same people, places and things; None where none does."""
    scored = {}
    for story, contexts in others.items():
        likenesses = [likeness(mine, one) for one in contexts]
        scored[story] = (max(likenesses) + sum(likenesses) / len(likenesses)) / 2
    best = min(scored, key=lambda story: (-scored[story], story), default=None)
    return best if best is not None and scored[best] >= _ALIKE else None


def _in_common(event: Event, other: Event) -> int:
    if abs(_when(event) - _when(other)) > _WINDOW or event.background != other.background:
        return 0
    people = len(_actors(event) & _actors(other))
    places = bool(set(event.places) & set(other.places))
    harm = places and event.kind in HARMFUL and family_of(event.kind) == family_of(other.kind)
    return min(people, 2) + places + harm


def _when(event: Event) -> Moment:
    return event.start if event.start is not None else event.first_received


def _actors(event: Event) -> set[str]:
    """Persons and organisations; states and nominal mentions are too common to bind."""
    return {
        one.actor
        for one in event.fillers
        if one.actor and one.type in {NameType.PERSON, NameType.ORGANISATION} and not one.actor.startswith("state:")
    }
