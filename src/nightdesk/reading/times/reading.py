# SPDX-License-Identifier: Apache-2.0
"""A sentence and its reference → intervals in UTC; a narrative → TIMEX3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from nightdesk.reading.times.bounds import bounded
from nightdesk.reading.times.context import Context
from nightdesk.reading.times.extents import extended
from nightdesk.reading.times.periods import Period
from nightdesk.reading.times.scan import Expression, scan
from nightdesk.vocabulary.moments import Moment, from_datetime, to_datetime
from nightdesk.vocabulary.terms import Granularity


@dataclass(frozen=True, slots=True)
class Reference:
    """When and where a report speaks from.

    Attributes:
        published: publication.
        zone: zone of the dateline's city; None is taken as UTC.
        zone_of: the tz database zone of a city, for "Baghdad time".
    """

    published: Moment
    zone: ZoneInfo | None = None
    zone_of: Callable[[str], str | None] | None = None

    @property
    def tz(self) -> tzinfo:
        """The zone of local time."""
        return self.zone or UTC

    @property
    def local(self) -> datetime:
        """The publication in local time."""
        return to_datetime(self.published).astimezone(self.tz)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at ``start:end`` of its sentence, meaning [first, last)."""

    start: int
    end: int
    first: Moment
    last: Moment
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression of any sort; an open or unknown side is None, ``value`` is that of TIMEX3."""

    start: int
    end: int
    first: Moment | None
    last: Moment | None
    granularity: Granularity
    value: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A span of a text with its TIMEX3 value, "" where that is unknown."""

    start: int
    end: int
    value: str


def times_in(text: str, reference: Reference) -> list[Found]:
    """The expressions of a sentence that say when, with both sides of their interval."""
    return [
        Found(one.start, one.end, one.first, one.last, one.granularity)
        for one in phrases_in(text, reference)
        if one.first is not None and one.last is not None
    ]


def phrases_in(text: str, reference: Reference) -> list[Phrase]:
    """Every expression of a sentence: dates, open intervals ("until Friday"), durations and sets."""
    return [
        Phrase(one.start, one.end, *sides(one.period, reference), one.period.grain, one.period.value)
        for one in expressions_in(text, reference)
    ]


def expressions_in(text: str, reference: Reference, *, forced: bool | None = None) -> list[Expression]:
    """The expressions of a sentence in local time; ``forced`` reads all of them as looking ahead, or none."""
    now = reference.local.replace(tzinfo=None)
    context = Context(
        now, zoned=reference.zone is not None, zone=reference.tz, zone_of=reference.zone_of, forced=forced
    )
    return bounded(text, scan(text, context), now)


def timexes_in(text: str, created: datetime) -> list[Timex]:
    """Every expression of a narrative in the manner of TIMEX3: history tells its times in order.

    Args:
        text: a whole document.
        created: when it was written, without a zone.
    """
    found = extended(text, scan(text, Context(created, narrative=True), broad=True))
    return [Timex(one.start, one.end, one.period.value) for one in found]


def sides(period: Period, reference: Reference) -> tuple[Moment | None, Moment | None]:
    """Both sides of a period in UTC."""
    here = period.zone or reference.tz
    first = from_datetime(period.start.replace(tzinfo=here)) if period.start is not None else None
    last = from_datetime(period.end.replace(tzinfo=here)) if period.end is not None else None
    if first is not None and last is not None and first >= last:
        return None, None  # a local hour that the change to summer time leaves out
    return first, last
