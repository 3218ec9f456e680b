# SPDX-License-Identifier: Apache-2.0
"""Which event a claim speaks of: a scored comparison with each candidate, behind rules that forbid.

A split is preferred to a false merge: a false merge manufactures corroboration. Every decision lists what
spoke for it and against it. The weights are set by hand; the embedding only breaks ties.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nightdesk.merging.families import HARMFUL, PERSONAL, family_of
from nightdesk.merging.profiles import VAGUE, found
from nightdesk.vocabulary.claim import Claim, PlaceMention
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.moments import DAY, HOUR, Moment
from nightdesk.vocabulary.terms import Act, Modality, NameType, PlacePrecision, Polarity, RoleName

_THRESHOLD = 1.5
_SAME_KIND, _SAME_FAMILY = 1.0, 0.6
_SAME_ACTOR, _SAME_HEAD, _SAME_PLACE, _NEAR, _SAME_COUNTRY = 1.0, 0.35, 0.7, 0.5, 0.1
_SAME_TIME, _NO_TIME, _SAME_PARENT, _OTHER_AGENT = 0.5, 0.2, 1.2, -0.4
_NEAR_KM, _FAR_KM = 8.0, 20.0
_TOLERANCE, _DENIAL_TOLERANCE = 14 * HOUR, 3 * DAY
_UNTIMED = 36 * HOUR
_IRREAL = {Modality.FUTURE, Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION}
_FINE = {PlacePrecision.POINT, PlacePrecision.DISTRICT, PlacePrecision.CITY}


@dataclass(frozen=True, slots=True)
class Placement:
    """``event`` None: the claim founds an event of its own."""

    event: str | None
    probability: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(slots=True)
class _Case:
    """The running comparison of a claim with one event."""

    score: float = 0.0
    specific: bool = False
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def add(self, weight: float, words: str, *, specific: bool = False) -> None:
        self.score += weight
        self.specific |= specific
        if weight >= 0:
            self.reasons += (words,)
        else:
            self.doubts += (words,)


def place(claim: Claim, published: Moment, candidates: Sequence[Event], parent: str | None = None) -> Placement:
    """The event among ``candidates`` that ``claim`` speaks of; ``parent`` is the event that contains it."""
    mine = found(claim, published)
    best: tuple[float, Event, _Case] | None = None
    against: list[str] = []
    for event in candidates:
        case = _compare(claim, mine, event, published, parent)
        if isinstance(case, str):
            against.append(case)
        elif case.score >= _THRESHOLD and case.specific and (best is None or case.score > best[0]):
            best = (case.score, event, case)
    if best is None:
        return Placement(None, 1.0, (), tuple(dict.fromkeys(against))[:5])
    score, event, case = best
    return Placement(event.id, 1 / (1 + math.exp(-3 * (score - 1.2))), case.reasons, case.doubts)


_Check = Callable[[Claim, Event, Event, Moment], str | None]


def _compare(claim: Claim, mine: Event, event: Event, published: Moment, parent: str | None) -> _Case | str:
    """A case for the merge, or the words of the rule that forbids it."""
    for check in _FORBIDDING:
        if (reason := check(claim, mine, event, published)) is not None:
            return reason
    case = _Case()
    case.add(
        *(
            (_SAME_KIND, "same kind of event")
            if mine.kind == event.kind
            else (_SAME_FAMILY, "a kind that early reports confuse with it")
        )
    )
    _compare_people(case, mine, event)
    _compare_places(case, mine.place, event.place, _same_place(mine, event))
    if mine.start is not None and event.start is not None:
        case.add(_SAME_TIME, "times overlap")
    else:
        case.add(_NO_TIME, "reported close together in time")
    if parent is not None and parent == event.part_of:
        case.add(_SAME_PARENT, "inside the same occurrence", specific=True)
    case.add(0.4 * max(0.0, (_cosine(mine.embedding, event.embedding) - 0.3) / 0.7), "worded alike")
    return case


def _compare_people(case: _Case, mine: Event, event: Event) -> None:
    for role in (RoleName.PATIENT, RoleName.AGENT):
        ours, theirs = _actors(mine, role), _actors(event, role)
        if ours & theirs:
            case.add(_SAME_ACTOR, f"same {role.value}", specific=True)
        elif ours and theirs and role is RoleName.AGENT:
            case.add(_OTHER_AGENT, "another agent is named")
        elif _heads(mine, role) & _heads(event, role):
            case.add(_SAME_HEAD, f"same sort of {role.value}")


def _compare_places(case: _Case, ours: PlaceMention | None, theirs: PlaceMention | None, shared: bool) -> None:
    if shared:
        case.add(_SAME_PLACE, "same place", specific=True)
    elif ours is not None and theirs is not None:
        if (km := _distance(ours, theirs)) is not None and km <= _NEAR_KM:
            case.add(_NEAR, f"{km:.0f} km apart", specific=True)
        elif ours.country and ours.country == theirs.country:
            case.add(_SAME_COUNTRY, "same country")


def _other_family(claim: Claim, mine: Event, event: Event, _: Moment) -> str | None:
    return None if family_of(mine.kind) == family_of(event.kind) else "another kind of event"


def _other_persons(claim: Claim, mine: Event, event: Event, _: Moment) -> str | None:
    if mine.kind not in PERSONAL and event.kind not in PERSONAL:
        return None
    ours, theirs = _persons(mine), _persons(event)
    if bool(ours) != bool(theirs):
        return "one speaks of named persons, the other of a number"
    return "different persons" if ours and not ours & theirs else None


def _other_place(claim: Claim, mine: Event, event: Event, _: Moment) -> str | None:
    ours, theirs = mine.place, event.place
    if ours is None or theirs is None or _same_place(mine, event):
        return None
    if ours.country and theirs.country and ours.country != theirs.country:
        return "in different countries"
    km = _distance(ours, theirs)
    return f"{km:.0f} km apart" if km is not None and km > _FAR_KM else None


def _other_time(claim: Claim, mine: Event, event: Event, published: Moment) -> str | None:
    tolerance = _DENIAL_TOLERANCE if claim.polarity is Polarity.NEGATIVE else _TOLERANCE
    if mine.start is None or mine.end is None or event.start is None or event.end is None:
        known = event.start if event.start is not None else event.first_received
        own = mine.start if mine.start is not None else published
        if abs(own - known) > max(tolerance, _UNTIMED):
            return "days apart"
        return None
    gap = max(mine.start - event.end, event.start - mine.end, 0)
    if event.granularity in VAGUE or mine.granularity in VAGUE:
        tolerance = max(tolerance, 3 * DAY)
    return "at different times" if gap > tolerance else None


def _other_ordinal(claim: Claim, mine: Event, event: Event, _: Moment) -> str | None:
    if mine.ordinals == event.ordinals or claim.polarity is Polarity.NEGATIVE:
        return None
    return "a second one is spoken of" if mine.ordinals or event.ordinals else None


def _other_reality(claim: Claim, mine: Event, event: Event, _: Moment) -> str | None:
    if mine.background != event.background and (mine.start is None or event.start is None):
        return "one is told as background"
    return None


_FORBIDDING: tuple[_Check, ...] = (
    _other_family, _other_persons, _other_place, _other_time, _other_ordinal, _other_reality,
)  # fmt: skip


def founds_nothing(claim: Claim) -> bool:
    """Plans, conditions, questions and opinions speak of events that may never be; "nobody was hurt" of none.

    A denial does found one: it shows that somebody has said it.
    """
    unsaid = claim.polarity is Polarity.NEGATIVE and claim.act is not Act.DENY
    return claim.modality in _IRREAL or unsaid


def _same_place(mine: Event, event: Event) -> bool:
    """One place is the other or contains it; that both lie in one city is not enough."""
    ours = mine.place.place if mine.place is not None else None
    theirs = event.place.place if event.place is not None else None
    return (ours is not None and ours in event.places) or (theirs is not None and theirs in mine.places)


def container_of(claim: Claim, published: Moment, candidates: Sequence[Event]) -> str | None:
    """The violent or accidental event, at the same place and time, inside which ``claim``'s deaths happened.

    Only for a claim whose own report does not say it, and only where one such event stands out.
    """
    mine = found(claim, published)
    fitting = [
        event for event in candidates
        if event.kind in HARMFUL and not event.background and _same_place(mine, event)
        and _other_time(claim, mine, event, published) is None and _other_ordinal(claim, mine, event, published) is None
    ]  # fmt: skip
    return max(fitting, key=lambda one: (one.claims, -one.first_received, one.id)).id if fitting else None


def _actors(event: Event, role: RoleName) -> set[str]:
    return {one.actor for one in event.fillers if one.role is role and one.actor is not None}


def _heads(event: Event, role: RoleName) -> set[str]:
    return {one.head for one in event.fillers if one.role is role and one.head}


def _persons(event: Event) -> set[str]:
    return {
        one.actor or one.name.casefold()
        for one in event.fillers
        if one.role is RoleName.PATIENT and one.type is NameType.PERSON and not one.head
    }


def _distance(ours: PlaceMention, theirs: PlaceMention) -> float | None:
    """Kilometres on a sphere of radius 6,371 km (haversine); None unless both are fine enough."""
    if ours.precision not in _FINE or theirs.precision not in _FINE:
        return None
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    la1, lo1, la2, lo2 = (math.radians(x) for x in (ours.lat, ours.lon, theirs.lat, theirs.lon))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def _cosine(one: bytes, other: bytes) -> float:
    if not one or len(one) != len(other):
        return 0.0
    a, b = (np.frombuffer(x, dtype=np.int8).astype(np.float64) for x in (one, other))
    norm = math.sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / norm if norm else 0.0
