# SPDX-License-Identifier: Apache-2.0
"""Embeddings that point one way share words, those that point elsewhere hardly ever."""

from __future__ import annotations

import numpy as np

from nightdesk.merging.signature import signature


def as_bytes(vector: np.ndarray) -> bytes:  # type: ignore[type-arg]
    return np.rint(vector * 127 / np.abs(vector).max()).astype(np.int8).tobytes()


def shared(noise: float) -> float:
    """The share of 300 pairs that share a word; ``noise`` is the length of what is added to a unit vector."""
    random = np.random.RandomState(5)
    met = 0
    for _ in range(300):
        one = random.standard_normal(128)
        other = one + noise * random.standard_normal(128)
        met += bool(set(signature(as_bytes(one))) & set(signature(as_bytes(other))))
    return met / 300


def test_the_likelier_the_nearer() -> None:
    assert shared(0.0) == 1
    assert shared(0.5) > 0.5
    assert shared(20.0) < 0.1


def test_nothing_is_found_under_no_embedding() -> None:
    assert signature(b"") == ()
    assert signature(bytes(128)) == signature(bytes(128))
