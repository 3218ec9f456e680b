# SPDX-License-Identifier: Apache-2.0
"""Evidence → log-odds: roots counted once, copies as a mixture, one hidden herd as a branch.

Invariant: only the first claim of a root for each stance brings anything; every other claim of that root
brings exactly 0, so inserting copies anywhere after it leaves every later probability as it was.

The model is the root-and-copy mixture: M(v|Y; d) = d·f_v + (1−d)·P(v|Y), with f_v the share of earlier
roots that say the same, after the copy models of Dong, Berti-Équille and Srivastava (VLDB 2009).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.terms import Act, Dependence, Modality, SpeakerRole

_ATTRIBUTED = {Dependence.SPEAKER, Dependence.CITED}
_STRONG_ROLES = {SpeakerRole.AUTHORITY, SpeakerRole.AGAINST_INTEREST}
_FLAT_HEDGE, _FULL_HEDGE, _LEAST_HEDGE = 0.3, 0.9, 0.15


@dataclass(frozen=True, slots=True)
class Part:
    """What one claim brought: its log-odds, and how probably it was an independent origin."""

    evidence: Evidence
    log_odds: float
    independence: float
    type: str


@dataclass(slots=True)
class Sum:
    """The running sums of a proposition: normal (A) and herd (B) log-likelihoods under true and false."""

    a_true: float = 0.0
    a_false: float = 0.0
    b_true: float = 0.0
    b_false: float = 0.0
    parts: list[Part] = field(default_factory=list)

    def log_odds(self, parameters: Parameters) -> float:
        """The log-odds before calibration, prior included."""
        v = parameters.values
        true = _log_mix(v["herd_if_true"], self.a_true, self.b_true)
        false = _log_mix(v["herd_if_false"], self.a_false, self.b_false)
        return v["prior"] + true - false


def add_up(evidence: Sequence[Evidence], parameters: Parameters) -> Sum:
    """Fold evidence in the order of its receipt."""
    standing = _standing(evidence)
    total = Sum()
    earlier = {True: 0, False: 0}
    for one in evidence:
        if id(one) not in standing:
            total.parts.append(Part(one, 0.0, 0.0, _idle_type(one)))
        elif one.act is Act.RETRACT:
            _add_ratio(total, one, _retraction(one, parameters), "retraction")
        elif (one.speaker_role in _STRONG_ROLES and one.dependence is not Dependence.OWN) or _own_authority(one):
            _add_ratio(total, one, _strong(one, parameters), "confirmation" if one.supports else "denial")
            earlier[one.supports] += 1
        else:
            _add_report(total, one, earlier, parameters)
            earlier[one.supports] += 1
    return total


def reliability(one: Evidence, parameters: Parameters) -> float:
    """θ of the first who is said to know, through the relays, softened by hedges; rated sources by their rating."""
    v = parameters.values
    theta = v.get(f"rate:{one.source}")
    if one.speaker_kind is None:
        theta = v[f"outlet:{one.source_kind}"] if theta is None else theta
    else:
        speaker = v[f"speaker:{one.speaker_kind}"]
        fidelity = v[f"fidelity:{one.source_kind}"] if theta is None else min(1.0, 2 * theta - 1)
        theta = 0.5 + (speaker - 0.5) * max(fidelity, 0.0) ** max(one.relays, 1)
    if one.speaker_role is SpeakerRole.INTERESTED:
        theta = min(theta, v["interested"])
    return 0.5 + (theta - 0.5) * _commitment(one)


def _commitment(one: Evidence) -> float:
    """How much of the reliability a hedged wording keeps: 1 for a plain one, little for mere rumour."""
    share = (one.certainty - _FLAT_HEDGE) / (_FULL_HEDGE - _FLAT_HEDGE)
    kept = min(1.0, max(_LEAST_HEDGE, share))
    return kept * 0.5 if one.modality is Modality.POSSIBLE else kept


def _standing(evidence: Sequence[Evidence]) -> set[int]:
    """The claims that count: each root's first, or its first of the other stance once it has changed its mind.

    A retraction by the author silences what the root said; a withdrawn claim counts for nothing.
    """
    first: dict[tuple[str, bool], Evidence] = {}
    retracted: dict[str, Evidence] = {}
    for one in evidence:
        if one.withdrawn:
            continue
        if one.act is Act.RETRACT:
            retracted.setdefault(one.root, one)
        elif one.dependence_probability > 0.0 or one.dependence is not Dependence.COPY:
            first.setdefault((one.root, one.supports), one)
    order = {id(one): index for index, one in enumerate(evidence)}
    kept = {id(one) for one in retracted.values() if (one.root, True) in first}
    for (root, supports), one in first.items():
        other = first.get((root, not supports))
        if other is not None and order[id(other)] > order[id(one)]:
            continue
        if supports and (back := retracted.get(root)) is not None and back.certainty >= 0.8:
            continue
        kept.add(id(one))
    return kept


def _idle_type(one: Evidence) -> str:
    return "withdrawn" if one.withdrawn else "copy"


def _own_authority(one: Evidence) -> bool:
    """A body's own publication about what it can know."""
    return one.dependence is Dependence.OWN and one.speaker_role in _STRONG_ROLES


