# SPDX-License-Identifier: Apache-2.0
"""What two claims have in common beyond their words: kind, participants role by role, place, time, counts, how they are meant.

Invariant: symmetric. What one side does not say is 0, neither for nor against.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from nightdesk.merging.families import family_of
from nightdesk.merging.lemmas import lemma
from nightdesk.merging.nearness import kilometres
from nightdesk.merging.sentences import EMPTY
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.moments import HOUR
from nightdesk.vocabulary.terms import Modality, RoleName

STRUCTURE = (
    "same_kind", "same_family", "agent", "agent_words", "patient", "patient_words", "crossed_roles", "other_roles",
    "place", "distance", "time", "gap", "counts", "polarity", "reality", "sentences", "confidence",
)  # fmt: skip
UNREAD = (0.0,) * len(STRUCTURE)
"""Of a pair of which one was not read as a claim."""

_REAL = {Modality.ASSERTED, Modality.POSSIBLE}
_MAIN = (RoleName.AGENT, RoleName.PATIENT)


def structure(one: Claim, other: Claim, same_report: bool) -> tuple[float, ...]:
    """The features of a pair, in the order of ``STRUCTURE``."""
    agents, patients, crossed, others = _roles(one, other)
    return (
        float(one.kind == other.kind),
        float(family_of(one.kind) == family_of(other.kind)),
        *agents,
        *patients,
        crossed,
        others,
        *_places(one, other),
        *_times(one, other),
        _counts(one, other),
        float(one.polarity is other.polarity),
        float((one.modality in _REAL) == (other.modality in _REAL)),
        math.log1p(abs(one.quote.start - other.quote.start)) if same_report else -1.0,
        min(one.confidence, other.confidence),
    )


def _roles(one: Claim, other: Claim) -> tuple[tuple[float, float], tuple[float, float], float, float]:
    ours, theirs = ({role: _said(claim, role) for role in RoleName} for claim in (one, other))
    agents, patients = (
        (_verdict(ours[role][0], theirs[role][0]), _dice(ours[role][1], theirs[role][1])) for role in _MAIN
    )
    crossed = max(
        _dice(ours[RoleName.AGENT][1], theirs[RoleName.PATIENT][1]),
        _dice(ours[RoleName.PATIENT][1], theirs[RoleName.AGENT][1]),
    )
    rest = [_dice(ours[role][1], theirs[role][1]) for role in RoleName if role not in _MAIN]
    return agents, patients, crossed, sum(rest)


def _said(claim: Claim, role: RoleName) -> tuple[frozenset[str], frozenset[str]]:
    """The actors that fill a role, and its words."""
    found = [one for one in claim.roles if one.role is role]
    words = {lemma(word) for one in found for word in one.quote.exact.split() if word.casefold() not in EMPTY}
    return frozenset(one.actor for one in found if one.actor), frozenset(words)


def _places(one: Claim, other: Claim) -> tuple[float, float]:
    """1 one place (or one in the other), -1 two; and the logarithm of the kilometres between, -1 where unknown."""
    if one.place is None or other.place is None or one.place.place is None or other.place.place is None:
        return 0.0, -1.0
    ours, theirs = ({place.place, *place.within} for place in (one.place, other.place))
    km = kilometres(one.place, other.place)
    same = one.place.place in theirs or other.place.place in ours
    return (1.0 if same else -1.0), math.log1p(km) if km is not None else -1.0


def _times(one: Claim, other: Claim) -> tuple[float, float]:
    """1 where times overlap, -1 where not; and the logarithm of the hours between."""
    if one.time is None or other.time is None:
        return 0.0, -1.0
    gap = max(one.time.start - other.time.end, other.time.start - one.time.end, 0)
    return (1.0 if gap == 0 else -1.0), math.log1p(gap / HOUR)


def _counts(one: Claim, other: Claim) -> float:
    """1 for a figure of one thing in common, -1 where both count it differently."""
    ours, theirs = ({(count.what, count.best) for count in claim.counts} for claim in (one, other))
    if ours & theirs:
        return 1.0
    return -1.0 if {what for what, _ in ours} & {what for what, _ in theirs} else 0.0


def _verdict(ours: frozenset[str], theirs: frozenset[str]) -> float:
    if not ours or not theirs:
        return 0.0
    return 1.0 if ours & theirs else -1.0


def _dice(one: Iterable[str], other: Iterable[str]) -> float:
    one, other = frozenset(one), frozenset(other)
    return 2 * len(one & other) / max(len(one) + len(other), 1)
