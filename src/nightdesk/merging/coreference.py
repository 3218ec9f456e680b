# SPDX-License-Identifier: Apache-2.0
"""Which event a claim speaks of: a scored comparison with each candidate, behind rules that forbid.

A split is preferred to a false merge: a false merge manufactures corroboration. Every decision lists what
spoke for it and against it. What two tellings have in common is judged by the learned pair scorer; what the
set that taught it does not have (dated, located reports of strikes) is weighed by hand beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nightdesk.merging.families import HARMFUL
from nightdesk.merging.nearness import kilometres
from nightdesk.merging.pairs import chance_of
from nightdesk.merging.profiles import found
from nightdesk.merging.rules import forbidden, other_ordinal, other_time, same_place
from nightdesk.merging.told import Told
from nightdesk.vocabulary.claim import Claim, PlaceMention
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import Act, Modality, Polarity, RoleName

_THRESHOLD = 1.5
_SAME_KIND, _SAME_FAMILY = 1.0, 0.6
_SAME_ACTOR, _SAME_HEAD, _SAME_PLACE, _NEAR, _SAME_COUNTRY = 1.0, 0.35, 0.7, 0.5, 0.1
_SAME_TIME, _NO_TIME, _SAME_PARENT, _OTHER_AGENT = 0.5, 0.2, 1.2, -0.4
_NEAR_KM = 8.0
_LEARNED, _EVEN = 0.17, -1.1
"""Weight of the scorer's log-odds, and where they stand for neither: it was taught on pairs of which one in four mean one event."""

_SURELY = 0.8  # a chance that is something specific in common by itself
_LEAST = 0.1  # the scorer is not taken at its word beyond these odds: it was taught on other kinds of stories
_MOST = 0.96
_IRREAL = {Modality.FUTURE, Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION}


@dataclass(frozen=True, slots=True)
class Placement:
    """``event`` None: the claim founds an event of its own."""

    event: str | None
    probability: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(slots=True)
class Case:
    """The running comparison of two events, of which one may be what a single claim would found.

    ``margin`` is what speaks for one occurrence less what it takes; ``specific``: something in common is more than the kind and the day.
    """

    margin: float = -_THRESHOLD
    specific: bool = False
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    forbidden: str = ""

    @property
    def fits(self) -> bool:
        """Whether both are one occurrence."""
        return not self.forbidden and self.specific and self.margin >= 0

    def add(self, weight: float, words: str, *, specific: bool = False) -> None:
        self.margin += weight
        self.specific |= specific
        if weight >= 0:
            self.reasons += (words,)
        else:
            self.doubts += (words,)


Tellings = Callable[[str], Sequence[Told]]
"""How an event has been told so far."""


def place(
    claim: Claim,
    published: Moment,
    candidates: Sequence[Event],
    parent: str | None = None,
    told: Told | None = None,
    tellings: Tellings | None = None,
) -> Placement:
    """The event among ``candidates`` that ``claim`` speaks of.

    Args:
        parent: the event that contains it.
        told: the claim in its report.
        tellings: asked for where nothing forbids an event; without them the scorer is not asked.
    """
    mine, denied = found(claim, published), claim.polarity is Polarity.NEGATIVE
    best: tuple[Event, Case] | None = None
    against: list[str] = []
    for event in candidates:
        case = compare(mine, event, (told,) if told is not None else (), tellings, parent=parent, denied=denied)
        if case.forbidden:
            against.append(case.forbidden)
        elif case.fits and (best is None or case.margin > best[1].margin):
            best = (event, case)
    if best is None:
        return Placement(None, 1.0, (), tuple(dict.fromkeys(against))[:5])
    event, case = best
    return Placement(event.id, 1 / (1 + math.exp(-3 * (case.margin + 0.3))), case.reasons, case.doubts)


