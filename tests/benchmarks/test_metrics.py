# SPDX-License-Identifier: Apache-2.0
"""Metrics on worked examples, and what must hold of them always."""

from __future__ import annotations

import itertools

import pytest
from benchmarks.metrics import Tally, accuracy, bootstrap, cohens_kappa, macro_f1, matched, mean_absolute_error, pearson
from hypothesis import given
from hypothesis import strategies as st

SETS = st.lists(st.frozensets(st.integers(0, 5), min_size=1, max_size=3), max_size=5)


def test_tally() -> None:
    tally = Tally()
    tally.add(1, 2, 1)
    tally.add(1, 1, 3)
    assert tally.scores() == {"precision": 0.6667, "recall": 0.5, "f1": 0.5714, "wanted": 4}
    assert Tally().f1 == 0


def test_macro_f1_by_hand() -> None:
    """a: 2 of 2 wanted, 3 found → 0.8; b: 1 of 2 wanted, 1 found → 2/3; c: found only → 0."""
    pairs = [("a", "a"), ("a", "a"), ("b", "a"), ("b", "b"), ("d", "c")]
    assert macro_f1(pairs) == pytest.approx((0.8 + 2 / 3 + 0 + 0) / 4)
    assert accuracy(pairs) == 0.6


def test_kappa_by_hand() -> None:
    """20 both yes, 15 both no, 5 and 10 apart: .7 agree, .5 by chance."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert cohens_kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1)
    assert cohens_kappa([("a", "a")] * 3) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_has_no_side_and_is_no_more_than_accuracy(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa(pairs)
    assert kappa == pytest.approx(cohens_kappa([(b, a) for a, b in pairs]))
    assert kappa <= accuracy(pairs) + 1e-9


def test_errors_and_correlation() -> None:
    pairs = [(1.0, 2.0), (2.0, 2.0), (3.0, 5.0)]
    assert mean_absolute_error(pairs) == 1
    assert pearson(pairs) == pytest.approx(0.8660254)
    assert pearson([(1.0, 2.0), (2.0, 2.0)]) == 0
    assert pearson([(1.0, 3.0), (2.0, 1.0)]) == pytest.approx(-1)


def test_interval_holds_the_score_and_draws_whole_units() -> None:
    units = [[("a", "a")] * 3, [("a", "b")] * 3, [("b", "b")] * 3, [("b", "b")] * 3]
    low, high = bootstrap(units, accuracy)
    assert low < 0.75 < high
    assert bootstrap(units, lambda drawn: float(len(drawn)), 50) == [12, 12]
    assert bootstrap([], accuracy) == []


def test_one_span_has_one_partner() -> None:
    """The first gold span fits both; taking the wrong one would leave the second without."""
    gold, got = [frozenset({1, 2, 3}), frozenset({3})], [frozenset({3}), frozenset({1})]
    assert matched(gold, got, frozenset.__and__) == 2
    assert matched(gold, got, frozenset.__eq__) == 1
    assert matched(gold[1:] * 2, got, frozenset.__and__) == 1


@given(SETS, SETS)
def test_matching_is_the_best_there_is(gold: list[frozenset[int]], got: list[frozenset[int]]) -> None:
    short, long = sorted((gold, got), key=len)
    best = max(
        (sum(bool(a & b) for a, b in zip(short, order, strict=False)) for order in itertools.permutations(long)),
        default=0,
    )
    assert matched(gold, got, frozenset.__and__) == best
