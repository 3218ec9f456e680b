# SPDX-License-Identifier: Apache-2.0
"""Ridge logistic regression by Newton's method (iteratively reweighted least squares), in numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def fit(x: Floats, y: Floats, *, ridge: float = 1.0, weights: Floats | None = None, steps: int = 30) -> Floats:
    """Intercept and coefficients that maximise the penalised likelihood.

    Args:
        x: (samples, features); scaled inside, so that the penalty treats features alike.
        y: (samples,) of 0 and 1, or chances.
        ridge: weight of the squared coefficients; the intercept is free.
        weights: (samples,) how much each counts.
    """
    scale = x.std(axis=0) + 1e-9
    centre = x.mean(axis=0)
    rows = np.hstack([np.ones((len(x), 1)), (x - centre) / scale])
    counted = np.ones(len(x)) if weights is None else weights
    penalty = np.diag([1e-6] + [ridge] * x.shape[1])
    found = np.zeros(rows.shape[1])
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        spread = counted * np.maximum(chances * (1 - chances), 1e-6)
        step = np.linalg.solve(
            rows.T @ (rows * spread[:, None]) + penalty, rows.T @ (counted * (y - chances)) - penalty @ found
        )
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    coefficients = found[1:] / scale
    out: Floats = np.concatenate([[found[0] - coefficients @ centre], coefficients])
    return out
