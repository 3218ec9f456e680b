# SPDX-License-Identifier: Apache-2.0
"""Time expressions → intervals [start, end) with a granularity, by a grammar.

Relative to the report's publication, in the zone of its dateline. A weekday is the last such day, the day of
publication included, unless the words look ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from nightdesk.vocabulary.moments import Moment, from_datetime, to_datetime
from nightdesk.vocabulary.terms import Granularity

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_PARTS: dict[str, tuple[int, int]] = {
    "morning": (5, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 30), "noon": (11, 14), "dawn": (3, 7), "dusk": (17, 20),
}  # fmt: skip
_SMALL = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1}
_EAST_IS_TOMORROW = 10  # UTC hour from which it is the next day somewhere
_UNIT_GRAIN = {"minute": Granularity.MINUTE, "hour": Granularity.HOUR, "day": Granularity.DAY, "week": Granularity.WEEK,
               "month": Granularity.MONTH, "year": Granularity.YEAR}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at ``start:end`` of its sentence, meaning [first, last)."""

    start: int
    end: int
    first: Moment
    last: Moment
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Reference:
    """When and where a report speaks from."""

    published: Moment
    zone: ZoneInfo | None = None

    @property
    def local(self) -> datetime:
        return to_datetime(self.published).astimezone(self.zone or UTC)

    def span(self, day: date, hours: tuple[float, float] = (0, 24)) -> tuple[Moment, Moment]:
        """Hours of a local day as an interval; more than 24 reaches into the next."""
        midnight = datetime.combine(day, time(), self.zone or UTC)
        return tuple(from_datetime(midnight + timedelta(hours=hour)) for hour in hours)  # type: ignore[return-value]  # a pair in, a pair out


_Maker = Callable[[re.Match[str], Reference], "tuple[Moment, Moment, Granularity] | None"]


def times_in(text: str, reference: Reference) -> list[Found]:
    """Every time expression, longest first where they overlap; a clock time joins the day beside it."""
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for pattern, make in _GRAMMAR:
        for match in pattern.finditer(text):
            if any(match.start() < end and match.end() > start for start, end in taken):
                continue
            try:
                meaning = make(match, reference)
            except (ValueError, OverflowError):
                continue
            if meaning is not None:
                taken.append(match.span())
                found.append(Found(match.start(), match.end(), *meaning))
    return _with_clocks(sorted(found, key=lambda one: one.start), text, reference)


_CLOCK = re.compile(
    r"\b(?:at |around |about |shortly (?:after|before) )?(?:(?P<h>\d{1,2})[:.](?P<m>\d{2})\s*(?P<ap>[ap]\.?m\.?)?|(?P<h2>\d{1,2})\s*(?P<ap2>[ap]\.?m\.?)|(?P<mil>[0-2]\d[0-5]\d)(?=\s*(?:GMT|UTC|local|hours)))"
    r"(?:\s*(?P<z>GMT|UTC|local time))?|\b(?:shortly |just )?(?:after|at|before|around) (?P<word>midnight|noon)\b",
    re.IGNORECASE,
)


