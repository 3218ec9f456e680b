# SPDX-License-Identifier: Apache-2.0
"""Reliability diagrams as figures: one SVG a method and scenario."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.belief import metrics
from benchmarks.belief.runs import Pool
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
