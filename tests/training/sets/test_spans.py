# SPDX-License-Identifier: Apache-2.0
"""Windows hold whole sentences in order, and spans keep their words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from training.sets.spans import around, packed, shifted, tagged, viewed

LENGTHS = st.lists(st.integers(1, 40), min_size=1, max_size=20)


def sentences(lengths: list[int]) -> list[tuple[int, int]]:
    bounds = [sum(lengths[:i]) for i in range(len(lengths) + 1)]
    return list(pairwise(bounds))


@given(LENGTHS, st.integers(5, 60))
def test_packing_keeps_every_sentence_once(lengths: list[int], limit: int) -> None:
    marks = sentences(lengths)
    runs = packed(marks, limit)
    assert [i for first, after in runs for i in range(first, after)] == list(range(len(marks)))
    assert all(after == first + 1 or marks[after - 1][1] - marks[first][0] <= limit for first, after in runs)


@given(LENGTHS, st.integers(5, 60), st.data())
def test_a_window_about_a_sentence_holds_it_and_cannot_grow(
    lengths: list[int], limit: int, data: st.DataObject
) -> None:
    marks = sentences(lengths)
    index = data.draw(st.integers(0, len(marks) - 1))
    first, after = around(marks, index, limit)
    size = marks[after - 1][1] - marks[first][0]
    assert first <= index < after
    assert after == first + 1 or size <= limit
    assert first == 0 or size + lengths[first - 1] > limit
    assert after == len(marks) or size + lengths[after] > limit


def test_spans_that_a_window_cuts_are_not_labelled() -> None:
    assert shifted([(2, 4, "a"), (4, 6, "b"), (5, 9, "c")], 3, 8) == [(1, 3, "b")]


def test_the_first_span_of_a_word_wins() -> None:
    assert tagged(5, [(0, 2, "a"), (1, 3, "b"), (3, 4, None)]) == ("B-a", "I-a", "O", None, "O")
    assert viewed(4, 0, "roles", [(1, 2, "agent"), (1, 4, None)]).labels == ("O", "agent", None, None)
