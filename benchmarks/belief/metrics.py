# SPDX-License-Identifier: Apache-2.0
"""Scores of probabilities against truth, with intervals."""

from __future__ import annotations

import math

import numpy as np

Array = np.ndarray
_CLIP = 1e-4


def brier(p: Array, truth: Array) -> float:
    """Mean squared error (Brier 1950)."""
    return float(np.mean((p - truth) ** 2))


def log_score(p: Array, truth: Array) -> float:
    """Mean negative log-likelihood, probabilities clipped to 1e-4."""
    q = np.clip(p, _CLIP, 1 - _CLIP)
    return float(-np.mean(truth * np.log(q) + (1 - truth) * np.log(1 - q)))


def bins(p: Array, truth: Array, *, equal_mass: bool = False, count: int = 10) -> list[tuple[float, float, int]]:
    """(mean forecast, share true, how many) of each bin that is not empty."""
    if equal_mass:
        order = np.argsort(p, kind="stable")
        groups = [part for part in np.array_split(order, count) if len(part)]
    else:
        index = np.minimum((p * count).astype(int), count - 1)
        groups = [np.flatnonzero(index == one) for one in range(count) if (index == one).any()]
    return [(float(p[group].mean()), float(truth[group].mean()), len(group)) for group in groups]


def ece(p: Array, truth: Array, *, equal_mass: bool = False) -> float:
    """Expected calibration error over ten bins."""
    return sum(n * abs(mean - share) for mean, share, n in bins(p, truth, equal_mass=equal_mass)) / len(p)


def wilson(hits: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    if not n:
        return 0.0, 1.0
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def bootstrap(p: Array, truth: Array, score: object, rounds: int = 300) -> tuple[float, float]:
    """95 % interval of a score by resampling items."""
    assert callable(score)
    rng = np.random.default_rng(0)
    found = []
    for _ in range(rounds):
        chosen = rng.integers(0, len(p), len(p))
        found.append(score(p[chosen], truth[chosen]))
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)
