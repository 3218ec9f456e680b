# SPDX-License-Identifier: Apache-2.0
"""Runs of all methods over the worlds of one scenario, pooled over seeds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks.belief import batch, simple
from benchmarks.belief.evidence import told
from benchmarks.belief.ours import Ours
from benchmarks.belief.predictions import Course, Method, follow
from benchmarks.simulation.generate import make_world
from benchmarks.simulation.scenarios import Scenario
from benchmarks.simulation.world import HORIZONS, Item, Move

STREAMING: dict[str, Callable[[], Method]] = {
    "ours": Ours,
    "attribution only": simple.attribution_only,
    "oracle": simple.Oracle,
    "majority": simple.Majority,
    "latest wins": simple.Latest,
    "best source wins": simple.BestSource,
    "naive Bayes": simple.NaiveBayes,
    "log-odds mean": lambda: simple.Pooled(1.0),
    "log-odds mean, extremised": lambda: simple.Pooled(2.5),
    "ours, without learning": lambda: Ours(learns=False),
}
BATCH: dict[str, Callable[[batch.Answers, int], np.ndarray] | None] = {
    "TruthFinder": batch.truthfinder,
    "ACCU with copying": batch.accu_copy,
    "Dawid-Skene, one coin": batch.crowdkit("OneCoinDawidSkene", n_iter=50),
    "Dawid-Skene": batch.crowdkit("DawidSkene", n_iter=50),
    "MACE": batch.crowdkit("MACE", n_iter=20, n_restarts=2),
    "GLAD": batch.crowdkit("GLAD", n_iter=10, silent=True),
}
_MOVING = ("ours", "attribution only", "majority")
_UNANIMOUS = 5
FIRST_SEED = 1000
"""Worlds from here on are reported; the model was tuned on others (0 … 999)."""


@dataclass(slots=True)
class Pool:
    """Forecasts of each method at each age, with truth; a third of each world was only learned from."""

    truth: list[np.ndarray] = field(default_factory=list)
    unanimous: list[np.ndarray] = field(default_factory=list)  # false, though five or more reports all affirm it
    forecasts: dict[str, dict[str, list[np.ndarray]]] = field(default_factory=dict)
    courses: dict[str, list[tuple[Course, bool]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    claims: int = 0

    def of(self, method: str, age: str) -> np.ndarray:
        return np.concatenate(self.forecasts[method][age])


def run_scenario(scenario: Scenario, seeds: int, *, peers: bool) -> Pool:
    """All streaming methods over every seed; the batch peers over the first world only, where asked for."""
    pool = Pool()
    for seed in range(FIRST_SEED, FIRST_SEED + seeds):
        world = make_world(scenario, seed)
        claims = told(world)
        start = len(world.items) // 3
        pool.claims += len(claims)
        pool.truth.append(np.array([float(one.true) for one in world.items[start:]]))
        pool.unanimous.append(np.array([_is_unanimous(one) for one in world.items[start:]]))
        for name, make in STREAMING.items():
            if not peers and name not in {"ours", "attribution only", "oracle", "majority", "naive Bayes"}:
                continue
            courses: dict[int, Course] | None = {} if name in _MOVING else None
            before = time.process_time()
            found = follow(make(), world, claims, courses)
            pool.seconds[name] = pool.seconds.get(name, 0.0) + time.process_time() - before
            _keep(pool, name, found, start)
            if courses is not None:
                kept = [(courses[one.number], one.true) for one in world.items[start:]]
                pool.courses.setdefault(name, []).extend(kept)
        for name, batched in BATCH.items() if peers and seed == FIRST_SEED else ():
            if batched is not None:
                before = time.process_time()
                _keep(pool, name, batch.predict(batched, world), start)
                pool.seconds[name] = time.process_time() - before
    return pool


def _keep(pool: Pool, name: str, found: dict[str, np.ndarray], start: int) -> None:
    for age in HORIZONS:
        pool.forecasts.setdefault(name, {}).setdefault(age, []).append(found[age][start:])


def _is_unanimous(item: Item) -> bool:
    said = [one for one in item.claims if one.move is Move.SAY]
    return not item.true and len(said) >= _UNANIMOUS and all(one.read_as for one in said)
