# SPDX-License-Identifier: Apache-2.0
"""How a number becomes known: a grid over the logarithm of the final number, times samples of its growth.

known(t) = N·(q + (1−q)·(1−e^(−αt))), after the growth of reported earthquake tolls (N(t) = N₀·(1−e^(−αt)));
the q and α sampled here, the spreads and the factor that widens the interval are ours, from simulation.

Each course is taken three ways: as it is; with officials who never admit all (Vesco et al. 2026 on undercounting);
and with everybody counting some twice at first (Bam 2003: 41,000, then 26,271). What newsrooms say beside officials, and
late figures beside early ones, tells which it is; until then the interval is as wide as the doubt.
"""

from __future__ import annotations

import math

import numpy as np

from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import CountOp

_GRID = np.linspace(math.log(0.5), math.log(200_000), 400)
_COURSES = [grid.ravel() for grid in np.meshgrid(np.array([0.15, 0.4, 0.65, 0.9]), np.array([0.03, 0.1, 0.3, 1.0]))]
_ADMITTED, _TWICE = 0.7, 2.0  # share that officials admit at most; by how much early figures count twice
_WAYS = (  # chance, log of the share that officials admit, log of the double count, hours that it lasts
    (0.76, 0.0, 0.0, 0.0),
    (0.10, math.log(_ADMITTED), 0.0, 0.0),
    (0.07, 0.0, math.log(_TWICE), 15.0),
    (0.07, 0.0, math.log(_TWICE), 36.0),
)
_Q, _SPEED = (np.tile(one, len(_WAYS)) for one in _COURSES)
_CHANCE, _OFFICIAL, _DOUBLED, _LASTS = (np.repeat(np.array(one), len(_COURSES[0])) for one in zip(*_WAYS, strict=True))
_PRIOR = -0.15 * np.maximum(_GRID - math.log(10), 0)[:, None] + np.log(_CHANCE)[None, :]  # large tolls are rarer
_SPREAD, _SPREAD_OFFICIAL, _SPREAD_PARTY = 0.22, 0.10, 0.60
_GROSS, _GROSS_OFFICIAL, _GROSS_SUM = 0.12, 0.05, 0.6
_PARTY_BIAS = 0.3  # in logs: parties overstate more often than they understate
_BOUND = 0.35  # how far below what is known a bound is put, in logs
_FLAT = 1 / (_GRID[-1] - _GRID[0])
WIDER = 0.75  # so that 90 % intervals cover 90 % in simulation


class Reported(Value, frozen=True):
    """A figure: number, operator, hours since the first, and who stands behind it."""

    n: float
    op: CountOp
    hours: float
    official: bool = False
    interested: bool = False
    doubtful: bool = False  # the sum of two other figures


def log_likelihood(one: Reported) -> np.ndarray:
    """For each final number of the grid and each course of growth, how probable the figure is (logs)."""
    share = np.log(_Q + (1 - _Q) * (1 - np.exp(-_SPEED * one.hours))) + _DOUBLED * (one.hours < _LASTS)
    known = _GRID[:, None] + (share + _OFFICIAL if one.official else share)[None, :]
    n = math.log(max(one.n, 0.5))
    spread = _SPREAD_PARTY if one.interested else _SPREAD_OFFICIAL if one.official else _SPREAD
    spread = math.hypot(spread, 0.35) if one.op is CountOp.ABOUT else math.hypot(spread, 0.3 / max(one.n, 1.0))
    off = (n - (_PARTY_BIAS if one.interested else 0.0) - known) / spread
    near = np.exp(-0.5 * off**2) / (spread * math.sqrt(2 * math.pi))
    if one.op in {CountOp.AT_LEAST, CountOp.AT_MOST}:
        side = off if one.op is CountOp.AT_LEAST else -off
        beyond = np.maximum(-side * spread, 0.0)  # how far what is known lies beyond the bound, in logs
        near = 0.6 * near + 0.4 * np.exp(-beyond / _BOUND) / _BOUND / (1 + np.exp(np.clip(side * 2, -50, 50)))
    gross = _GROSS_SUM if one.doubtful else _GROSS_OFFICIAL if one.official else _GROSS
    return np.asarray(np.log((1 - gross) * near + gross * _FLAT))


def interval(parts: list[np.ndarray], wider: float = WIDER) -> tuple[float, float, float]:
    """5 %, median and 95 % of the final number, given what each figure says."""
    density = _PRIOR.copy()
    for one in parts:
        density += one
    weights = np.exp(density - density.max()).sum(axis=1)
    cumulated = np.cumsum(weights / weights.sum())
    low, middle, high = (float(_GRID[np.searchsorted(cumulated, share)]) for share in (0.05, 0.5, 0.95))
    return (
        float(round(math.exp(middle - (middle - low) * wider))),
        float(round(math.exp(middle))),
        float(round(math.exp(middle + (high - middle) * wider))),
    )
