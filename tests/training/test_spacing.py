# SPDX-License-Identifier: Apache-2.0
"""Tokens set as prose: every span is its token."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.spacing import prose


def test_signs_stand_where_a_newspaper_puts_them() -> None:
    tokens = ["The", "mayor", "'s", "office", "(", "Lima", ")", "paid", "$", "9,000", ",", "did", "n't", "it", "?"]
    assert prose(tokens)[0] == "The mayor's office (Lima) paid $9,000, didn't it?"


@given(st.lists(st.text("abc.,('’$%)", min_size=1, max_size=4), max_size=8))
def test_every_span_is_its_token(tokens: list[str]) -> None:
    text, spans = prose(tokens)
    assert [text[start:end] for start, end in spans] == tokens
