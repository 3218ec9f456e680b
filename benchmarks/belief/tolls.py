# SPDX-License-Identifier: Apache-2.0
"""Tolls as intervals: do 90 % intervals cover 90 %, how far off is the best figure, and what does a count cost."""

from __future__ import annotations

import math
import time

import numpy as np

from benchmarks.belief.runs import FIRST_SEED
from benchmarks.simulation.tolls import TOLL_HORIZONS, TOLL_SCENARIOS, Incident, Reported, make_incidents
from nightdesk.vocabulary.belief import Evidence, Interval, Proposition, PropositionValue
from nightdesk.vocabulary.moments import HOUR
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    AttributionKind,
    Dependence,
    Modality,
    SpeakerRole,
)
from nightdesk.weighing import Figure, TollAccount

_SEEDS = 3


def measure_tolls() -> dict[str, object]:
    """Every scenario at every age; then the cost of a count."""
    rows: dict[str, object] = {}
    seconds = counts = 0.0
    for name, scenario in TOLL_SCENARIOS.items():
        incidents = [one for seed in range(FIRST_SEED, FIRST_SEED + _SEEDS) for one in make_incidents(scenario, seed)]
        before = time.process_time()
        found = [_follow(one) for one in incidents]
        seconds, counts = seconds + time.process_time() - before, counts + sum(len(one.figures) for one in incidents)
        finals = np.array([one.final for one in incidents])
        for age in TOLL_HORIZONS:
            rows[f"{name} | {age}"] = _scores(finals, [one[age] for one in found], incidents, TOLL_HORIZONS[age])
    cost = seconds / counts * 1e3
    rows["gate | tolls | cost"] = {"ms a count": round(cost, 3), "<= 2": cost <= 2}
    return rows


def _scores(finals: np.ndarray, found: list[Interval], incidents: list[Incident], hours: float) -> dict[str, object]:
    low, best, high = (np.array([getattr(one, side) for one in found]) for side in ("low", "best", "high"))
    covered = float(np.mean((low <= finals) & (finals <= high)))
    known = [[one.n for one in incident.figures if one.at <= hours] for incident in incidents]
    latest = np.array([one[-1] for one in known])
    highest = np.array([max(one) for one in known])
    row: dict[str, object] = {
        "covers": round(covered, 3),
        "error": round(_error(best, finals), 3),
        "error of the latest": round(_error(latest, finals), 3),
        "error of the highest": round(_error(highest, finals), 3),
        "CRPS": round(_crps(low, best, high, finals), 3),
        "width": round(float(np.median((high + 1) / (low + 1))), 2),
    }
    return row | {"87-93 %": 0.87 <= covered <= 0.93}


def _error(guess: np.ndarray, finals: np.ndarray) -> float:
    """Mean absolute error in natural logs."""
    return float(np.mean(np.abs(np.log(np.maximum(guess, 0.5)) - np.log(finals))))


def _crps(low: np.ndarray, best: np.ndarray, high: np.ndarray, finals: np.ndarray) -> float:
    """Continuous ranked probability score in logs, from the pinball losses of 5 %, 50 % and 95 %."""
    total = 0.0
    for share, guess in ((0.05, low), (0.5, best), (0.95, high)):
        gap = np.log(finals) - np.log(np.maximum(guess, 0.5))
        total += float(np.mean(np.maximum(share * gap, (share - 1) * gap)))
    return 2 * total / 3


def _follow(incident: Incident) -> dict[str, Interval]:
    account, found = TollAccount(), dict[str, Interval]()
    waiting = list(TOLL_HORIZONS.items())
    for number, one in enumerate([*incident.figures, None]):
        while waiting and (one is None or one.at > waiting[0][1]):
            toll = account.toll()
            found[waiting.pop(0)[0]] = toll.interval if toll else Interval(low=0, best=1, high=math.inf)
        if one is not None:
            account.add(_figure(one, number))
    return found


def _figure(one: Reported, number: int) -> Figure:
    value = PropositionValue(op=one.op, n=one.n)
    proposition = Proposition.of("incident", Attribute.DEATHS, value)
    evidence = Evidence(
        proposition=proposition.id, claim=f"c{number}", report=f"r{number}", source=one.source, source_kind=one.kind,
        root=one.source, dependence=Dependence.SPEAKER if one.official else Dependence.OWN, dependence_probability=1.0,
        received=round(one.at * HOUR), supports=True, act=Act.CORRECT if one.corrects else Act.ASSERT, certainty=0.95,
        modality=Modality.ASSERTED, extraction=1.0,
        speaker_role=SpeakerRole.INTERESTED if one.interested else SpeakerRole.NEUTRAL,
        speaker_kind=AttributionKind.OFFICIAL if one.official else None,
    )  # fmt: skip
    return Figure(proposition=proposition.id, value=value, evidence=evidence)
