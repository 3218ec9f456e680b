# SPDX-License-Identifier: Apache-2.0
"""The status ladder: deterministic, with hysteresis and minimum ages; each step names its rule.

Invariants: one origin alone never rises above *reported*; *confirmed* needs someone who can know, or
three origins, and age; an interested party's denial is a flag and never a status.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from nightdesk.vocabulary.belief import Belief, Evidence
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.terms import (
    Act,
    AttributionKind,
    Confidence,
    Dependence,
    SourceKind,
    SpeakerRole,
    Status,
)
from nightdesk.weighing.model import Sum

_HYSTERESIS = 0.03
_CONFIRMED, _CORROBORATED, _REPORTED, _DENIED, _UNDISPUTED = 0.97, 0.85, 0.6, 0.05, 0.9
_SOCIAL = {SourceKind.SOCIAL, SourceKind.BLOG, SourceKind.UNKNOWN}
_NAMED = {AttributionKind.NAMED, AttributionKind.OFFICIAL, AttributionKind.DOCUMENT}
_KNOWING = {SpeakerRole.AUTHORITY, SpeakerRole.AGAINST_INTEREST}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ladder looks at."""

    probability: float
    roots_for: float  # effective independent origins
    roots_against: float
    neutral_against: bool  # a denial by a neutral speaker or by one who can know
    named: bool  # an accountable origin: a named or official speaker, or a professional outlet
    not_social: bool
    knowing: bool  # support by someone who can know
    retracted: bool  # its only supporters took it back
    weight: float  # Σ|λ|


@dataclass(frozen=True, slots=True)
class Step:
    """A status with the rule that gave it; ``matures_to`` is what age alone would make of it."""

    status: Status
    rule: str
    matures_at: Moment | None = None
    matures_to: Status | None = None


def standing_of(total: Sum, probability: float) -> Standing:
    """Read off the parts of a sum what the ladder needs."""
    live = [part for part in total.parts if part.type not in {"copy", "withdrawn"}]
    supporting = [part for part in live if part.evidence.supports and part.log_odds > 0]
    opposing = [part for part in live if not part.evidence.supports and part.type != "retraction"]
    neutral = [part for part in opposing if part.evidence.speaker_role is not SpeakerRole.INTERESTED]
    ever = any(part.evidence.supports for part in total.parts)
    taken_back = any(part.type in {"retraction", "withdrawn"} for part in total.parts)
    return Standing(
        probability=probability,
        roots_for=sum(part.independence for part in supporting),
        roots_against=float(len({part.evidence.root for part in opposing})),
        neutral_against=any(part.log_odds < 0 for part in neutral),
        named=any(_is_named(part.evidence) for part in supporting),
        not_social=any(part.evidence.source_kind not in _SOCIAL for part in supporting),
        knowing=any(part.evidence.speaker_role in _KNOWING for part in supporting),
        retracted=ever and taken_back and not supporting,
        weight=sum(abs(part.log_odds) for part in live),
    )


def climb(now: Standing, before: Status | None, at: Moment, first: Moment, minimum_age: Moment) -> Step:
    """The step that the rules give, in their order."""

    def reaches(status: Status, threshold: float) -> bool:
        return now.probability >= threshold - (_HYSTERESIS if before is status else 0.0)

    if now.retracted and now.probability < 0.5:
        return Step(Status.RETRACTED, "its only origins took it back")
    denied_at = _DENIED + (_HYSTERESIS if before is Status.DENIED else 0.0)
    if now.neutral_against and now.probability <= denied_at:
        return Step(Status.DENIED, "denied by those who can know, and nothing independent stands for it")
    if now.roots_for >= 0.5 and now.neutral_against and now.probability < _UNDISPUTED:
        return Step(Status.DISPUTED, "affirmed by one origin and denied by another that has no stake in it")
    origins = round(now.roots_for)
    supported = _supported(now, origins, reaches)
    if (now.knowing or origins >= 3) and reaches(Status.CONFIRMED, _CONFIRMED):
        rule = "said by those who can know" if now.knowing else "three independent origins"
        if at - first >= minimum_age or before is Status.CONFIRMED:
            return Step(Status.CONFIRMED, rule)
        held = Step(supported.status, f"{supported.rule}; too early to call it confirmed")
        return Step(held.status, held.rule, first + minimum_age, Status.CONFIRMED)
    return supported


def _supported(now: Standing, origins: int, reaches: Callable[[Status, float], bool]) -> Step:
    if origins >= 2 and now.not_social and reaches(Status.CORROBORATED, _CORROBORATED):
        return Step(Status.CORROBORATED, "two independent origins, one of them no social account")
    if now.roots_for >= 0.5 and now.named and reaches(Status.REPORTED, _REPORTED):
        return Step(Status.REPORTED, "an accountable origin stands behind it")
    return Step(
        Status.RUMOURED,
        "no accountable origin stands behind it yet" if not now.named else "too little speaks for it",
    )


def status_at(belief: Belief, now: Moment) -> Belief:
    """The belief as age alone leaves it at ``now``: what matured by then has risen, naming the rule."""
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


def confidence_of(now: Standing, origins: int) -> Confidence:
    """How much the probability rests on: weight of evidence and number of origins."""
    if now.weight >= 4 and origins >= 3:
        return Confidence.HIGH
    return Confidence.MODERATE if origins >= 2 else Confidence.LOW


def denial_flags(evidence: list[Evidence]) -> tuple[str, ...]:
    """``denied by X`` for everybody who did, in the order in which they did."""
    speakers = [one.speaker or one.source for one in evidence if not one.supports and one.act is Act.DENY]
    return tuple(dict.fromkeys(f"denied by {speaker}" for speaker in speakers))


def _is_named(one: Evidence) -> bool:
    if one.dependence is Dependence.OWN:
        return one.source_kind not in _SOCIAL or one.speaker_role in _KNOWING
    return one.speaker_kind in _NAMED or one.speaker_kind is AttributionKind.MEDIA


MINIMUM_AGES: dict[str, Moment] = {"person": 6 * HOUR, "toll": 24 * HOUR, "none": 0}
"""How long must pass before *confirmed*: for the death or arrest of a named person, for tolls over 20."""
