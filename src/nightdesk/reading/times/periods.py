# SPDX-License-Identifier: Apache-2.0
"""Periods of the calendar: half-open intervals of local time, each with its TIMEX3 value.

Invariant: ``start`` comes before ``end``; an open or unknown side is None. A period before year 1 has a value only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from nightdesk.reading.times.words import PARTS, SEASON_CODES, SEASONS
from nightdesk.vocabulary.terms import Granularity


@dataclass(frozen=True, slots=True)
class Period:
    """When, in local time.

    Attributes:
        value: TIMEX3 value (TimeML 1.2.1), "" where it is unknown.
        zone: zone of the phrase itself ("GMT"), None for the zone of the report.
        clock: whether it is a time of the day without a day of its own.
    """

    start: datetime | None
    end: datetime | None
    grain: Granularity
    value: str = ""
    zone: tzinfo | None = None
    clock: bool = False

    @property
    def known(self) -> bool:
        """Whether both sides are."""
        return self.start is not None and self.end is not None

    def inside(self, start: datetime, end: datetime) -> Period:
        """The same with other sides."""
        return replace(self, start=start, end=end)


def at(day: date, hours: float = 0) -> datetime:
    """A local hour of a day, more than 24 reaching into the next."""
    return datetime.combine(day, time()) + timedelta(hours=hours)


def unknown(grain: Granularity, value: str = "") -> Period:
    """A period of which only the grain is known: a duration, a set, or a time from an event without one."""
    return Period(None, None, grain, value)


def of_day(day: date) -> Period:
    """A whole day."""
    return Period(at(day), at(day, 24), Granularity.DAY, day.isoformat())


def of_part(day: date, part: str) -> Period:
    """A part of a day by its name in ``PARTS``."""
    first, last, code = PARTS[part]
    return Period(at(day, first), at(day, last), Granularity.PART, f"{day.isoformat()}T{code}")


def of_week(day: date, weeks: int = 1) -> Period:
    """The ISO week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Period(at(monday), at(monday, 168 * weeks), Granularity.WEEK, f"{year}-W{week:02}")


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = saturday.isocalendar()
    return Period(at(saturday), at(saturday, 48), Granularity.DAY, f"{year}-W{week:02}-WE")


def of_month(year: int, month: int, count: int = 1) -> Period:
    """``count`` months from one; the month may lie outside 1 to 12."""
    first, after = _month(year, month), _month(year, month + count)
    return Period(at(first), at(after), Granularity.MONTH, f"{first.year:04}-{first.month:02}")


def of_season(year: int, season: str) -> Period:
    """A season by the year in which it begins."""
    months = of_month(year, SEASONS[season], 3)
    return replace(months, grain=Granularity.SEASON, value=f"{year:04}-{SEASON_CODES[season]}")


def of_year(year: int, count: int = 1, value: str = "") -> Period:
    """``count`` years from one."""
    return Period(at(date(year, 1, 1)), at(date(year + count, 1, 1)), Granularity.YEAR, value or f"{year:04}")


def of_unit(moment: datetime, unit: str) -> Period:
    """The calendar unit that holds a local moment."""
    day = moment.date()
    match unit:
        case "second" | "minute":
            return of_minute(moment)
        case "hour":
            return of_hour(moment)
        case "day" | "night":
            return of_day(day)
        case "week" | "fortnight":
            return of_week(day)
        case "month":
            return of_month(day.year, day.month)
        case "decade":
            return of_year(day.year // 10 * 10, 10, f"{day.year // 10:03}")
        case "century":
            return of_year(day.year // 100 * 100, 100, f"{day.year // 100:02}")
        case _:
            return of_year(day.year)


def of_minute(moment: datetime) -> Period:
    """The minute that holds a moment."""
    start = moment.replace(second=0, microsecond=0)
    return Period(start, start + timedelta(minutes=1), Granularity.MINUTE, f"{start:%Y-%m-%dT%H:%M}")


def of_hour(moment: datetime) -> Period:
    """The hour that holds a moment."""
    start = moment.replace(minute=0, second=0, microsecond=0)
    return Period(start, start + timedelta(hours=1), Granularity.HOUR, f"{start:%Y-%m-%dT%H}:00")


def shifted(moment: datetime, count: float, unit: str) -> datetime:
    """A moment moved by so many units; a month's end stays inside its month."""
    if unit in {"month", "year", "decade", "century"}:
        months = round(count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
        first = _month(moment.year, moment.month + months)
        last = (_month(first.year, first.month + 1) - timedelta(days=1)).day
        return moment.replace(year=first.year, month=first.month, day=min(moment.day, last))
    hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168, "fortnight": 336}[
        unit
    ]
    return moment + timedelta(hours=count * hours)


def third_of(period: Period, third: int) -> Period:
    """Early (0), mid (1) or late (2) in a period; its own grain and value stay."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if period.grain is Granularity.MONTH:
        cuts = [start, start + timedelta(days=10), start + timedelta(days=20), end]
    elif period.grain is Granularity.YEAR and (years := end.year - start.year) > 1:
        cuts = [start, *(start.replace(year=start.year + years * tenth // 10) for tenth in (4, 7)), end]
    elif period.grain in {Granularity.YEAR, Granularity.SEASON}:
        months = (end.year - start.year) * 12 + end.month - start.month
        cuts = [shifted(start, months * step // 3, "month") for step in range(4)]
    else:
        step = (end - start) / 3
        cuts = [start, start + step, start + 2 * step, end]
    grain = Granularity.PART if period.grain is Granularity.DAY else period.grain
    return replace(period, start=cuts[third], end=cuts[third + 1], grain=grain)


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
