# SPDX-License-Identifier: Apache-2.0
"""Hedges count as readers take them."""

from __future__ import annotations

import pytest

from nightdesk.reading.hedging import hedges_in


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("It was probably an accident.", "probably", 0.75),
        ("It was very probably an accident.", "very probably", 0.875),
        ("An attack is very unlikely.", "very unlikely", 0.1),
        ("An attack is highly likely.", "highly likely", 0.9),
        ("He is not believed to have fled.", "not believed to have", 0.35),
        ("Three are reportedly dead.", "reportedly", 0.55),
        ("They almost certainly drowned.", "almost certainly", 0.95),
        ("It is not likely that he fled.", "not likely", 0.375),
        ("It was probably not an accident.", "probably not", 0.26),
    ],
)
def test_a_hedge_and_what_it_means(text: str, words: str, certainty: float) -> None:
    found = {text[one.start : one.end]: one.certainty for one in hedges_in(text)}
    assert any(words.endswith(span) or span.endswith(words) for span in found)
    assert certainty == pytest.approx(min(found.values(), key=lambda value: abs(value - certainty)))


def test_no_hedge_no_doubt() -> None:
    assert hedges_in("Three people were killed in the port of Lagos.") == []
