# SPDX-License-Identifier: Apache-2.0
"""Every word of a report is decided exactly once, whatever its sentences look like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.reading.packing import Packed, pack, words_of
from nightdesk.reading.pieces import LIMIT, WORD_LIMIT
from nightdesk.reading.sentences import sentences_of


def packed(text: str, size: int) -> tuple[list[Packed], int]:
    words = words_of(sentences_of(text))
    counts = [[size] * len(row) for row in words]
    return list(pack(text, words, counts)), sum(len(row) for row in words)


@given(
    st.lists(st.lists(st.sampled_from(["rain", "Lima", "12", ",", "(x)"]), min_size=1, max_size=160), max_size=12),
    st.integers(1, 30),
)
def test_each_word_is_decided_once_and_fits(sentences: list[list[str]], size: int) -> None:
    text = "\n".join(" ".join(one) for one in sentences)
    found, total = packed(text, size)
    decided = [word for one in found for word in one.words[one.kept]]
    assert len(decided) == len(set(decided)) == total
    for one in found:
        pieces = 1 + len(one.window.starts) + len(one.words) * min(size, WORD_LIMIT)
        assert pieces <= LIMIT
        assert tuple(text[w.start : w.end] for w in one.words) == one.window.words


def test_sentences_of_a_report_share_windows() -> None:
    found, _ = packed("One two three.\nFour five.\nSix.", 1)
    assert [one.window.starts for one in found] == [(0, 4, 7)]
