# SPDX-License-Identifier: Apache-2.0
"""Scenario and seed → world. A proposition exists because somebody reported it; others follow, copy or check."""

from __future__ import annotations

import math

import numpy as np

from benchmarks.simulation.following import Following
from benchmarks.simulation.scenarios import Scenario
from benchmarks.simulation.world import Item, Move, Part, SimClaim, SimSource, World
from nightdesk.vocabulary.terms import SourceKind

SPAN = 24.0 * 240  # hours over which propositions begin
TOPICS = 6
_KINDS: dict[SourceKind, tuple[int, float, float, float]] = {
    # how many, accuracy (a, b of a Beta), chance of copying
    SourceKind.WIRE: (6, 18, 2, 0.1),
    SourceKind.NEWSPAPER: (60, 8, 2, 0.35),
    SourceKind.BROADCASTER: (38, 8, 2, 0.4),
    SourceKind.BLOG: (60, 5, 3, 0.55),
    SourceKind.SOCIAL: (140, 4, 3, 0.65),
}
_OFFICE = SimSource("office", SourceKind.OFFICIAL, 0.97, 0.0, 1.0)
_RETRACTS_WRONG, _RETRACTS_RIGHT = 0.4, 0.01
_DENIES_TRUE, _DENIES_FALSE, _ADMITS_TRUE, _ADMITS_FALSE = 0.6, 0.8, 0.1, 0.005


def make_world(scenario: Scenario, seed: int) -> World:
    """A world of ``scenario.items`` propositions; the same seed gives the same world."""
    rng = np.random.default_rng([seed, sum(map(ord, scenario.name))])
    sources = _sources(scenario, rng)
    following = Following(scenario, sources, rng, SPAN)
    starts = np.sort(rng.uniform(0, SPAN, scenario.items))
    items = [_item(number, float(start), scenario, following, rng) for number, start in enumerate(starts)]
    return World(scenario.name, sources, items)


def _sources(scenario: Scenario, rng: np.random.Generator) -> list[SimSource]:
    made = []
    for kind, (count, a, b, copying) in _KINDS.items():
        for number in range(count):
            prominence = (
                rng.pareto(scenario.tail) + 0.05
                if scenario.tail
                else rng.lognormal(0, 1.0) * (3 if kind is SourceKind.WIRE else 1)
            )
            made.append(
                SimSource(
                    name=f"{kind.value} {number}",
                    kind=kind,
                    accuracy=float(np.clip(rng.beta(a, b), 0.05, 0.98)),
                    copying=float(np.clip(rng.beta(8 * copying, 8 * (1 - copying)), 0.02, 0.9)),
                    prominence=float(prominence),
                    of_state=kind in {SourceKind.NEWSPAPER, SourceKind.BROADCASTER} and number % 5 == 0,
                    by_topic={topic: float(rng.normal(0, scenario.topic_shift)) for topic in range(TOPICS)},
                    later=float(rng.choice([-1.5, 1.0])) if rng.random() < scenario.drift else 0.0,
                )
            )
    return made


def _item(number: int, start: float, scenario: Scenario, following: Following, rng: np.random.Generator) -> Item:
    first = following.pick(set())
    topic = int(rng.integers(TOPICS))
    right = following.chance_right(first, topic, start, 0.0)
    true = bool(rng.random() < right)
    if following.pushed(topic, true):
        true = False
    settled = rng.random() < (scenario.settled_if_true if true else scenario.settled_if_false)
    item = Item(
        number=number,
        true=true,
        start=start,
        topic=topic,
        checkable=bool(rng.random() < 0.2),
        settled_at=start + float(rng.uniform(72, 168)) if settled else None,
    )
    opening = SimClaim(number, start, first, says=True, hedged=following.hedges(true), right=right)
    item.claims.append(opening)
    following.fill(item)
    _party(item, rng)
    _check(item, rng)
    _retractions(item, scenario, rng)
    _misread(item, scenario, rng)
    item.claims.sort(key=lambda one: one.at)
    return item


def _party(item: Item, rng: np.random.Generator) -> None:
    """In one of ten there is somebody who would rather that it were not so."""
    if rng.random() >= 0.1:
        return
    party = SimSource(f"party {item.number % 7}", SourceKind.OFFICIAL, 0.5, 0.0, 1.0)
    at = item.start + float(rng.lognormal(math.log(4), 0.8))
    if rng.random() < (_ADMITS_TRUE if item.true else _ADMITS_FALSE):
        item.claims.append(SimClaim(item.number, at, party, says=True, part=Part.ADMITS, right=20 / 21))
    elif rng.random() < (_DENIES_TRUE if item.true else _DENIES_FALSE):
        right = _DENIES_FALSE / (_DENIES_TRUE + _DENIES_FALSE)
        item.claims.append(SimClaim(item.number, at, party, says=False, part=Part.INTERESTED, right=right))


def _check(item: Item, rng: np.random.Generator) -> None:
    """Where somebody can know, true things are confirmed in about two hours, false ones denied in fourteen."""
    if not item.checkable or rng.random() >= (0.8 if item.true else 0.6):
        return
    says = item.true if rng.random() < _OFFICE.accuracy else not item.true
    at = item.start + float(rng.exponential(2.0 if item.true else 14.0)) + 0.2
    item.claims.append(SimClaim(item.number, at, _OFFICE, says=says, part=Part.KNOWS, right=_OFFICE.accuracy))


def _retractions(item: Item, scenario: Scenario, rng: np.random.Generator) -> None:
    for claim in [one for one in item.claims if one.origin is None and one.part is Part.NEUTRAL]:
        wrong = claim.says != item.true
        if rng.random() < (_RETRACTS_WRONG if wrong else _RETRACTS_RIGHT):
            at = claim.at + float(rng.exponential(scenario.retraction_delay)) + 0.1
            item.claims.append(
                SimClaim(item.number, at, claim.source, says=not claim.says, move=Move.RETRACT, target=claim)
            )


def _misread(item: Item, scenario: Scenario, rng: np.random.Generator) -> None:
    noise = scenario.extraction_noise
    for claim in item.claims[1:]:
        if noise and claim.move is Move.SAY:
            claim.misread = bool(rng.random() < noise)
            claim.extraction = float(np.clip(rng.normal(1 - noise, 0.08), 0.5, 1.0))
