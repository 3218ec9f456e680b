# SPDX-License-Identifier: Apache-2.0
"""Scores become the spans that they speak for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from benchmarks.decoding import Floats, confidence, runs_of, spans_of, windows_of

BIO = ("O", "B-a", "I-a", "B-b", "I-b")
ROLES = ("O", "agent", "patient")


def scored(best: Sequence[str], labels: Sequence[str]) -> Floats:
    return np.array([[2.0 if label == one else 0.0 for label in labels] for one in best], np.float32)


def test_bio() -> None:
    logits = scored(["B-a", "I-a", "B-a", "O", "I-b", "I-b", "I-a"], BIO)
    assert spans_of(logits, BIO, shift=10) == [(10, 12, "a"), (12, 13, "a"), (14, 16, "b"), (16, 17, "a")]


def test_runs() -> None:
    logits = scored(["agent", "agent", "O", "agent", "patient"], ROLES)
    assert runs_of(logits, ROLES, shift=1) == [(1, 3, "agent"), (4, 5, "agent"), (5, 6, "patient")]


def test_roles_that_an_event_does_not_have_give_way() -> None:
    logits = np.array([[0.0, 3.0, 1.0], [2.0, 3.0, 1.0]], np.float32)
    assert runs_of(logits, ROLES, {"patient"}) == [(0, 1, "patient")]


def test_confidence_counts_both_labels_of_a_span() -> None:
    logits = np.log(np.array([[0.2, 0.5, 0.3, 1e-9, 1e-9], [0.4, 0.1, 0.5, 1e-9, 1e-9]], np.float32))
    assert confidence(logits, (0, 2, "a"), BIO) == pytest.approx((0.8 + 0.6) / 2, abs=1e-4)


def test_windows_cover_the_text() -> None:
    words = [f"w{i}" for i in range(250)]
    windows = windows_of(words, [(i, i + 50) for i in range(0, 250, 50)])
    assert [word for window, _ in windows for word in window.words] == words
    assert [start for _, start in windows] == [0, 100, 200]
    assert windows[0][0].starts == (0, 50)
