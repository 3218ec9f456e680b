# SPDX-License-Identifier: Apache-2.0
"""The words before an expression that open, close or join it: since, until, by, before, after, from … to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from nightdesk.reading.times.periods import Period
from nightdesk.reading.times.scan import Expression
from nightdesk.vocabulary.terms import Granularity

_LEAD = re.compile(
    r"\b(?P<word>ever since|since|until|till|through|up to|by|before|prior to|ahead of|after|from|starting|between|on|in|into|at|during"
    r"|over|for|within|throughout|around|about|as of)\s+(?:about |around |late |at |the )?(?:the )?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the )?", re.IGNORECASE)
_LOCAL = re.compile(r" local time\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b")
_CLOCKLIKE = frozenset([Granularity.MINUTE, Granularity.HOUR])


def bounded(text: str, found: list[Expression], now: datetime) -> list[Expression]:
    """Expressions with the word before them taken in, and ranges made one."""
    out: list[Expression] = []
    skip = False
    for here, after in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        lead = _LEAD.search(text, max(0, here.start - 24), here.start)
        word = lead["word"].lower() if lead else ""
        start = lead.start() if lead else here.start
        local = _LOCAL.match(text, here.end)
        end = local.end() if local else here.end
        span = _range(text, word, here, after)
        if span is not None and after is not None:
            out.append(replace(here, start=start, end=after.end, period=span, rule=f"{here.rule} to {after.rule}"))
            skip = True
        else:
            owned = bool(_POSSESSIVE.match(text, here.end))
            period = here.period if owned else _bound(here.period, word, now)
            out.append(replace(here, start=start, end=end, period=period))
    return out


def _range(text: str, word: str, here: Expression, after: Expression | None) -> Period | None:
    if (
        after is None
        or not here.period.known
        or not after.period.known
        or not _TO.fullmatch(text, here.end, after.start)
    ):
        return None
    dash = text[here.end : after.start].strip() in {"-", "–", "—"}
    if not (dash or word in {"from", "between", "starting"}):
        return None
    first, last = here.period, after.period
    end = last.start if last.grain in _CLOCKLIKE else last.end
    if first.start is None or end is None or end <= first.start:
        return None
    return replace(first, end=end)


def _bound(period: Period, word: str, now: datetime) -> Period:
    if not period.known or period.grain is Granularity.VAGUE or period.value.startswith("P"):
        return period
    edge = period.start if period.grain in _CLOCKLIKE else period.end
    match word:
        case "since" | "ever since":
            return replace(period, end=now) if period.start is not None and period.start < now else period
        case "through" if period.grain is Granularity.PART:
            return period
        case "until" | "till" | "through" | "up to" | "by":
            return replace(period, start=None, end=edge)
        case "before" | "prior to" | "ahead of":
            return replace(period, start=None, end=period.start)
        case "after":
            return replace(period, start=edge, end=None)
        case "from" | "starting":
            return replace(period, end=None)
        case _:
            return period
