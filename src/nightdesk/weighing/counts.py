# SPDX-License-Identifier: Apache-2.0
"""Numbers that move: a toll as an interval, and which figure has overtaken which.

The filter is a grid over the logarithm of the final number with samples of how fast it becomes known,
known(t) = N·(q + (1−q)·(1−e^(−αt))), after the growth of reported tolls described for earthquakes.
An overtaken figure is not wrong: it is superseded. Copies are skipped: a root counts once a figure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nightdesk.vocabulary.belief import Evidence, Interval, PropositionValue
from nightdesk.vocabulary.moments import HOUR
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Act, AttributionKind, CountOp, SourceKind, SpeakerRole

_GRID = np.linspace(math.log(0.5), math.log(200_000), 400)
_KNOWN_AT_ONCE = np.array([0.2, 0.5, 0.8, 1.0])
_SPEED = np.array([0.05, 0.3, 1.0])  # per hour
_SPREAD, _SPREAD_OFFICIAL, _GROSS_ERROR = 0.25, 0.12, 0.1
_WIDER = 1.25  # raw 90 % intervals of this filter cover about 84 % in simulation
_FLAT = 1 / (_GRID[-1] - _GRID[0])


class Figure(Value, frozen=True):
    """A figure as one claim gave it."""

    proposition: str
    value: PropositionValue
    evidence: Evidence


class Toll(Value, frozen=True):
    """A count of an event: its interval, and for each overtaken figure the one that stands now."""

    interval: Interval
    superseded: dict[str, str]


def toll(figures: Sequence[Figure]) -> Toll:
    """Weigh the figures of one count of one event, in the order of their receipt (at least one)."""
    fresh = _fresh(figures)
    best = _posterior(fresh)
    at_least = [
        one.value.n or 0.0 for one in fresh if _is_official(one.evidence) and one.value.op is not CountOp.AT_MOST
    ]
    interval = Interval(
        low=best[0], best=best[1], high=best[2], at_least=min(max(at_least), best[2]) if at_least else None
    )
    return Toll(interval=interval, superseded=overtaken(figures))


def overtaken(figures: Sequence[Figure]) -> dict[str, str]:
    """Which figure's proposition was overtaken by which.

    A higher figure overtakes a lower one; a lower one overtakes a higher only from the same origin, from
    an official body, or as a correction. Otherwise the lower is an older figure repeated late.
    """
    out: dict[str, str] = {}
    current: Figure | None = None
    for one in figures:
        if one.evidence.withdrawn or not one.evidence.supports:
            continue
        if current is None or one.proposition == current.proposition:
            current = current or one
            continue
        if _overtakes(one, current):
            out[current.proposition] = one.proposition
            out.pop(one.proposition, None)
            current = one
        else:
            out.setdefault(one.proposition, current.proposition)
    return out


def _overtakes(new: Figure, old: Figure) -> bool:
    n, m = new.value.n or 0.0, old.value.n or 0.0
    if n != m:
        return n > m or _may_lower(new, old)
    return old.value.op is not CountOp.EQ and new.value.op is CountOp.EQ


def _may_lower(new: Figure, old: Figure) -> bool:
    if new.evidence.act is Act.CORRECT or new.evidence.root == old.evidence.root:
        return True
    return _is_official(new.evidence) and not _is_official(old.evidence)


def _is_official(one: Evidence) -> bool:
    return (
        one.speaker_kind is AttributionKind.OFFICIAL
        or one.speaker_role is SpeakerRole.AUTHORITY
        or (one.source_kind is SourceKind.OFFICIAL and one.speaker_kind is None)
    )


def _fresh(figures: Sequence[Figure]) -> list[Figure]:
    """The last figure of each root; the same figure of the same root is one."""
    last: dict[str, Figure] = {}
    for one in figures:
        if one.evidence.supports and not one.evidence.withdrawn:
            held = last.get(one.evidence.root)
            if held is None or held.proposition != one.proposition:
                last.pop(one.evidence.root, None)
                last[one.evidence.root] = one
    seen: dict[str, Figure] = {}
    for one in last.values():
        seen.setdefault(one.proposition, one)
    return list(seen.values()) or list(figures[:1])


def _posterior(figures: Sequence[Figure]) -> tuple[float, float, float]:
    """5 %, median and 95 % of the final number."""
    start = figures[0].evidence.received
    q, speed = (grid.ravel() for grid in np.meshgrid(_KNOWN_AT_ONCE, _SPEED))
    density = np.zeros((len(_GRID), len(q)))
    for one in figures:
        hours = max(one.evidence.received - start, 0) / HOUR
        known = _GRID[:, None] + np.log(q + (1 - q) * (1 - np.exp(-speed * hours)))[None, :]
        density += np.log(_likelihood(one, known))
    weights = np.exp(density - density.max()).sum(axis=1)
    cumulated = np.cumsum(weights / weights.sum())
    low, middle, high = (float(_GRID[np.searchsorted(cumulated, share)]) for share in (0.05, 0.5, 0.95))
    return (
        float(round(math.exp(middle - (middle - low) * _WIDER))),
        float(round(math.exp(middle))),
        float(round(math.exp(middle + (high - middle) * _WIDER))),
    )


def _likelihood(one: Figure, known: np.ndarray) -> np.ndarray:
    n = math.log(max(one.value.n or 0.0, 0.5))
    spread = _SPREAD_OFFICIAL if _is_official(one.evidence) else _SPREAD
    near = np.exp(-0.5 * ((n - known) / spread) ** 2) / (spread * math.sqrt(2 * math.pi))
    if one.value.op is CountOp.AT_LEAST:
        near = 0.5 * near + 0.5 / (1 + np.exp(-(known - n) / spread))
    elif one.value.op is CountOp.AT_MOST:
        near = 0.5 * near + 0.5 / (1 + np.exp((known - n) / spread))
    elif one.value.op is CountOp.ABOUT:
        near = np.exp(-0.5 * ((n - known) / (2 * spread)) ** 2) / (2 * spread * math.sqrt(2 * math.pi))
    mixed: np.ndarray = (1 - _GROSS_ERROR) * near + _GROSS_ERROR * _FLAT
    return mixed
