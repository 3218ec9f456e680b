# SPDX-License-Identifier: Apache-2.0
"""Reliability diagrams as figures: ``python -m benchmarks.belief.figures FOLDER`` writes one SVG for calm, one for the herd."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from benchmarks.belief import metrics
from benchmarks.belief.runs import Pool, run_scenario
from benchmarks.simulation.scenarios import CALM, HERD
from nightdesk.telling import reliability_svg
from nightdesk.vocabulary.views import BinView

_METHODS = ("ours", "attribution only", "naive Bayes")


def draw(pool: Pool, scenario: str, folder: Path) -> None:
    """One figure for each method, at the end."""
    truth = np.concatenate(pool.truth)
    for method in _METHODS:
        found = metrics.bins(pool.of(method, "end"), truth)
        bins = [BinView(low=0, high=1, n=n, mean=mean, true=share) for mean, share, n in found]
        name = f"reliability-{scenario}-{method.replace(' ', '-').lower()}.svg"
        (folder / name).write_text(reliability_svg(bins, f"{method}, {scenario}"), "utf-8")


if __name__ == "__main__":
    for scenario in (CALM, HERD):
        draw(run_scenario(scenario, 3, peers=False), scenario.name, Path(sys.argv[1]))
