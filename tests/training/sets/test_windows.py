# SPDX-License-Identifier: Apache-2.0
"""Windows hold every sentence once, in order, and no more words than allowed."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from training.sets.windows import packed


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(1, 60))
def test_every_sentence_is_in_one_window(sizes: list[int], most: int) -> None:
    starts, length = [0, *accumulate(sizes)][:-1], sum(sizes)
    windows = list(packed(starts, length, most))
    assert [begin + start for begin, _, inner in windows for start in inner] == starts
    assert [i for begin, end, _ in windows for i in range(begin, end)] == list(range(length))
    for begin, end, inner in windows:
        assert end - begin <= most or len(inner) == 1


def test_sentences_go_together_while_they_fit() -> None:
    assert list(packed([0, 3, 5], 9, 5)) == [(0, 5, (0, 3)), (5, 9, (0,))]
