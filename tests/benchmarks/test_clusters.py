# SPDX-License-Identifier: Apache-2.0
"""The scorer against figures that are published or follow from the definitions by hand."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from benchmarks.clusters import _best_matching, adjusted_rand, b_cubed, ceaf_e, clusters_of, f1, lea, muc, scores
from hypothesis import given
from hypothesis import strategies as st


def parse(text: str) -> list[frozenset[object]]:
    return [frozenset(one) for one in text.split()]


# The example of Pradhan et al. (ACL 2014, section 4): key {a,b,c} {d,e,f,g}; response {a,b} {c,d} {f,g,h,i}.
# It is worked through in the paper for every metric; h and i are in the response alone, e in the key alone.
KEY, RESPONSE = parse("abc defg"), parse("ab cd fghi")


@pytest.mark.parametrize(
    ("metric", "recall", "precision", "harmonic"),
    [(muc, 0.40, 0.40, 0.40), (b_cubed, 0.42, 0.50, 0.46), (ceaf_e, 0.65, 0.43, 0.52)],
)
def test_the_worked_example_of_the_reference_scorer(metric, recall, precision, harmonic) -> None:  # type: ignore[no-untyped-def]
    top, bottom = metric(KEY, RESPONSE)
    assert top / bottom == pytest.approx(recall, abs=0.006)
    top, bottom = metric(RESPONSE, KEY)
    assert top / bottom == pytest.approx(precision, abs=0.006)
    assert f1(KEY, RESPONSE, metric) == pytest.approx(harmonic, abs=0.006)


def test_the_worked_example_of_lea() -> None:
    """Moosavi and Strube (ACL 2016, section 4.2): the same clusterings; recall (3·1/3 + 4·1/6) / 7, precision (2 + 0 + 4·1/6) / 8."""
    top, bottom = lea(KEY, RESPONSE)
    assert top / bottom == pytest.approx((3 * 1 / 3 + 4 * 1 / 6) / 7)
    top, bottom = lea(RESPONSE, KEY)
    assert top / bottom == pytest.approx((2 * 1 + 0 + 4 * 1 / 6) / 8)


@pytest.mark.parametrize("text", ["abc de f", "a b c", "abcdef"])
def test_a_clustering_agrees_with_itself(text: str) -> None:
    found = scores(parse(text), parse(text))
    assert found["b3"] == found["ceafe"] == found["lea"] == 1
    assert found["muc"] == (0 if text == "a b c" else 1)


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_matching_is_the_best(rows: list[list[float]]) -> None:
    best = max(sum(row[j] for row, j in zip(rows, order, strict=False)) for order in permutations(range(4), len(rows)))
    assert _best_matching([dict(enumerate(row)) for row in rows]) == pytest.approx(best)


def test_adjusted_rand_is_one_for_equal_and_near_nothing_for_chance() -> None:
    rng = random.Random(3)
    one = {i: rng.randrange(20) for i in range(600)}
    other = {i: rng.randrange(20) for i in range(600)}
    assert adjusted_rand(one, {i: -name for i, name in one.items()}) == 1
    assert abs(adjusted_rand(one, other)) < 0.02


def test_clusters_of_names() -> None:
    assert sorted(map(sorted, clusters_of({"a": 1, "b": 2, "c": 1}))) == [["a", "c"], ["b"]]
