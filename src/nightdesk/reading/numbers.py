# SPDX-License-Identifier: Apache-2.0
"""Numbers in words and figures, with how they are bounded.

Invariant: low ≤ best, and best ≤ high where high is not open. An approximate number is read as ± 10 %, rounded
outwards, which is our own choice; a vague word carries what readers understand by it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from nightdesk.reading.number_words import CARDINAL, value_of
from nightdesk.reading.quantities import Quantity, quantities
from nightdesk.vocabulary.terms import CountOp

_SPREAD = 0.1
_AT_LEAST = r"at least|more than|over|no fewer than|not fewer than|no less than|not less than|upwards? of|a minimum of|in excess of|exceed(?:ed|s|ing)|topped|passed|past|as few as|well over|just over|a little over"
_AT_MOST = r"up to|as many as|at most|fewer than|less than|no more than|not more than|a maximum of|under|below"
_NEARLY = r"nearly|almost|just under|not quite"
_ABOUT = r"about|around|roughly|some|approximately|an estimated|estimated|close to|circa"
_EXACT = r"exactly|a total of|all|all of the|a further|another|an additional"
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_VAGUE = sorted(
    (word.replace("a couple", "a couple of").replace("some", "(?!)") for word in quantities()), key=len, reverse=True
)
_DOZENS = r"(?:half a|an?|two|three|four|five|six) dozen"
_WHOLE = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d+(?:\.\d+)?"
_ONE = rf"(?:{_WHOLE}|{_DOZENS}|half a million|{CARDINAL})"
_PATTERN = re.compile(
    rf"(?<![\w$€£.,:/#-])(?<!\d[-–])(?:(?P<op>{_AT_LEAST}|{_AT_MOST}|{_NEARLY}|{_ABOUT}|{_EXACT})\s+)?"
    rf"(?:(?P<between>between\s+)?(?P<n>{_ONE})(?P<plus>\+)?"
    rf"(?:\s?(?P<joint>-|–|to|or|and)\s?(?P<to>{_ONE}))?"
    r"(?:[ -]?(?P<scale>(?<![-])(?:hundred|thousand|million|billion)|(?<=\d)(?:bn|mn|m|k)))?(?P<or_so> or so| or more| or fewer|-odd)?"
    rf"|(?P<vague>{'|'.join(_VAGUE)}|a couple|a few|several|some|many)(?:\s+(?P<unit>dozen|hundred|thousand|million))?"
    r"|(?P<none>no one|nobody|none|no))(?![\w%]|[.,:/]\d|-[a-z])",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:rose|risen|rises|raised|lowered|revised|cut|fell|fallen|increased|dropped|climbed|jumped|went|corrected|reduced|changed)\b[^.;]*\bfrom $",
    re.IGNORECASE,
)
_FROM = re.compile(r" from (?:an? |the )?(?:earlier |previous |initial )?\d")
_DOZEN = {"a": 12, "an": 12, "half a": 6, "two": 24, "three": 36, "four": 48, "five": 60, "six": 72}


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
    out: list[Number] = []
    match = _PATTERN.search(text)
    while match is not None:
        out.append(_number(match))
        match = _PATTERN.search(text, out[-1].end)
    return out


def _number(match: re.Match[str]) -> Number:
    start, end, op = match.start(), match.end(), (match["op"] or "").lower()
    if op == "up to" and _FROM.match(match.string, end):
        start, op = match.start("n"), ""
    if match["none"]:
        return Number(start, end, CountOp.EQ, 0.0, 0.0, 0.0)
    if match["vague"]:
        return _vague(match)
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    first = match["n"].lower()
    value = _value(first) * scale
    if match["to"]:
        if match["joint"].lower() == "and" and not match["between"]:
            return _bounded(start, match.end("plus") if match["plus"] else match.end("n"), op, _value(first), first)
        upper = _value(match["to"].lower()) * scale
        value = value if match["joint"] in {"-", "–"} or value < upper else value / scale
        if value < upper and not _MOVING.search(match.string, 0, start):
            return Number(start, end, CountOp.ABOUT, value, (value + upper) / 2, upper)
        return _bounded(start, match.end("n"), op, value, first)
    if match["plus"] or (match["or_so"] or "").strip() == "or more":
        return Number(start, end, CountOp.AT_LEAST, value, value, None)
    if (match["or_so"] or "").strip() == "or fewer":
        return Number(start, end, CountOp.AT_MOST, 0.0, value, value)
    return _bounded(start, end, "about" if match["or_so"] else op, value, first)


def _bounded(start: int, end: int, op: str, value: float, words: str) -> Number:
    if _is(op, _AT_LEAST):
        return Number(start, end, CountOp.AT_LEAST, value, value, None)
    if _is(op, _AT_MOST):
        return Number(start, end, CountOp.AT_MOST, 0.0, value, value)
    if _is(op, _NEARLY):
        return Number(start, end, CountOp.ABOUT, float(math.floor(round(value * (1 - _SPREAD), 6))), value, value)
    if _is(op, _ABOUT) or words.endswith("dozen"):
        low, high = math.floor(round(value * (1 - _SPREAD), 6)), math.ceil(round(value * (1 + _SPREAD), 6))
        return Number(start, end, CountOp.ABOUT, float(low), value, float(high))
    return Number(start, end, CountOp.EQ, value, value, value)


def _is(op: str, words: str) -> bool:
    return bool(op) and re.fullmatch(words, op) is not None


def _vague(match: re.Match[str]) -> Number:
    word = match["vague"].lower().replace("a couple of", "a couple")
    meant: Quantity = quantities()[word]
    if match["unit"]:
        unit = match["unit"].lower()
        meant = meant.times(12.0 if unit == "dozen" else _SCALES[unit])
    return Number(match.start(), match.end(), CountOp.ABOUT, meant.p05, meant.p50, meant.p95)


def _value(words: str) -> float:
    if words.endswith(" dozen"):
        return float(_DOZEN[words.removesuffix(" dozen")])
    if words == "half a million":
        return 5e5
    return float(words) if re.fullmatch(r"\d+\.\d+", words) else value_of(words)
