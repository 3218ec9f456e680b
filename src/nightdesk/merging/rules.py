# SPDX-License-Identifier: Apache-2.0
"""What forbids that two tellings speak of one occurrence, however alike they are.

Invariant: symmetric; each rule names its reason in words, or says nothing. Of a claim, the telling is the event that it would found.
"""

from __future__ import annotations

from collections.abc import Callable

from nightdesk.merging.families import PERSONAL, family_of
from nightdesk.merging.nearness import kilometres
from nightdesk.merging.profiles import VAGUE
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.moments import DAY, HOUR
from nightdesk.vocabulary.terms import NameType, PlacePrecision, RoleName

_FAR_KM, _FAR_IN_TOWN_KM = 20.0, 3.0
_COUNTRY_CODE = 2  # letters
_TOLERANCE, _DENIAL_TOLERANCE = 14 * HOUR, 3 * DAY
_UNTIMED = 36 * HOUR
_IN_TOWN = {PlacePrecision.POINT, PlacePrecision.DISTRICT}
_CUSTODY = family_of("arrest")

Rule = Callable[[Event, Event, bool], str | None]


def forbidden(one: Event, other: Event, *, denied: bool = False) -> str | None:
    """Why both cannot be one occurrence; None where nothing forbids it.

    Args:
        denied: one of them is told as not having happened; a denial comes late and counts nothing.
    """
    return next((reason for rule in _RULES if (reason := rule(one, other, denied)) is not None), None)


def other_time(one: Event, other: Event, denied: bool) -> str | None:
    tolerance = _DENIAL_TOLERANCE if denied else _TOLERANCE
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return "days apart" if abs(_when(one) - _when(other)) > max(tolerance, _UNTIMED) else None
    gap = max(one.start - other.end, other.start - one.end, 0)
    if other.granularity in VAGUE or one.granularity in VAGUE:
        tolerance = max(tolerance, 3 * DAY)
    return "at different times" if gap > tolerance else None


def other_ordinal(one: Event, other: Event, denied: bool) -> str | None:
    if one.ordinals == other.ordinals or denied:
        return None
    return "a second one is spoken of"


def same_place(one: Event, other: Event) -> bool:
    """One place is the other or contains it; that both lie in one city is not enough."""
    ours = one.place.place if one.place is not None else None
    theirs = other.place.place if other.place is not None else None
    return (ours is not None and ours in other.places) or (theirs is not None and theirs in one.places)


def _other_family(one: Event, other: Event, _: bool) -> str | None:
    return None if family_of(one.kind) == family_of(other.kind) else "another kind of event"


def _other_persons(one: Event, other: Event, _: bool) -> str | None:
    if one.kind not in PERSONAL and other.kind not in PERSONAL:
        return None
    ours, theirs = _persons(one), _persons(other)
    if bool(ours) != bool(theirs) and one.kind in PERSONAL and other.kind in PERSONAL:
        return "one speaks of named persons, the other of a number"
    return "different persons" if ours and not ours & theirs else None


def _other_hands(one: Event, other: Event, denied: bool) -> str | None:
    """The same person may be held by two in turn; who is known under a side's name is on that side."""
    if denied or family_of(one.kind) != _CUSTODY:
        return None
    ours, theirs = _sides(one), _sides(other)
    return "in different hands" if ours and theirs and not ours & theirs else None


def _other_place(one: Event, other: Event, _: bool) -> str | None:
    ours, theirs = one.place, other.place
    if ours is None or theirs is None or same_place(one, other):
        return None
    if ours.country and theirs.country and ours.country != theirs.country:
        return "in different countries"
    km = kilometres(ours, theirs)
    in_town = ours.precision in _IN_TOWN and theirs.precision in _IN_TOWN
    within = (ours.radius or 0.0) + (theirs.radius or 0.0) + (_FAR_IN_TOWN_KM if in_town else _FAR_KM)
    return f"{km:.0f} km apart" if km is not None and km > within else None


def _other_reality(one: Event, other: Event, _: bool) -> str | None:
    if one.background != other.background and (one.start is None or other.start is None):
        return "one is told as background"
    return None


_RULES: tuple[Rule, ...] = (
    _other_family, _other_persons, _other_hands, _other_place, other_time, other_ordinal, _other_reality,
)  # fmt: skip


def _when(event: Event) -> int:
    return event.start if event.start is not None else event.first_received


def _persons(event: Event) -> set[str]:
    return {
        one.actor or one.name.casefold()
        for one in event.fillers
        if one.role is RoleName.PATIENT and one.type is NameType.PERSON and not one.head
    }


def _sides(event: Event) -> set[str]:
    """Whose the agents with an id of the curated list are: a state's (``us`` of ``us:defence`` and ``state:US``), else their own."""
    out = set()
    for one in event.fillers:
        kind, colon, rest = (one.actor or "").partition(":")
        if one.role is RoleName.AGENT and colon and kind != "place":
            out.add(rest.lower() if kind == "state" else kind if len(kind) == _COUNTRY_CODE else one.actor or "")
    return out
