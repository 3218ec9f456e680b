# SPDX-License-Identifier: Apache-2.0
"""Days of a month and months, with and without their year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from nightdesk.reading.number_words import CARDINAL, rank_of, value_of
from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period, at, of_day, of_minute, of_month, of_part, of_year, third_of, unknown
from nightdesk.reading.times.rules import family, rule
from nightdesk.reading.times.words import (
    DAY,
    DOM,
    EARLY,
    LATE,
    MID,
    MODIFIER,
    MONTH,
    MONTHS,
    PART,
    YEAR,
    month_number,
    unit_name,
)
from nightdesk.vocabulary.terms import Granularity

_THIRDS = tuple(re.compile(words + r"[- ]?", re.IGNORECASE) for words in (EARLY, MID, LATE))


def moded(words: str | None, period: Period) -> Period:
    """A period cut down by "early", "mid" or "late"."""
    for third, pattern in enumerate(_THIRDS):
        if words and pattern.fullmatch(words.strip()):
            return third_of(period, third)
    return period


def _day(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    month, number = month_number(found["month"]), _figure(found["dom"])
    known = found.get("year") or found.get("borrowed")
    year = int(known) if known else context.year_of(month, number)
    if not known and (month, number) == (2, 29):
        year = next(one for one in (year, year + 1, year - 1, year + 2) if one % 4 == 0)
    if not known and found["weekday"]:
        year = _year_with(found["weekday"], year, month, number)
    day = date(year, month, number)
    if words := (found.get("part") or found["of_part"] or found["lead"] or "").lower().split():
        name = words[0] if words[0] in {"early", "late"} and words[-1] not in {"afternoon", "evening"} else words[-1]
        return of_part(day, "early" if name == "hours" else name)
    return of_day(day)


def _year_with(weekday: str, year: int, month: int, number: int) -> int:
    """The year nearest to ``year`` in which that date has that weekday."""
    near = (year, year + 1, year - 1)
    return next((one for one in near if date(one, month, number).strftime("%A").lower() == weekday.lower()), year)


def _figure(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _days(match: re.Match[str], context: Context) -> Period | None:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else context.year_of(month, int(match["last"]))
    first, last = of_day(date(year, month, int(match["first"]))), of_day(date(year, month, int(match["last"])))
    if match["night"]:
        return of_part(date(year, month, int(match["first"])), "night")
    return replace(first, end=last.end) if int(match["first"]) < int(match["last"]) else None


def _first_of_two(match: re.Match[str], context: Context) -> Period | None:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else context.year_of(month, int(match["dom"]))
    return of_day(date(year, month, int(match["dom"])))


def _same_month(match: re.Match[str], context: Context) -> Period | None:
    """A day of the month that was named last: "the 20th"."""
    base = context.base
    return of_day(date(base.year, base.month, _figure(match["dom"]))) if base is not None else None


def _month(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    month, mode = month_number(found["month"]), found.get("mode")
    turn = (found.get("turn") or "").lower()
    if known := found.get("year") or found.get("borrowed"):
        year = int(known)
    elif turn and (not context.narrative or context.base is not None):
        today = context.today if not context.narrative or context.base is None else context.base.date()
        year = today.year + (-(month >= today.month) if turn != "next" else int(month <= today.month))
    else:
        year = context.year_of(month)
    return moded(mode, of_month(year, month))


def _of_that_year(match: re.Match[str], context: Context) -> Period | None:
    base = context.base
    if base is None:
        return None
    month = month_number(match["month"])
    if match["dom"]:
        return of_day(date(base.year, month, _figure(match["dom"])))
    return moded(match["mode"], of_month(base.year, month))


def _before_christ(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    value = f"BC{int(found['year']):04}-{month_number(found['month']):02}"
    if found.get("dom"):
        return unknown(Granularity.DAY, f"{value}-{_figure(found['dom']):02}")
    return unknown(Granularity.MONTH, value)


def _half(match: re.Match[str], context: Context) -> Period | None:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else context.year_of(month)
    whole = of_month(year, month)
    middle = at(date(year, month, 16))
    return replace(whole, end=middle) if match["which"].lower() == "first" else replace(whole, start=middle)


def _piece(match: re.Match[str], context: Context) -> Period | None:
    """The first week, the last three days, of a month or a year."""
    unit, which = unit_name(match["unit"]), match["which"].lower()
    count = int(value_of(match["n"])) if match["n"] else 1
    month = month_number(match["month"]) if match["month"] else 0
    known = match["year"] or match["year_only"]
    year = int(known) if known else context.year_of(month or 1)
    whole = of_month(year, month) if month else of_year(year)
    last = which in {"last", "final", "closing"}
    if whole.start is None or whole.end is None:
        return None
    value = f"P{count}{unit[0].upper()}"
    if unit == "month":
        return replace(of_month(year, 13 - count if last else 1, count), value=value)
    length = timedelta(days={"day": 1, "week": 7}[unit] * count)
    skip = 0 if last or which in {"first", "opening"} else rank_of(which) - 1
    start = whole.end - length if last else whole.start + length * skip
    if unit == "day" and not match["n"]:
        return of_day(start.date())
    return Period(start, start + length, Granularity.DAY if unit == "day" else Granularity.WEEK, value)


def _iso(match: re.Match[str], context: Context) -> Period | None:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    if not match["h"]:
        return of_day(day)
    minute = of_minute(datetime(day.year, day.month, day.day, int(match["h"]), int(match["min"])))
    return replace(minute, zone=UTC) if match["z"] else minute


def _message_group(match: re.Match[str], context: Context) -> Period | None:
    """Date-time group of military messages (ACP 121): 030012Z JAN 20."""
    year = 2000 + int(match["y"]) if match["y"] else context.now.year
    minute = datetime(year, month_number(match["month"]), int(match["d"]), int(match["h"]), int(match["min"]))
    return replace(of_minute(minute), zone=UTC)


_STREET = r" (?:Street|St\b|Road|Avenue|Square|Revolution|Movement|Martyrs)"
_MONTH_WORDS = " ".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_NAMED = rf"(?P<month>{MONTH})"
_LENT = rf"(?=(?:\s?(?:-|–|and|to|or|until|through)\s?(?:{DOM} )?{MONTH}(?: {DOM})?,? (?P<borrowed>{YEAR}))?)"
_LEAD = (
    rf"(?P<lead>[Ee]arly (?:on |in )?|[Ll]ate (?:on |in )?)?"
    rf"(?:(?:[Tt]he )?(?P<of_part>(?i:{PART}|(?:early|small) hours)) of (?:the )?)?(?:(?P<weekday>{DAY}),? )?"
)
_PART_AFTER = rf"(?: (?P<part>{PART})\b)?"
_PREPOSED = "|".join(
    rf"(?<=\b{word} )"
    for word in (
        "in",
        "In",
        "since",
        "Since",
        "during",
        "During",
        "by",
        "By",
        "of",
        "until",
        "Until",
        "till",
        "from",
        "From",
        "and",
        "to",
        "before",
        "Before",
        "after",
        "After",
        "through",
        "throughout",
        "for",
        "around",
        "between",
        "as",
    )
)
PREPOSED = f"(?:{_PREPOSED})"
"""A look behind for the words that make a time of what may be a name or a verb ("in May", "by 2015")."""

ERA = r"\s?(?:BCE?|B\.C\.(?:E\.)?)"

DATES = (
    family(
        _MONTH_WORDS,
        rule(rf"\b{_LEAD}{_NAMED} (?P<dom>{DOM})(?:(?:,|,? of)? (?P<year>{YEAR})\b)?(?![\d:]|[-–,]\d){_PART_AFTER}{_LENT}", _day, "#", cased=True),
        rule(rf"\b{_LEAD}(?:[Tt]he )?(?<![\d.:])(?P<dom>{DOM})(?: of)? {_NAMED}(?:,? (?P<year>{YEAR})\b)?{_PART_AFTER}{_LENT}", _day, "#", cased=True),
        rule(rf"(?:\b(?P<night>(?:the )?night of )|(?<![\d.:]))\b(?P<first>\d\d?)(?:-|–| to | and )(?P<last>\d\d?) {_NAMED}(?:,? (?P<year>{YEAR})\b)?", _days, "#", cased=True, narrow=True),
        rule(rf"\b(?P<night>(?:the )?night of )?{_NAMED} (?P<first>\d\d?)(?:-|–| to | and )(?P<last>\d\d?)\b(?:, (?P<year>{YEAR})\b)?", _days, "#", cased=True, narrow=True),
        rule(rf"(?:\b(?P<mode>(?i:{MODIFIER})) ?-?)?\b{_NAMED},?(?: of)? (?P<year>{YEAR})\b(?!-\d)", _month, "####", cased=True),
        rule(rf"\b(?:(?P<mode>(?i:{MODIFIER}))|(?P<turn>[Ll]ast|[Nn]ext|the previous)) ?-?(?<![Tt]he ){_NAMED}\b(?! ?\d|-\d|{_STREET}){_LENT}", _month, cased=True),
        rule(rf"(?=[A-Z]){PREPOSED}\b{_NAMED}\b(?! ?\d|-\d|{_STREET}){_LENT}", _month, cased=True),
        rule(rf"\b(?!May|March|MAY|MARCH)(?<!the ){_NAMED}\b(?! ?\d|-\d){_LENT}", _month, cased=True, broad=True),
        rule(rf"\b{_NAMED}\b(?=\s?[-–]\s?{MONTH}){_LENT}", _month, cased=True, broad=True),
        rule(rf"(?<=\b[Tt]he ){_NAMED}\b(?= (?:offensive|campaign|attack|invasion|uprising|battles?|operation|coup|revolution|Uprising|Offensive|Revolution|Decrees))", _month, cased=True, broad=True),
        rule(rf"(?:\b(?P<mode>(?i:{MODIFIER}))[- ])?\b{_NAMED}(?: (?P<dom>{DOM}))?,? (?:of )?(?:that|the same) year\b", _of_that_year, "year", cased=True),
        rule(rf"\b{_NAMED}(?: (?P<dom>{DOM}))?,? (?P<year>\d{{2,4}}){ERA}", _before_christ, "bc bce b", cased=True),
        rule(r"\b(?P<d>\d\d)(?P<h>\d\d)(?P<min>\d\d)Z ?(?P<month>[A-Za-z]{3})\b(?: ?(?P<y>\d\d)\b)?", _message_group, "#"),
        rule(rf"\bthe (?P<which>first|second|latter) half of {_NAMED}(?:,? (?P<year>{YEAR}))?\b", _half, "half"),
    ),
    family(
        "first last final opening closing second third fourth",
        rule(rf"\bthe (?P<which>first|second|third|fourth|last|final|opening|closing) (?:(?P<n>{CARDINAL}|\d+) )?(?P<unit>days?|weeks?|months?) (?:of|in) (?:(?P<month>{MONTH})\b,?(?: (?P<year>{YEAR}))?|(?P<year_only>{YEAR}))\b", _piece, "day days week weeks month months"),
    ),
    family(
        "####",
        rule(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?(?P<z>Z| ?UTC| ?GMT)?)?(?![\d-])", _iso),
    ),
    family(
        "#",
        rule(r"\b(?:the )(?P<dom>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?=[.,;)]| (?:and|to|was|were|the|of the month)\b)", _same_month, broad=True),
        rule(rf"(?<![\d.:$])\b(?:the )?(?P<dom>[12]?\d|3[01])(?=(?:\s?[-–]\s?| and | to | or )\d\d? {_NAMED}(?:,? (?P<year>{YEAR}))?)", _first_of_two, broad=True, cased=True),
        rule(rf"\b{_NAMED} \d\d?(?:-|–)(?P<span>(?P<dom>[12]?\d|3[01])\b(?:, (?P<year>{YEAR})\b)?)", _first_of_two, broad=True, cased=True),
    ),
)  # fmt: skip
