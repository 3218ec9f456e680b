# SPDX-License-Identifier: Apache-2.0
"""Cardinal and ordinal numbers in words and figures, for times and counts alike."""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VALUES = {word: number for number, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}

WORDS = " ".join((*_ONES, *_TENS, *SCALES))
"""Every word that a cardinal is made of."""

_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|(?:{'|'.join(sorted(_ONES, key=len, reverse=True))}))"
_HUNDREDS = rf"(?:(?:{_SMALL}|a) hundred(?: (?:and )?{_SMALL})?|{_SMALL})"
CARDINAL = rf"(?:(?:{_HUNDREDS}|a) (?:thousand|million|billion)(?:,? (?:and )?{_HUNDREDS})?|{_HUNDREDS})"
"""A cardinal in words, as a pattern without groups."""

FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
"""A whole number in figures, as a pattern without groups."""

ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
"""A small ordinal, as a pattern without groups."""


def value_of(words: str) -> float:
    """The value of a cardinal in words or figures, "a" and "an" being one.

    Raises:
        ValueError: the words are no such number.
    """
    text = words.lower().replace(",", "").strip()
    if text[:1].isdigit():
        return float(text)
    total, group = 0.0, 0.0
    for part in re.split(r"[- ]+", text):
        if part in {"a", "an"}:
            group = 1.0
        elif part in _VALUES:
            group += _VALUES[part]
        elif part == "hundred":
            group *= 100
        elif part in SCALES:
            total, group = total + group * SCALES[part], 0.0
        elif part != "and":
            raise ValueError(f"{words!r} is no number")
    return total + group


def rank_of(words: str) -> int:
    """The value of an ordinal ("third", "3rd")."""
    text = words.lower()
    return _ORDINALS.index(text) + 1 if text in _ORDINALS else int(text[:-2])
