# SPDX-License-Identifier: Apache-2.0
"""A text → its time expressions, in order, each read against those before it.

Invariant: expressions do not overlap; where rules compete, the longer match stands, then the earlier rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from nightdesk.reading.times.clocks import CLOCKS
from nightdesk.reading.times.context import Context, looks_ahead, may_look_ahead
from nightdesk.reading.times.dates import DATES
from nightdesk.reading.times.days import DAYS_AND_PARTS
from nightdesk.reading.times.numeric import NUMERIC
from nightdesk.reading.times.periods import Period
from nightdesk.reading.times.rules import Family, Rule, words_of
from nightdesk.reading.times.units import COUNTED
from nightdesk.reading.times.vague import REFERENCES
from nightdesk.reading.times.years import YEARS
from nightdesk.vocabulary.terms import Granularity

_GRAMMAR: tuple[Family, ...] = (*DATES, *DAYS_AND_PARTS, *COUNTED, *YEARS, *CLOCKS, *NUMERIC, *REFERENCES)
_BROAD = tuple((one.heads, tuple(rule for rule in one.rules if not rule.narrow)) for one in _GRAMMAR)
_NARROW = tuple((one.heads, tuple(rule for rule in one.rules if not rule.broad)) for one in _GRAMMAR)
_ORDER = {id(rule): number for number, rule in enumerate(rule for one in _GRAMMAR for rule in one.rules)}
_CLOCK_RULES = frozenset(id(one) for family in CLOCKS for one in family.rules)
_JOINT = re.compile(r"\s*(?:\([^)]{3,20}\)\s*)?,?\s*(?:on |of |the |at )*(?:morning of )?")
_CLOSE = re.compile(r",?\s+")
_NEAR = 60  # code points between "two days after" and the time that it counts from
_GLANCE_BACK, _GLANCE_AHEAD = 4, 8  # years
_DAYLIKE = frozenset([Granularity.DAY, Granularity.PART])


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression at ``start:end`` of a text, and why it is read so.

    Attributes:
        rule: what the rule reads, in words.
        ahead: whether the words around it look ahead.
        counted_from: the earlier time of the text that it was counted from, None for the publication.
    """

    start: int
    end: int
    period: Period
    rule: str
    ahead: bool = False
    counted_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: re.Match[str]
    rule: Rule
    start: int
    end: int

    @property
    def clock(self) -> bool:
        return id(self.rule) in _CLOCK_RULES


def scan(text: str, context: Context, *, broad: bool = False) -> list[Expression]:
    """Every expression of a text; the context's anchor moves along and is left at the last."""
    words = words_of(text)
    found = _candidates(text, words, broad)
    context.may_look_ahead = not context.narrative and may_look_ahead(words)
    out: list[Expression] = []
    skip = False
    for here, after in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        made = _joined(text, here, after, context)
        if made is None:
            made = _read(text, here, after, context)
        else:
            skip = True
        if made is not None:
            out.append(made)
            _remember(made, text, context)
    return out


def _candidates(text: str, words: set[str], broad: bool) -> list[_Candidate]:
    every: list[_Candidate] = []
    for heads, rules in _BROAD if broad else _NARROW:
        if heads.isdisjoint(words):
            continue
        for rule in rules:
            if rule.needs and rule.needs.isdisjoint(words):
                continue
            group = "span" if "span" in rule.pattern.groupindex else 0  # what of the match is the expression
            for match in rule.pattern.finditer(text):
                every.append(_Candidate(match, rule, *match.span(group)))
    if len(every) < 2:
        return every
    every.sort(key=lambda one: (one.start - one.end, _ORDER[id(one.rule)], one.start))
    kept: list[_Candidate] = []
    for one in every:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _made(candidate: _Candidate, text: str, context: Context) -> Period | None:
    context.leaned = False
    if context.forced is None:
        context.ahead = context.may_look_ahead and looks_ahead(text, candidate.start, candidate.end)
    else:
        context.ahead = context.forced
    try:
        return candidate.rule.make(candidate.match, context)
    except (ValueError, OverflowError):
        return None  # no such day in the calendar, or beyond the years that can be counted


def _joined(text: str, here: _Candidate, after: _Candidate | None, context: Context) -> Expression | None:
    """A clock time and the day beside it are one expression."""
    joint = _CLOSE if context.narrative else _JOINT
    if after is None or here.clock == after.clock or not joint.fullmatch(text, here.end, after.start):
        return None
    clock, other = (here, after) if here.clock else (after, here)
    day = _made(other, text, context)
    if day is None or not day.known or day.grain not in _DAYLIKE:
        return None
    anchor, context.anchor = context.anchor, day
    period = _made(clock, text, context)
    context.anchor = anchor
    name = f"{clock.rule.name} on {other.rule.name}"
    return Expression(here.start, after.end, period, name, context.ahead) if period is not None else None


def _read(text: str, here: _Candidate, after: _Candidate | None, context: Context) -> Expression | None:
    context.following = None
    if after is not None and after.start - here.end < _NEAR and "way" in here.match.groupdict():
        between = text[here.end : after.start]
        if not re.search(r"[.;]\s", between):
            following = _made(after, text, replace(context))
            context.following = following if following is not None and following.known else None
    period = _made(here, text, context)
    if period is None:
        return None
    anchor = context.anchor.start if context.leaned and context.anchor is not None else None
    return Expression(here.start, here.end, period, here.rule.name, context.ahead, anchor)


def _remember(one: Expression, text: str, context: Context) -> None:
    period = one.period
    if not period.known or period.grain is Granularity.VAGUE or period.value.startswith("P"):
        return
    if context.narrative and period.grain is Granularity.YEAR and _aside(one, text, context):
        return
    context.anchor = period


def _aside(one: Expression, text: str, context: Context) -> bool:
    """Whether a year is the end of a span of years or a glance far off, from which history does not go on."""
    if text[one.start - 1 : one.start] in {"-", "–"}:
        return True
    anchor, start = context.anchor, one.period.start
    return (
        anchor is not None
        and anchor.start is not None
        and start is not None
        and not -_GLANCE_BACK <= start.year - anchor.start.year <= _GLANCE_AHEAD
    )
