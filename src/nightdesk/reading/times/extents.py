# SPDX-License-Identifier: Apache-2.0
"""How far an expression of TIMEX3 reaches: with the event that it is counted from or filled by (TIMEX2 2005, §5).

"two days after the siege was lifted" and "two months of bitter fighting" are one expression each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nightdesk.reading.times.scan import Expression

_COUNTED_FROM = re.compile(r"\b(?:after|before|following)$", re.IGNORECASE)
_FILLED = re.compile(r" of (?!the (?:month|year|time)|them\b|which\b|us\b|whom\b)")
_DURATION = re.compile(r"P[T\d.X]")
_END = re.compile(
    r"[.,;:()\n\"”]| (?:and|but|when|while|which|who|there|he|she|it|they|was|were|is|had|have|has|the [A-Z]\w+ (?:was|were|had))\b"
)
_MOST_WORDS, _REACH = 8, 110


def extended(text: str, found: list[Expression]) -> list[Expression]:
    """Expressions with their events; one that lies inside such an event is part of it."""
    out: list[Expression] = []
    for one in found:
        if out and one.start < out[-1].end:
            continue
        out.append(replace(one, end=_end(text, one)))
    return out


def _end(text: str, one: Expression) -> int:
    rest = text[one.end : one.end + _REACH]
    filled = _DURATION.match(one.period.value) and _FILLED.match(rest)
    counted = _COUNTED_FROM.search(text, one.start, one.end) and re.match(r" \w", rest)
    if not (filled or counted):
        return one.end
    stop = _END.search(rest, 4)
    return one.end + stop.start() if stop and len(rest[: stop.start()].split()) <= _MOST_WORDS else one.end