def _strong(one: Evidence, parameters: Parameters) -> float:
    v = parameters.values
    size = v["authority"] if one.speaker_role is SpeakerRole.AUTHORITY else v["against_interest"]
    ratio = math.exp(size * _commitment(one))
    p_true, p_false = ratio / (1 + ratio), 1 / (1 + ratio)
    x = one.extraction
    size = math.log((x * p_true + (1 - x) / 2) / (x * p_false + (1 - x) / 2))
    return size if one.supports else -size


def _retraction(one: Evidence, parameters: Parameters) -> float:
    return parameters.values["retraction" if one.certainty >= 0.8 else "dropped"]


def _add_ratio(total: Sum, one: Evidence, log_odds: float, type_: str) -> None:
    """Evidence that no herd can feign: it weighs the same in both branches."""
    total.a_true += log_odds / 2
    total.b_true += log_odds / 2
    total.a_false -= log_odds / 2
    total.b_false -= log_odds / 2
    total.parts.append(Part(one, log_odds, 1.0, type_))


def _add_report(total: Sum, one: Evidence, earlier: dict[bool, int], parameters: Parameters) -> None:
    v, x = parameters.values, one.extraction
    theta = reliability(one, parameters)
    if not one.supports and one.speaker_role is SpeakerRole.INTERESTED:
        total.parts.append(Part(one, 0.0, 0.0, "denial"))  # an interested denial is a flag, not evidence
        return
    p_true, p_false = (theta, 1 - theta) if one.supports else (1 - theta, theta)
    p_true, p_false = x * p_true + (1 - x) / 2, x * p_false + (1 - x) / 2
    seen = earlier[True] + earlier[False]
    same = earlier[one.supports] / seen if seen else 0.0
    key = "attributed" if one.dependence in _ATTRIBUTED else "own"
    copying = v[f"copy:{key}"] if same else 0.0
    herding = v[f"herd:{key}"] if same else 0.0
    true, false = _mixed(copying, same, p_true), _mixed(copying, same, p_false)
    total.a_true += math.log(true)
    total.a_false += math.log(false)
    total.b_true += math.log(_mixed(herding, same, p_true))
    total.b_false += math.log(_mixed(herding, same, p_false))
    independence = 1.0 - copying * same / true
    total.parts.append(
        Part(one, math.log(true) - math.log(false), independence, "report" if one.supports else "denial")
    )


def _mixed(copying: float, share: float, p: float) -> float:
    return copying * share + (1 - copying) * p


def _log_mix(weight: float, normal: float, herd: float) -> float:
    high = max(normal, herd)
    return high + math.log((1 - weight) * math.exp(normal - high) + weight * math.exp(herd - high))


def probability(log_odds: float) -> float:
    """The logistic function, safe at both ends."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else math.exp(log_odds) / (1 + math.exp(log_odds))
