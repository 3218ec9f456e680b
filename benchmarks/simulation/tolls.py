# SPDX-License-Identifier: Apache-2.0
"""Tolls that move: what is known of a number grows, and reports give it early, late, copied, biased or wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np

from nightdesk.vocabulary.terms import CountOp, SourceKind

TOLL_HORIZONS: dict[str, float] = {"3 h": 3.0, "12 h": 12.0, "48 h": 48.0, "end": 24.0 * 14}


@dataclass(frozen=True, slots=True)
class TollScenario:
    """One world of tolls."""

    name: str
    breaks: str = ""
    incidents: int = 400
    noise: float = 0.12  # spread of a newsroom's own figure, in logs
    gross: float = 0.05  # figures that are simply wrong
    stale: float = 0.3  # reports that repeat an older figure without saying so
    partisan: float = 0.1
    overcounted: float = 0.05  # incidents whose early official figure is later halved
    official_share: float = 0.25
    undercount: float = 0.0  # share of the final number that officials never admit
    jumps: bool = False  # what is known grows in steps, not smoothly
    wider_definition: float = 0.0  # reports that count the wounded or the fighters too


_CALM = TollScenario("tolls")
TOLL_SCENARIOS: dict[str, TollScenario] = {
    one.name: one
    for one in (
        _CALM,
        replace(_CALM, name="tolls, noisy", noise=0.35, gross=0.15, stale=0.5, breaks="spread of figures"),
        replace(_CALM, name="tolls, in steps", jumps=True, breaks="smooth growth"),
        replace(_CALM, name="tolls, undercounted", undercount=0.25, breaks="officials count all"),
        replace(_CALM, name="tolls, mixed definitions", wider_definition=0.15, breaks="one definition"),
        replace(_CALM, name="tolls, overcounted", overcounted=0.3, breaks="known figures only grow"),
    )
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of one report. ``at`` is hours since the first."""

    at: float
    source: str
    kind: SourceKind
    official: bool
    op: CountOp
    n: float
    corrects: bool = False
    vague: str = ""
    interested: bool = False


@dataclass(slots=True)
class Incident:
    final: float
    figures: list[Reported] = field(default_factory=list)


def make_incidents(scenario: TollScenario, seed: int) -> list[Incident]:
    """Incidents with their reports in order; the same seed gives the same."""
    rng = np.random.default_rng([seed, sum(map(ord, scenario.name))])
    return [_incident(scenario, rng) for _ in range(scenario.incidents)]


def _incident(scenario: TollScenario, rng: np.random.Generator) -> Incident:
    final = max(1.0, float(round(rng.lognormal(math.log(14), 1.2))))
    at_once, speed = float(rng.beta(2, 2)), float(rng.lognormal(math.log(0.15), 0.9))
    steps = np.sort(rng.exponential(1 / speed, 4)) if scenario.jumps else np.array([])
    doubled = rng.random() < scenario.overcounted
    ends = float(rng.uniform(6, 40))

    def known(hours: float) -> float:
        share = float((steps <= hours).mean()) if scenario.jumps else 1 - math.exp(-speed * hours)
        real = final * (at_once + (1 - at_once) * share)
        return real * (1.8 if doubled and hours < ends else 1.0)

    incident = Incident(final)
    times = np.sort(np.minimum(rng.lognormal(math.log(5), 1.5, int(rng.integers(3, 22))), 24.0 * 12))
    times -= times[0]
    corrected = False
    for number, at in enumerate(times):
        figure = _figure(scenario, rng, incident, float(at), known, number)
        if doubled and figure.official and at >= ends and not corrected:
            figure, corrected = replace(figure, corrects=True), True
        incident.figures.append(figure)
    return incident


def _figure(
    scenario: TollScenario,
    rng: np.random.Generator,
    incident: Incident,
    at: float,
    known: object,
    number: int,
) -> Reported:
    assert callable(known)
    if rng.random() < scenario.official_share:
        body = f"body {int(rng.integers(2))}"
        n = max(1.0, round(known(at) * (1 - scenario.undercount) * math.exp(rng.normal(0, 0.03))))
        op = CountOp.AT_LEAST if rng.random() < 0.3 else CountOp.EQ
        return Reported(at, body, SourceKind.OFFICIAL, True, op, float(n))
    source, kind = (
        f"outlet {number}",
        (SourceKind.NEWSPAPER, SourceKind.BROADCASTER, SourceKind.SOCIAL)[int(rng.integers(3))],
    )
    if incident.figures and rng.random() < scenario.stale:
        older = incident.figures[int(rng.integers(len(incident.figures)))]
        return Reported(at, source, kind, False, older.op, older.n, vague=older.vague)
    value = known(at) * math.exp(rng.normal(0, scenario.noise))
    if rng.random() < scenario.gross:
        value = known(at) * math.exp(rng.normal(0, 1.5))
    interested = bool(rng.random() < scenario.partisan)
    if interested:
        value *= 1.8 if rng.random() < 0.7 else 0.5
    if rng.random() < scenario.wider_definition:
        value *= 3.0
    n = float(max(1, round(value)))
    roll = rng.random()
    if roll < 0.4:
        lower = max(1, round(n * float(rng.uniform(0.8, 1.0))))
        return Reported(at, source, kind, False, CountOp.AT_LEAST, float(lower), interested=interested)
    if roll < 0.5 and n >= 15:
        word, size = ("dozens", 36.0) if n < 100 else ("scores", 80.0) if n < 200 else ("hundreds", 300.0)
        return Reported(at, source, kind, False, CountOp.ABOUT, size, vague=word, interested=interested)
    return Reported(at, source, kind, False, CountOp.EQ, n, interested=interested)
