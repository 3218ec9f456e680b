# SPDX-License-Identifier: Apache-2.0
"""Counts, numbers and vague quantities: what always holds, and how figures hang together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.reading.counts import counts_in
from nightdesk.reading.number_words import rank_of, value_of
from nightdesk.reading.numbers import numbers_in
from nightdesk.reading.quantities import quantities

_WORDS = st.lists(
    st.sampled_from(
        [
            "at",
            "least",
            "up",
            "to",
            "about",
            "between",
            "and",
            "5",
            "1,200",
            "three",
            "dozen",
            "hundreds",
            "a",
            "of",
            "them",
            "killed",
            "wounded",
            "people",
            "missing",
            "toll",
            "from",
            "rose",
            "including",
            "no",
            "one",
            "none",
            "to",
            "or",
            "40+",
            "million",
            "men",
            "two",
            "more",
            ",",
            ";",
            ".",
            "rockets",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.text(max_size=120) | _WORDS)
def test_what_holds_on_any_text(text: str) -> None:
    end = 0
    for number in numbers_in(text):
        assert end <= number.start < number.end <= len(text)
        assert 0 <= number.low <= number.best
        assert number.high is None or number.best <= number.high
        end = number.end
    found = counts_in(text)
    assert counts_in(text) == found
    assert all(one.why for one in found)


@given(st.integers(0, 999_999))
def test_figures_and_their_grouping_agree(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [("one hundred and twelve", 112), ("two thousand three hundred", 2300), ("twenty-two", 22), ("a million", 1e6)],
)
def test_cardinals(words: str, value: float) -> None:
    assert value_of(words) == value


def test_what_is_no_number_is_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="no number"):
        value_of("lots")


def test_ordinals() -> None:
    assert (rank_of("third"), rank_of("23rd")) == (3, 23)


def test_vague_words_carry_what_readers_understand() -> None:
    for one in quantities().values():
        assert one.p05 <= one.p25 <= one.p50 <= one.p75 <= one.p95
    dozens = quantities()["dozens"]
    assert (dozens.p05, dozens.p50, dozens.p95) == (12, 36, 57.5)
    assert quantities()["several"].times(100).p50 == 700


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four people, two of them children, died.", [("deaths", 4, False, False), ("deaths", 2, True, False)]),
        ("The toll rose to 14, up from 9.", [("deaths", 14, False, False), ("deaths", 9, False, True)]),
        ("The toll was cut from 52 to 49.", [("deaths", 52, False, True), ("deaths", 49, False, False)]),
        (
            "Six died, four at home and two in hospital.",
            [("deaths", 6, False, False), ("deaths", 4, True, False), ("deaths", 2, True, False)],
        ),
        ("It fell to 12 dead because two bodies had been double-counted.", [("deaths", 12, False, False)]),
        ("In 2019 some 200 people were killed.", [("deaths", 200, False, False)]),
        ("One of the rockets hit a house.", []),
        ("He was sentenced to 12 years.", []),
    ],
)
def test_how_figures_hang_together(text: str, wanted: list[tuple[str, float, bool, bool]]) -> None:
    assert [(one.what.value, one.number.best, one.part, one.revised) for one in counts_in(text)] == wanted


def test_a_count_says_by_which_words() -> None:
    assert [one.why for one in counts_in("A bomb killed three men; the toll rose to eight.")] == [
        "the verb before it",
        "the figure announced",
    ]
