# SPDX-License-Identifier: Apache-2.0
"""Words, their shapes and their places among the pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.reading.pieces import (
    CAPITAL,
    CLS,
    DIGIT,
    FIRST,
    INITIAL,
    LIMIT,
    LOWER,
    MIXED,
    SEP,
    SHOUTED,
    SIGN,
    UPPER,
    WORD_LIMIT,
    cut,
    distances,
    shapes_of,
)


def test_case_is_kept_where_it_says_something() -> None:
    words = ["Gunmen", "hit", "NATO", "McKay", "and", "Lima", "B", "12", "."]
    assert shapes_of(words, [0]) == [FIRST, LOWER, UPPER, MIXED, LOWER, CAPITAL, INITIAL, DIGIT, SIGN]


def test_capitals_say_nothing_in_a_sentence_of_capitals() -> None:
    words = ["BLAST", "HITS", "LIMA", ".", "Police", "said", "NATO"]
    assert shapes_of(words, [0, 4]) == [SHOUTED, SHOUTED, SHOUTED, SIGN, FIRST, LOWER, UPPER]


def test_a_sentence_is_closed_by_its_separator() -> None:
    pieces = cut(["a", "b", "c"], [0, 2], [7, 8, 9, 10], [0, 1, 1, 2])
    assert pieces.ids == (CLS, 7, 8, 9, SEP, 10, SEP)
    assert (pieces.firsts, pieces.closings) == ((1, 2, 5), (4, 6))


def test_one_long_word_leaves_room_for_the_others() -> None:
    pieces = cut(["x", "y"], [0], [1] * 500 + [2], [0] * 500 + [1])
    assert pieces.firsts == (1, 1 + WORD_LIMIT)


@given(st.lists(st.integers(0, 6), max_size=200))
def test_no_window_is_longer_than_the_limit(sizes: list[int]) -> None:
    owners = [index for index, size in enumerate(sizes) for _ in range(size)]
    pieces = cut(["w"] * len(sizes), [0], [5] * len(owners), owners)
    assert len(pieces.ids) == len(pieces.shapes) <= LIMIT
    assert list(pieces.firsts) == sorted(set(pieces.firsts))
    assert pieces.ids[-1] == SEP


def test_distances_tell_before_from_after_and_near_from_far() -> None:
    far = distances(200, 100).tolist()
    assert far[100] == 0
    assert far[99] != far[101]
    assert far[60] == far[59] != far[99]
    assert len(set(far)) <= 21
