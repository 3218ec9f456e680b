# SPDX-License-Identifier: Apache-2.0
"""Why a time was read as it was, and what else it could mean. Built only when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.reading.times.reading import Reference, expressions_in, sides
from nightdesk.vocabulary.moments import Moment, from_datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Behind the expression at ``start:end``.

    Attributes:
        rule: the rule that read it, in words.
        ahead: whether the words around it look ahead.
        counted_from: the time of the text that it was counted from, None for the publication.
        alternative: the interval if the words looked the other way, None where that changes nothing.
    """

    start: int
    end: int
    rule: str
    ahead: bool
    counted_from: Moment | None
    alternative: tuple[Moment | None, Moment | None] | None


def reasons_in(text: str, reference: Reference) -> list[Reason]:
    """One reason for each of ``phrases_in``, in the same order."""
    found = expressions_in(text, reference)
    turned = {
        look: {(one.start, one.end): one for one in expressions_in(text, reference, forced=look)}
        for look in (True, False)
    }
    out = []
    for one in found:
        other = turned[not one.ahead].get((one.start, one.end))
        here, there = sides(one.period, reference), sides(other.period, reference) if other is not None else None
        base = from_datetime(one.counted_from.replace(tzinfo=reference.tz)) if one.counted_from is not None else None
        out.append(Reason(one.start, one.end, one.rule, one.ahead, base, there if there != here else None))
    return out