def _with_clocks(days: list[Found], text: str, reference: Reference) -> list[Found]:
    """Clock times, each on the day that is named in the sentence, else the last time it was that late."""
    for match in _CLOCK.finditer(text):
        clock = _clock(match)
        if clock is None or any(
            match.start() < one.end and match.end() > one.start
            for one in days
            if one.granularity is not Granularity.DAY
        ):
            continue
        near = [one for one in days if one.granularity in {Granularity.DAY, Granularity.PART}]
        zone = UTC if (match["z"] or "").upper() in {"GMT", "UTC"} else (reference.zone or UTC)
        if near:
            nearest = min(near, key=lambda one: min(abs(one.start - match.end()), abs(match.start() - one.end)))
            day = to_datetime(nearest.first).astimezone(reference.zone or UTC).date()
            if (
                nearest.granularity is Granularity.PART
                and clock < time(6)
                and nearest.last > reference.span(day, (0, 24))[1]
            ):
                day += timedelta(days=1)
            start, end = min(nearest.start, match.start()), max(nearest.end, match.end())
            days = [one for one in days if one is not nearest]
        else:
            day = to_datetime(reference.published).astimezone(zone).date()
            if datetime.combine(day, clock, zone) > to_datetime(reference.published) + timedelta(minutes=30):
                day -= timedelta(days=1)
            start, end = match.span()
        first = from_datetime(datetime.combine(day, clock, zone))
        width = timedelta(minutes=1) if match["m"] or match["mil"] else timedelta(hours=1)
        grain = Granularity.MINUTE if match["m"] or match["mil"] else Granularity.HOUR
        days.append(Found(start, end, first, first + width // timedelta(microseconds=1), grain))
    return sorted(days, key=lambda one: one.start)


def _clock(match: re.Match[str]) -> time | None:
    if match["word"]:
        return time(0 if match["word"].lower() == "midnight" else 12)
    if match["mil"]:
        hour, minute = int(match["mil"][:2]), int(match["mil"][2:])
    elif match["h"]:
        hour, minute = int(match["h"]), int(match["m"])
    else:
        hour, minute = int(match["h2"]), 0
    half = (match["ap"] or match["ap2"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _weekday(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    today = reference.local.date()
    back = (today.weekday() - _DAYS.index(match["day"].lower())) % 7
    lead = (match["lead"] or "").lower()
    if back == 6 and reference.zone is None and reference.local.hour >= _EAST_IS_TOMORROW:
        back = -1
    if "next" in lead or "coming" in lead:
        back -= 7
    elif "last" in lead and back == 0:
        back = 7
    return _part_of(reference, today - timedelta(days=back), match["part"], lead)


def _part_of(reference: Reference, day: date, part: str | None, lead: str = "") -> tuple[Moment, Moment, Granularity]:
    name = (part or "").lower().split()[-1] if part else ""
    if name in _PARTS:
        hours = _PARTS[name]
        if "late" in lead and name != "night":
            hours = (max(hours[0], hours[1] - 4), hours[1])
        return *reference.span(day, hours), Granularity.PART
    if "late" in lead:
        return *reference.span(day, (18, 24)), Granularity.PART
    if "early" in lead:
        return *reference.span(day, (0, 9)), Granularity.PART
    return *reference.span(day), Granularity.DAY


def _relative_day(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    words = match[0].lower()
    today = reference.local.date()
    lead = "late" if "late" in words.split() else "early" if "early" in words.split() else ""
    if "yesterday" in words:
        return _part_of(reference, today - timedelta(days=1), _named_part(words), lead)
    if "last night" in words:
        return *reference.span(today - timedelta(days=1), (18, 30)), Granularity.PART
    if "overnight" in words:
        return *reference.span(today - timedelta(days=1), (20, 31)), Granularity.PART
    if "tomorrow" in words:
        return _part_of(reference, today + timedelta(days=1), _named_part(words))
    if "tonight" in words:
        return *reference.span(today, (18, 30)), Granularity.PART
    return _part_of(reference, today, _named_part(words), lead)


def _named_part(words: str) -> str | None:
    return next((part for part in _PARTS if part in words), None)


def _month_day(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    day = _date(match, reference)
    groups = match.groupdict()
    if groups.get("night"):
        return *reference.span(day, (18, 30)), Granularity.PART
    return _part_of(reference, day, groups.get("part"), (groups.get("lead") or "").lower())


def _date(match: re.Match[str], reference: Reference) -> date:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))
    number = int(match["dom"])
    if match["year"]:
        return date(int(match["year"]), month, number)
    today = reference.local.date()
    found = date(today.year, month, number)
    return found if found <= today + timedelta(days=60) else date(today.year - 1, month, number)


def _month_year(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))
    today = reference.local.date()
    year = int(match["year"]) if match["year"] else today.year - (month > today.month)
    return *_months(reference, year, month, 1), Granularity.MONTH


def _months(reference: Reference, year: int, month: int, count: int) -> tuple[Moment, Moment]:
    after = month - 1 + count
    start, end = date(year, month, 1), date(year + after // 12, after % 12 + 1, 1)
    return reference.span(start)[0], reference.span(end)[0]


def _year(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    year = int(match["year"])
    return reference.span(date(year, 1, 1))[0], reference.span(date(year + 1, 1, 1))[0], Granularity.YEAR


def _ago(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    words = match["n"].lower()
    count = int(words) if words.isdigit() else _SMALL.get(words, 0)
    return _shifted(reference, -count, match["unit"].lower()) if count else None


def _shifted(reference: Reference, count: int, unit: str) -> tuple[Moment, Moment, Granularity]:
    now = reference.local
    if unit in {"minute", "hour"}:
        at = from_datetime(now + timedelta(**{unit + "s": count}))
        width = from_datetime(now + timedelta(**{unit + "s": 1})) - from_datetime(now)
        return at - width // 2, at + width // 2, _UNIT_GRAIN[unit]
    if unit in {"day", "week"}:
        day = now.date() + timedelta(days=count * (7 if unit == "week" else 1))
        return *reference.span(day), Granularity.DAY
    months = now.year * 12 + now.month - 1 + count * (12 if unit == "year" else 1)
    if unit == "month":
        return *_months(reference, months // 12, months % 12 + 1, 1), Granularity.MONTH
    year = months // 12
    return reference.span(date(year, 1, 1))[0], reference.span(date(year + 1, 1, 1))[0], Granularity.YEAR


def _this_unit(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    step = {"this": 0, "last": -1, "past": -1, "next": 1}[match["which"].lower()]
    unit, today = match["unit"].lower(), reference.local.date()
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        return reference.span(monday)[0], reference.span(monday + timedelta(days=7))[0], Granularity.WEEK
    if unit == "month":
        return _shifted(reference, step, "month")
    if unit == "year":
        return _shifted(reference, step, "year")
    return None


def _vague(match: re.Match[str], reference: Reference) -> tuple[Moment, Moment, Granularity] | None:
    today = reference.local.date()
    back = {"hours": 1, "days": 7, "weeks": 42, "months": 180, "years": 1500}[match["unit"].lower()]
    return reference.span(today - timedelta(days=back))[0], reference.published, Granularity.VAGUE


_PART_WORDS = r"(?:\s+(?P<part>morning|afternoon|evening|night))?"
_LEAD = r"(?P<lead>(?:on\s+|since\s+|from\s+|by\s+|until\s+)?(?:last |next |this coming |coming )?(?:late |early )?(?:on |in the (?:early|late) hours of )?)"
_GRAMMAR: tuple[tuple[re.Pattern[str], _Maker], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), maker)
    for pattern, maker in (
        (
            rf"\b(?P<night>(?:the )?night of )?(?:(?P<lead>late|early) (?:on )?)?(?:on )?(?:\w+day,? )?{_MONTH}\s+(?P<dom>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b(?!:)",
            _month_day,
        ),
        (
            rf"\b(?P<night>(?:the )?night of )?(?:(?P<lead>late|early) (?:on )?)?(?:on )?(?:\w+day,? )?(?P<dom>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of )?{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d))?\b",
            _month_day,
        ),
        (rf"\b(?:in |since |during )?{_MONTH}\s+(?P<year>(?:19|20)\d\d)\b", _month_year),
        (rf"\b(?:in|since|during|last)\s+(?:early |late )?{_MONTH}(?P<year>)\b(?!\s+\d)", _month_year),
        (
            r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?P<unit>minute|hour|day|week|month|year)s?\s+(?:ago|earlier|before|previously)\b",
            _ago,
        ),
        (
            r"\b(?:earlier |later |late |early )?(?:yesterday(?: (?:morning|afternoon|evening|night))?|today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|overnight|last night|this (?:morning|afternoon|evening))\b",
            _relative_day,
        ),
        (
            rf"\b{_LEAD}(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday){_PART_WORDS}\b",
            _weekday,
        ),
        (r"\b(?:earlier |later )?(?P<which>this|last|past|next)\s+(?P<unit>week|month|year)\b", _this_unit),
        (
            r"\b(?:in|over) (?:the )?(?:recent|last few|past few) (?P<unit>hours|days|weeks|months|years)\b",
            _vague,
        ),
        (r"\b(?:in|since|during|of) (?P<year>(?:19|20)\d\d)\b", _year),
    )
)
