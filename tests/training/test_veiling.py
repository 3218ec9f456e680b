# SPDX-License-Identifier: Apache-2.0
"""Words hidden in training: whole words only, triggers more often, and nothing else moves."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from training.veiling import MASK, TRIGGERS, WORDS, veiled

from nightdesk.reading.pieces import CLS, SEP, Pieces, cut

WORDS_OF = ("Gunmen", "stormed", "the", "ministry", "of", "fisheries", ".")


def window() -> Pieces:
    """Two pieces for each word of an even index, one for the others."""
    ids, owners = [], []
    for index in range(len(WORDS_OF)):
        for piece in range(2 - index % 2):
            ids.append(1000 + 10 * index + piece)
            owners.append(index)
    return cut(WORDS_OF, (0,), ids, owners)


@given(st.integers(0, 10_000))
def test_a_word_is_hidden_whole_or_not_at_all(seed: int) -> None:
    pieces = window()
    out = veiled(pieces, None, random.Random(seed))
    assert (out.firsts, out.closings, out.shapes) == (pieces.firsts, pieces.closings, pieces.shapes)
    bounds = [*pieces.firsts, pieces.closings[-1]]
    for first, last in pairwise(bounds):
        now = out.ids[first:last]
        assert now == pieces.ids[first:last] or set(now) == {MASK}


@given(st.integers(0, 10_000))
def test_the_frame_of_a_window_stays(seed: int) -> None:
    out = veiled(window(), None, random.Random(seed))
    assert (out.ids[0], out.ids[-1]) == (CLS, SEP)


def test_triggers_are_hidden_more_often_than_other_words() -> None:
    pieces, rng = window(), random.Random(3)
    labels = ("O", "B-riot", "O", "O", None, "O", "O")
    hidden = [0] * len(WORDS_OF)
    for _ in range(4000):
        out = veiled(pieces, labels, rng)
        for word, first in enumerate(pieces.firsts):
            hidden[word] += out.ids[first] == MASK
    assert abs(hidden[1] / 4000 - TRIGGERS) < 0.03
    assert all(abs(count / 4000 - WORDS) < 0.02 for word, count in enumerate(hidden) if word != 1)