def compare(
    one: Event,
    other: Event,
    told: Sequence[Told] = (),
    tellings: Tellings | None = None,
    *,
    parent: str | None = None,
    denied: bool = False,
) -> Case:
    """What speaks for and against that both are one occurrence.

    Args:
        told: how the first was told.
        tellings: how the other was, by its id.
        parent: the event that contains the first.
        denied: the first is told as not having happened.
    """
    reason = forbidden(one, other, denied=denied)
    if reason is not None:
        return Case(forbidden=reason)
    case = Case()
    if one.kind == other.kind:
        case.add(_SAME_KIND, "same kind of event")
    else:
        case.add(_SAME_FAMILY, "a kind that early reports confuse with it")
    _compare_people(case, one, other)
    _compare_places(case, one.place, other.place, same_place(one, other))
    if one.start is not None and other.start is not None:
        case.add(_SAME_TIME, "times overlap")
    else:
        case.add(_NO_TIME, "reported close together in time")
    if parent is not None and parent == other.part_of:
        case.add(_SAME_PARENT, "inside the same occurrence", specific=True)
    if told and tellings is not None:
        _compare_tellings(case, [chance_of(a, b) for b in tellings(other.id) for a in told])
    return case


def agreed(chances: Sequence[float]) -> float:
    """What the chances of pairs say of two groups: between the likest pair and the mean."""
    return (max(chances) + sum(chances) / len(chances)) / 2


def _compare_tellings(case: Case, chances: Sequence[float]) -> None:
    """What the learned scorer makes of the words, participants and counts of both."""
    if not chances:
        return
    chance = agreed(chances)
    kept = min(max(chance, _LEAST), _MOST)
    weight = _LEARNED * (math.log(kept / (1 - kept)) - _EVEN)
    words = "told as one event" if weight >= 0 else "told as two events"
    case.add(weight, f"{words} ({chance:.0%})", specific=chance >= _SURELY)


def _compare_people(case: Case, mine: Event, event: Event) -> None:
    for role in (RoleName.PATIENT, RoleName.AGENT):
        ours, theirs = _actors(mine, role), _actors(event, role)
        if ours & theirs:
            case.add(_SAME_ACTOR, f"same {role.value}", specific=True)
        elif ours and theirs and role is RoleName.AGENT:
            case.add(_OTHER_AGENT, "another agent is named")
        elif _heads(mine, role) & _heads(event, role):
            case.add(_SAME_HEAD, f"same sort of {role.value}")


def _compare_places(case: Case, ours: PlaceMention | None, theirs: PlaceMention | None, shared: bool) -> None:
    if shared:
        case.add(_SAME_PLACE, "same place", specific=True)
    elif ours is not None and theirs is not None:
        if (km := kilometres(ours, theirs)) is not None and km <= _NEAR_KM:
            case.add(_NEAR, f"{km:.0f} km apart", specific=True)
        elif ours.country and ours.country == theirs.country:
            case.add(_SAME_COUNTRY, "same country")


def founds_nothing(claim: Claim) -> bool:
    """Plans, conditions, questions and opinions speak of events that may never be; "nobody was hurt" of none.

    A denial does found one: it shows that somebody has said it.
    """
    unsaid = claim.polarity is Polarity.NEGATIVE and claim.act is not Act.DENY
    return claim.modality in _IRREAL or unsaid


def container_of(claim: Claim, published: Moment, candidates: Sequence[Event]) -> str | None:
    """The violent or accidental event, at the same place and time, inside which ``claim``'s deaths happened.

    Only for a claim whose own report does not say it, and only where one such event stands out.
    """
    mine, denied = found(claim, published), claim.polarity is Polarity.NEGATIVE
    fitting = [
        event for event in candidates
        if event.kind in HARMFUL and not event.background and same_place(mine, event)
        and other_time(mine, event, denied) is None and other_ordinal(mine, event, denied) is None
    ]  # fmt: skip
    return max(fitting, key=lambda one: (one.claims, -one.first_received, one.id)).id if fitting else None


def _actors(event: Event, role: RoleName) -> set[str]:
    return {one.actor for one in event.fillers if one.role is role and one.actor is not None}


def _heads(event: Event, role: RoleName) -> set[str]:
    return {one.head for one in event.fillers if one.role is role and one.head}
