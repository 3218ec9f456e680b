# SPDX-License-Identifier: Apache-2.0
"""``python -m benchmarks belief``: ours and peers on the same simulated claims, with the gates that must hold.

One command runs the whole: every world, the tolls, the cost and, with ``--data``, the real sets; it says on stderr how far it
is, and draws the reliability diagrams of docs/benchmarks.md anew. Two worlds of every scenario, three of calm and herd;
``--split full`` takes four of each, ``--split quick`` one and no peers. crowd-kit is measured where it is installed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.belief import metrics, population, rumours
from benchmarks.belief.batch import NOT_MEASURED
from benchmarks.belief.cost import measure_cost
from benchmarks.belief.figures import draw
from benchmarks.belief.predictions import Course
from benchmarks.belief.runs import BATCH, Pool, run_scenario
from benchmarks.belief.tolls import measure_tolls
from benchmarks.simulation.scenarios import SCENARIOS, Scenario
from benchmarks.simulation.world import HORIZONS

_SEEDS = {"herd": 3, "calm": 3}
_OTHERS, _FULL = 2, 4
_FIGURES = Path(__file__).parents[2] / "docs" / "figures"
_ECE_CALM, _ECE_HERD, _FALSE_UNANIMOUS, _CLOSED, _PRECISION = 0.03, 0.05, 0.05, 0.5, 0.97


def run(data: Path, split: str) -> dict[str, object]:
    """Every scenario, every method, every age; then the gates, the tolls and the real sets."""
    result: dict[str, object] = {}
    pools: dict[str, Pool] = {}
    for name, scenario in SCENARIOS.items():
        seeds = {"full": _FULL, "quick": 1}.get(split, _SEEDS.get(name, _OTHERS))
        pools[name] = run_scenario(scenario, seeds, peers=name in _SEEDS and split != "quick")
        result |= _rows(name, pools[name])
        sys.stderr.write(f"{name}: {seeds} worlds, {time.process_time():,.0f} s of one processor so far\n")
    for name in _SEEDS if split != "quick" else ():
        draw(pools[name], name, _FIGURES)
    result |= {f"crowd-kit, {name}": NOT_MEASURED for name, method in BATCH.items() if method is None}
    result |= _gates(pools)
    result |= measure_cost()
    result |= measure_tolls()
    result |= population.run(data, split)
    result |= rumours.run(data, split)
    return result


def _rows(scenario: str, pool: Pool) -> dict[str, object]:
    rows: dict[str, object] = {}
    for method, by_age in pool.forecasts.items():
        size = len(by_age["end"])
        truth, unanimous = np.concatenate(pool.truth[:size]), np.concatenate(pool.unanimous[:size])
        for age in HORIZONS:
            rows[f"{scenario} | {method} | {age}"] = _scores(pool.of(method, age), truth, unanimous)
        rows[f"{scenario} | {method} | cost"] = {"µs a claim": round(pool.seconds[method] / pool.claims * 1e6, 1)}
    for method, courses in pool.courses.items():
        rows[f"{scenario} | {method} | course"] = {
            "flips": round(float(np.mean([one.flips for one, _ in courses])), 3),
            **_corrected(courses),
        }
    return rows


def _corrected(courses: list[tuple[Course, bool]]) -> dict[str, object]:
    """Hours until a false proposition is on the right side for good: share that gets there, and their median."""
    false = [one.right_from for one, true in courses if not true]
    there = [age for age in false if age is not None]
    return {
        "false ones corrected": round(len(there) / max(len(false), 1), 3),
        "median hours": round(float(np.median(there)), 2) if there else None,
    }


def _scores(p: np.ndarray, truth: np.ndarray, unanimous: np.ndarray) -> dict[str, object]:
    high = p > 0.95
    low, up = metrics.bootstrap(p, truth, metrics.brier)
    return {
        "Brier": round(metrics.brier(p, truth), 4),
        "95 %": f"{low:.4f}-{up:.4f}",
        "log": round(metrics.log_score(p, truth), 4),
        "ECE": round(metrics.ece(p, truth), 4),
        "ECE, equal mass": round(metrics.ece(p, truth, equal_mass=True), 4),
        "above .95": round(float(high.mean()), 3),
        "true above .95": round(float(truth[high].mean()), 4) if high.any() else None,
        "false but unanimous above .95": f"{int((p[unanimous] > 0.95).sum())}/{int(unanimous.sum())}",
    }


def _gates(pools: dict[str, Pool]) -> dict[str, object]:
    gates: dict[str, object] = {}
    hits = items = 0
    for name, pool in pools.items():
        truth, unanimous = np.concatenate(pool.truth), np.concatenate(pool.unanimous)
        herd = _is_herd(SCENARIOS[name])
        for age in ("6 h", "end"):
            ours, trusting, oracle = (pool.of(one, age) for one in ("ours", "attribution only", "oracle"))
            gap = metrics.brier(trusting, truth) - metrics.brier(ours, truth)
            closed = gap / (metrics.brier(trusting, truth) - metrics.brier(oracle, truth))
            low, high = _paired(trusting, ours, truth)
            ece, most = metrics.ece(ours, truth), _ECE_HERD if herd else _ECE_CALM
            gates[f"gate | {name} | {age}"] = {
                "better by": f"{gap:.4f} ({low:.4f}-{high:.4f})",
                "better": gap > 0,
                "gap closed": round(closed, 3),
                **({"half closed": closed >= _CLOSED} if herd else {}),
                "ECE": round(ece, 4),
                f"ECE <= {most}": ece <= most,
            }
        above = pool.of("ours", "end")[unanimous] > 0.95
        hits, items = hits + int(above.sum()), items + int(unanimous.sum())
        share = metrics.wilson(int(above.sum()), int(unanimous.sum()))[1]
        gates[f"gate | {name} | false but unanimous"] = {
            "above .95": f"{int(above.sum())}/{int(unanimous.sum())}", "upper 95 %": round(share, 4),
            **({"holds": share <= _FALSE_UNANIMOUS} if unanimous.sum() >= 500 else {}),
        }  # fmt: skip
    up = metrics.wilson(hits, items)[1]
    gates["gate | all | false but unanimous"] = {
        "above .95": f"{hits}/{items}", "upper 95 %": round(up, 4), "holds": items >= 500 and up <= _FALSE_UNANIMOUS,
    }  # fmt: skip
    return gates


def _is_herd(scenario: Scenario) -> bool:
    return scenario.herded_if_false > 0


def _paired(trusting: np.ndarray, ours: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """95 % bootstrap interval of the gain in Brier score on the same items."""
    gains = (trusting - truth) ** 2 - (ours - truth) ** 2
    rng = np.random.default_rng(0)
    means = [float(gains[rng.integers(0, len(gains), len(gains))].mean()) for _ in range(300)]
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
