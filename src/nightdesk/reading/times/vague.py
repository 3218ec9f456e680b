# SPDX-License-Identifier: Apache-2.0
"""What only tells the time in the manner of TIMEX3: now, recent, former, this period. No claim is dated by these."""

from __future__ import annotations

import re

from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period, unknown
from nightdesk.reading.times.rules import Make, family, rule
from nightdesk.vocabulary.terms import Granularity


def _reference(value: str) -> Make:
    def make(match: re.Match[str], context: Context) -> Period | None:
        return unknown(Granularity.VAGUE, value)

    make.__name__ = "reference"
    return make


_PRESENT, _PAST, _FUTURE, _NONE = (_reference(value) for value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", ""))

REFERENCES = (
    family(
        "now currently current present modern nowadays recent recently former formerly past future period time era date",
        rule(r"\b(?:now|currently|current|the present day|present[- ]day|modern[- ]day|the present(?! [a-z])|at present|the time being|nowadays)\b|(?<=\bto )date\b", _PRESENT, broad=True),
        rule(r"\b(?:more recent|recently|recent|former|formerly|the past(?! (?:few|several|couple|[a-z]+ (?:day|week|month|year|decade|centur|hour)|day|week|month|year|hour|decade|\d))|the recent past)\b", _PAST, broad=True),
        rule(r"\b(?:the (?:near )?future|future)\b", _FUTURE, broad=True),
        rule(r"\b(?:this|that) (?:period|era|date)\b|(?<=at )the same time\b|(?:(?<=\b[Bb]y )|(?<=\b[Aa]t )|(?<=uring )|(?<=until )|(?<=from )|(?<=since )|(?<=\bof ))(?:this|that|the) time\b(?! of)|\bsome time\b|\ba (?:long|short) (?:time|period)\b", _NONE, broad=True),
    ),
)  # fmt: skip
