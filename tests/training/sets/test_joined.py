# SPDX-License-Identifier: Apache-2.0
"""Tokens become a text in which each token is found again, cut as a report is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.example import tokenise
from training.sets.joined import covered, joined, spans


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)))
def test_every_token_stands_at_its_offsets(tokens: list[str]) -> None:
    text, offsets = joined(tokens)
    assert [text[start:end] for start, end in offsets] == tokens


def test_endings_stand_on_their_word() -> None:
    text, _ = joined(["Peru", "'s", "army", "did", "n't", "(", "'s", ")"])
    assert text == "Peru's army didn't ( 's )"


def test_covered_words() -> None:
    words = tokenise("The U.S. left")
    assert covered(words, 4, 8) == range(1, 5)
    assert not covered(words, 3, 4)


def test_spans_of_bio_labels() -> None:
    assert list(spans(["I-S", "B-S", "I-S", "I-T", "O", None, "I-T"])) == [
        (0, 1, "S"), (1, 3, "S"), (3, 4, "T"), (6, 7, "T"),
    ]  # fmt: skip
