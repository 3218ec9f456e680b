# SPDX-License-Identifier: Apache-2.0
"""Peers that see all claims at once, with hindsight: crowd-kit's, TruthFinder, and ACCU with copy detection.

They are given every claim that was made up to an age of its item, and never a settlement: they have no use for one.
"""

from __future__ import annotations

import importlib
import math
from collections import defaultdict
from collections.abc import Callable

import numpy as np

from benchmarks.simulation.world import HORIZONS, Move, World

Answers = list[tuple[int, str, bool]]
"""Item, source, what it says."""
NOT_MEASURED = "NOT MEASURED"


def answers(world: World, age: float) -> Answers:
    """The last word of each source on each item by that age; what was taken back is gone."""
    found: dict[tuple[int, str], bool] = {}
    for claim in world.stream():
        if claim.at - world.items[claim.item].start > age:
            continue
        key = (claim.item, claim.source.name)
        if claim.move is Move.RETRACT:
            found.pop(key, None)
        else:
            found[key] = claim.read_as
    return [(item, source, says) for (item, source), says in found.items()]


def predict(method: Callable[[Answers, int], np.ndarray], world: World) -> dict[str, np.ndarray]:
    """A batch method at every age."""
    return {name: method(answers(world, age), len(world.items)) for name, age in HORIZONS.items()}


def truthfinder(claims: Answers, items: int) -> np.ndarray:
    """TruthFinder (Yin, Han, Yu 2008), damping .3, opposite values as the only other fact."""
    trust: dict[str, float] = defaultdict(lambda: 0.9)
    confidence: dict[tuple[int, bool], float] = {}
    for _ in range(20):
        score: dict[tuple[int, bool], float] = defaultdict(float)
        for item, source, says in claims:
            score[item, says] -= math.log(max(1 - trust[source], 1e-9))
        confidence = {
            key: 1 / (1 + math.exp(-0.3 * (value - 0.5 * score.get((key[0], not key[1]), 0.0))))
            for key, value in score.items()
        }
        sums: dict[str, list[float]] = defaultdict(list)
        for item, source, says in claims:
            sums[source].append(confidence[item, says])
        trust.update({source: sum(values) / len(values) for source, values in sums.items()})
    out = np.full(items, 0.5)
    for item in range(items):
        yes, no = confidence.get((item, True)), confidence.get((item, False))
        if yes is not None:
            out[item] = yes / (yes + no) if no is not None else yes
        elif no is not None:
            out[item] = 1 - no
    return out


def accu_copy(claims: Answers, items: int, rounds: int = 4) -> np.ndarray:
    """ACCU with copy detection (Dong, Berti-Équille, Srivastava, VLDB 2009), for two values; α = .2, c = .8."""
    names = sorted({source for _, source, _ in claims})
    index = {name: number for number, name in enumerate(names)}
    said = np.zeros((len(names), items))
    by_item: list[list[tuple[int, int]]] = [[] for _ in range(items)]
    for item, source, says in claims:
        said[index[source], item] = 1 if says else -1
        by_item[item].append((index[source], 1 if says else -1))
    accuracy = np.full(len(names), 0.8)
    p = np.array([sum(v > 0 for _, v in one) / len(one) if one else 0.5 for one in by_item])
    copies = np.zeros((len(names), len(names)))
    for _ in range(rounds):
        p = np.array([_vote(one, accuracy, copies) for one in by_item])
        copies = _dependence(said, p, accuracy)
        right = np.where(said > 0, p, 1 - p) * (said != 0)
        accuracy = np.clip((right.sum(1) + 0.8 * 4) / ((said != 0).sum(1) + 4), 0.05, 0.97)
    return p


def _vote(claims: list[tuple[int, int]], accuracy: np.ndarray, copies: np.ndarray) -> float:
    total = 0.0
    heard: dict[int, list[int]] = {1: [], -1: []}
    for source, says in sorted(claims, key=lambda one: (-accuracy[one[0]], one[0])):
        independent = float(np.prod([1 - 0.8 * copies[source, other] for other in heard[says]]))
        total += says * independent * math.log(accuracy[source] / (1 - accuracy[source]))
        heard[says].append(source)
    return 1 / (1 + math.exp(-min(max(total, -500), 500)))


def _dependence(said: np.ndarray, p: np.ndarray, accuracy: np.ndarray) -> np.ndarray:
    """How probably each source copies from each other one: shared false values speak for it."""
    yes, no = (said > 0).astype(float), (said < 0).astype(float)
    shared_true = (yes * p) @ yes.T + (no * (1 - p)) @ no.T
    shared_false = (yes * (1 - p)) @ yes.T + (no * p) @ no.T
    differ = yes @ no.T + no @ yes.T
    a, b = accuracy[:, None], accuracy[None, :]
    true, false = a * b, (1 - a) * (1 - b)
    other = np.maximum(1 - true - false, 1e-6)
    c = 0.8
    log_ratio = (
        shared_true * np.log((b * c + true * (1 - c)) / true)
        + shared_false * np.log(((1 - b) * c + false * (1 - c)) / false)
        + differ * np.log(other * (1 - c) / other)
    )
    found = 1 / (1 + (1 - 0.2) / 0.2 * np.exp(-np.clip(log_ratio, -60, 60)))
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)


def crowdkit(name: str, **options: object) -> Callable[[Answers, int], np.ndarray] | None:
    """An aggregator of crowd-kit, None where it is not installed."""
    try:
        make = getattr(importlib.import_module("crowdkit.aggregation"), name)
        frame = importlib.import_module("pandas").DataFrame
    except ImportError:
        return None

    def run(claims: Answers, items: int) -> np.ndarray:
        rows = [
            (item, source, "yes" if says else "no") for item, source, says in claims
        ]  # GLAD takes truth values for a mask
        table = frame(rows, columns=["task", "worker", "label"])
        found = make(**options).fit_predict_proba(table)
        out = np.full(items, 0.5)
        out[found.index.to_numpy()] = found["yes"].to_numpy()
        return out

    return run
