# SPDX-License-Identifier: Apache-2.0
"""The status ladder: deterministic, with hysteresis and minimum ages; each step names its rule.

Invariants: one origin alone never rises above *reported*, not even one that can know; *confirmed* needs two origins
of which one can know, or three, and age; an interested party's denial is a flag and never a status.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nightdesk.vocabulary.belief import Belief, Quiet
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Confidence, Status
from nightdesk.weighing.account import Account
from nightdesk.weighing.silence import silence
from nightdesk.weighing.sums import probability

_HYSTERESIS = 0.03
_CONFIRMED, _CORROBORATED, _REPORTED, _DENIED, _UNDISPUTED = 0.97, 0.85, 0.6, 0.05, 0.9
_RANK = {Status.RUMOURED: 0, Status.REPORTED: 1, Status.CORROBORATED: 2, Status.CONFIRMED: 3}


class Standing(Value, frozen=True, gc=False):
    """What the ladder looks at."""

    probability: float
    origins: float  # effective independent origins
    neutral_against: bool  # a denial by a neutral speaker or by one who can know, or a rival value
    named: bool  # an accountable origin: a named or official speaker, or a professional outlet
    not_social: bool
    knowing: bool  # affirmed by somebody who can know
    retracted: bool  # its only supporters took it back
    weight: float  # Σ|λ|
    unconditional: bool = True  # some of the support hangs on no condition


class Step(Value, frozen=True, gc=False):
    """A status with the rule that gave it; ``matures_to`` is what age alone would make of it."""

    status: Status
    rule: str
    matures_at: Moment | None = None
    matures_to: Status | None = None


def standing_of(account: Account, value: str, probability: float) -> Standing:
    """Read off the tallies of an account what the ladder needs of one value."""
    mine = account.tallies[value]
    rivals = account.exclusive and any(one.supported for key, one in account.tallies.items() if key != value)
    return Standing(
        probability=probability,
        origins=mine.origins,
        neutral_against=mine.neutral_against or rivals,
        named=mine.named,
        not_social=mine.not_social,
        knowing=mine.knowing,
        retracted=mine.ever and mine.taken_back and not mine.supported,
        weight=mine.weight,
        unconditional=mine.unconditional,
    )


def climb(now: Standing, before: Status | None, at: Moment, first: Moment, minimum_age: Moment) -> Step:
    """The step that the rules give, in their order. What was reached is left only .03 below its threshold."""

    reached = _RANK.get(before, -1) if before is not None else -1

    def reaches(status: Status, threshold: float) -> bool:
        return now.probability >= threshold - (_HYSTERESIS if reached >= _RANK[status] else 0.0)

    if now.retracted and now.probability < 0.5:
        return Step(Status.RETRACTED, "its only origins took it back")
    denied_at = _DENIED + (_HYSTERESIS if before is Status.DENIED else 0.0)
    if now.neutral_against and now.probability <= denied_at:
        return Step(Status.DENIED, "denied by those who can know, and nothing independent stands for it")
    undisputed_at = _UNDISPUTED + (_HYSTERESIS if before is Status.DISPUTED else 0.0)
    if now.origins >= 0.5 and now.neutral_against and now.probability < undisputed_at:
        return Step(Status.DISPUTED, "affirmed by one origin and denied by another that has no stake in it")
    origins = round(now.origins)
    supported = _supported(now, origins, reaches)
    if (origins >= 3 or (now.knowing and origins >= 2)) and reaches(Status.CONFIRMED, _CONFIRMED):
        rule = "two origins, one of which can know" if now.knowing else "three independent origins"
        if at - first >= minimum_age or before is Status.CONFIRMED:
            return Step(Status.CONFIRMED, rule)
        held = Step(supported.status, f"{supported.rule}; too early to call it confirmed")
        return Step(held.status, held.rule, first + minimum_age, Status.CONFIRMED)
    return supported


def _supported(now: Standing, origins: int, reaches: Callable[[Status, float], bool]) -> Step:
    if not now.unconditional:
        return Step(Status.RUMOURED, "said only on a condition")
    if origins >= 2 and now.not_social and reaches(Status.CORROBORATED, _CORROBORATED):
        return Step(Status.CORROBORATED, "two independent origins, one of them no social account")
    if now.origins >= 0.5 and now.named and reaches(Status.REPORTED, _REPORTED):
        return Step(Status.REPORTED, "an accountable origin stands behind it")
    return Step(
        Status.RUMOURED,
        "no accountable origin stands behind it yet" if not now.named else "too little speaks for it",
    )


def aged(belief: Belief, now: Moment, heard: Moment | None = None) -> Belief:
    """The belief as age alone leaves it at ``now``: risen once it has stood long enough, sunk where those who
    would have spoken have not. ``heard`` is until when silence counts, ``now`` by default."""
    if belief.quiet is not None and belief.settled is None:
        belief = _in_silence(belief, belief.quiet, now if heard is None else heard)
    if belief.matures_at is None or belief.matures_to is None or now < belief.matures_at:
        return belief
    rule = f"{belief.rule.partition(';')[0]}; it has stood long enough without contradiction"
    return msgspec.structs.replace(
        belief,
        status=belief.matures_to,
        rule=rule,
        last_changed=belief.matures_at,
        matures_at=None,
        matures_to=None,
    )


def _in_silence(belief: Belief, quiet: Quiet, now: Moment) -> Belief:
    later = msgspec.structs.replace(belief, probability=probability(belief.log_odds + silence(quiet, now)))
    if belief.status is Status.REPORTED and later.probability < _REPORTED - _HYSTERESIS:
        rule = "those who would know have not spoken, though they would have by now"
        return msgspec.structs.replace(later, status=Status.RUMOURED, rule=rule)
    return later


def confidence_of(now: Standing, origins: int) -> Confidence:
    """How much the probability rests on: weight of evidence and number of origins."""
    if now.weight >= 4 and origins >= 3:
        return Confidence.HIGH
    return Confidence.MODERATE if origins >= 2 else Confidence.LOW


MINIMUM_AGES: dict[str, Moment] = {"person": 6 * HOUR, "toll": 24 * HOUR, "none": 0}
"""How long must pass before *confirmed*: for the death or arrest of a named person, for tolls over 20."""
