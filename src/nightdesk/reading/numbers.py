# SPDX-License-Identifier: Apache-2.0
"""Numbers in words and figures, with how they are bounded.

Vague words carry the 5 %, median and 95 % that readers gave in zonination's survey of perceptions (n = 46).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.vocabulary.terms import CountOp

_UNITS = [
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
_TENS = {
    word: 20 + 10 * i
    for i, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_VAGUE: dict[str, tuple[float, float, float]] = {
    "a couple": (2.0, 2.0, 4.0), "a few": (3.0, 3.0, 6.0), "several": (4.0, 7.0, 10.0), "many": (5.0, 20.0, 75.0), "dozens": (12.0, 36.0, 58.0),
    "scores": (10.0, 80.0, 1750.0), "hundreds": (200.0, 300.0, 775.0), "thousands": (2000.0, 3000.0, 7750.0), "tens of thousands": (20000.0, 36000.0, 57500.0),
}  # fmt: skip
_OPS: tuple[tuple[str, CountOp], ...] = (
    (r"at least|more than|over|no fewer than|no less than|upwards of|a minimum of", CountOp.AT_LEAST),
    (r"up to|as many as|at most|fewer than|less than|no more than", CountOp.AT_MOST),
    (r"about|around|nearly|almost|roughly|some|approximately|an estimated|close to", CountOp.ABOUT),
)
_WORD = "|".join([*_UNITS, *_TENS])
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")"
    r"|(?:a|two|three|four|five|half a) dozen|(?:"
    + "|".join(_TENS)
    + r")[- ](?:"
    + "|".join(_UNITS[1:10])
    + r")|(?:"
    + _WORD
    + r")|no|nobody|none"
)
_PATTERN = re.compile(
    r"(?<![\w$€£.,:/-])(?:(?P<op>" + "|".join(words for words, _ in _OPS) + r")\s+)?(?P<n>" + _NUMBER + r")"
    r"(?:\s*(?:-|–|to|or)\s*(?P<to>\d+|"
    + _WORD
    + r"))?(?:\s+(?P<scale>hundred|thousand|million))?(?![\w%:/]|[.,]\d|-[a-z])",
    re.IGNORECASE,
)
_DOZENS = {"a": 12, "half a": 6, "two": 24, "three": 36, "four": 48, "five": 60}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start:end`` of a sentence; ``high`` None means open."""

    start: int
    end: int
    op: CountOp
    low: float
    best: float
    high: float | None


def numbers_in(text: str) -> list[Number]:
    """Every number of a sentence, in order."""
    return [_number(match) for match in _PATTERN.finditer(text)]


def _number(match: re.Match[str]) -> Number:
    words = match["n"].lower()
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    if words in _VAGUE:
        low, best, high = _VAGUE[words]
        return Number(match.start(), match.end(), CountOp.ABOUT, low, best, high)
    value = _value(words) * scale
    if match["to"]:
        upper = _value(match["to"].lower()) * scale
        return Number(match.start(), match.end(), CountOp.ABOUT, value, (value + upper) / 2, upper)
    op = _op(match["op"])
    if op is CountOp.AT_LEAST:
        return Number(match.start(), match.end(), op, value, value, None)
    if op is CountOp.AT_MOST:
        return Number(match.start(), match.end(), op, 0.0, value, value)
    spread = 0.15 if op is CountOp.ABOUT else 0.0
    low, high = float(round(value * (1 - spread))), float(round(value * (1 + spread)))
    return Number(match.start(), match.end(), op, low, value, high)


def _op(words: str | None) -> CountOp:
    for pattern, op in _OPS:
        if words and re.fullmatch(pattern, words, re.IGNORECASE):
            return op
    return CountOp.EQ


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    if words in {"no", "nobody", "none"}:
        return 0.0
    if words.endswith("dozen"):
        return float(_DOZENS[words.removesuffix(" dozen")])
    parts = re.split(r"[- ]", words)
    return float(sum(_TENS.get(part, _UNITS.index(part) if part in _UNITS else 0) for part in parts))
