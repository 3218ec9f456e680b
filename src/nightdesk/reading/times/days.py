# SPDX-License-Identifier: Apache-2.0
"""Weekdays, days counted from today, and the parts of a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period, of_day, of_part, of_week, of_weekend, unknown
from nightdesk.reading.times.rules import family, rule
from nightdesk.reading.times.words import DAY, DAYS, PART
from nightdesk.vocabulary.terms import Granularity

_EAST_IS_TOMORROW = 10  # UTC hour from which it is the next day somewhere
_FINE = {Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE}


def day_of(context: Context) -> date | None:
    """The day that a bare "at dawn" or "at 3 p.m." lies on by the words before it, None where they name none."""
    anchor = context.anchor
    if anchor is None or anchor.start is None or anchor.grain not in _FINE:
        return None
    context.leaned = True
    return anchor.start.date()


def part_on(day: date, words: str | None, mode: str | None = None) -> Period:
    """A day, or the part of it that the words name."""
    lead, names = (mode or "").lower().split(), (words or "").lower().split()
    if names and names[-1] == "hours":
        return of_part(day, "early")
    if names and (lead[:1] == ["early"] or names[0] == "early") and names[-1] == "morning":
        return of_part(day, "early")
    if names:
        return of_part(day, names[-1].removeprefix("mid-").removeprefix("mid"))
    return of_part(day, lead[0]) if lead[:1] in (["early"], ["late"]) else of_day(day)


def _weekday(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    which = (found.get("which") or "").lower().split()
    today = context.today
    if context.narrative:
        if context.base is None:
            return unknown(Granularity.DAY)
        today = context.base.date()
    index = DAYS.index(found["name"].lower())
    if week := (found.get("week") or "").split():
        monday = today - timedelta(days=today.weekday() - {"last": -7, "this": 0, "next": 7}[week[0].lower()])
        return part_on(monday + timedelta(days=index), found.get("part"), found.get("mode"))
    back, ahead = (today.weekday() - index) % 7, (index - today.weekday()) % 7
    if which[-1:] == ["last"] or which[-1:] == ["previous"]:
        day = today - timedelta(days=back or 7)
    elif which and which[-1] in {"next", "coming", "following"}:
        day = (context.base or context.now).date() if which[-1] == "following" else today
        day += timedelta(days=(index - day.weekday()) % 7 or 7)
    elif context.ahead or (which[:1] == ["this"] and "past" not in which and ahead < 7 - today.weekday()):
        day = today + timedelta(days=ahead)
    elif back == 6 and not context.zoned and context.now.hour >= _EAST_IS_TOMORROW:
        day = today + timedelta(days=1)
    else:
        day = today - timedelta(days=back)
    return part_on(day, found.get("part"), found.get("mode"))


def _counted_day(match: re.Match[str], context: Context) -> Period | None:
    words = " ".join(match["day"].lower().split())
    step = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}[
        words
    ]
    return part_on(context.today + timedelta(days=step), match["part"], match["mode"])


def _this_part(match: re.Match[str], context: Context) -> Period | None:
    return part_on(context.today, match["part"])


def _night(match: re.Match[str], context: Context) -> Period | None:
    """Last night and overnight end this morning; tonight has begun in the small hours."""
    words = match["which"].lower()
    past = words in {"last night", "overnight"} and not (words == "overnight" and context.ahead)
    step = -1 if past or (words == "tonight" and context.now.hour < 6) else 0
    return of_part(context.today + timedelta(days=step), "night")


def _overnight_into(match: re.Match[str], context: Context) -> Period | None:
    day = _weekday(match, context)
    return of_part(day.start.date() - timedelta(days=1), "night") if day is not None and day.start else None


def _part_of_next(match: re.Match[str], context: Context) -> Period | None:
    """ "the following morning", "that evening"."""
    which = match["which"].lower().split()[-1]
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    day = day_of(context)
    if day is None and (base := context.counted_from(step)) is not None and not context.narrative:
        day = base.date()
    if day is None:
        return unknown(Granularity.PART)
    return part_on(day + timedelta(days=step), match["part"], match["mode"])


def _bare_part(match: re.Match[str], context: Context) -> Period | None:
    part = match["part"].lower().split()[-1]
    if (day := day_of(context)) is not None:
        return part_on(day, match["part"])
    if context.narrative:
        return unknown(Granularity.PART, f"XXXX-XX-XXT{_CODES.get(part, 'NI')}")
    period = part_on(context.today, match["part"])
    if not context.ahead and period.start is not None and period.start > context.now:
        return part_on(context.today - timedelta(days=1), match["part"])
    return period


def _every(match: re.Match[str], context: Context) -> Period | None:
    return unknown(Granularity.DAY, f"XXXX-WXX-{DAYS.index(match['name'].lower()) + 1}")


def _night_between(match: re.Match[str], context: Context) -> Period | None:
    first = _weekday(match, context)
    return of_part(first.start.date(), "night") if first is not None and first.start else None


def _weekend(match: re.Match[str], context: Context) -> Period | None:
    which, today = (match["which"] or "").lower(), context.today
    step = {"last": -7, "next": 7}.get(which, 0)
    if not step and today.weekday() < 5 and not (context.ahead or which in {"this", "the coming"}):
        step = -7
    if which == "last" and today.weekday() < 5:
        step = -7
    return of_weekend(of_week(today).start.date() + timedelta(days=step))  # type: ignore[union-attr]  # a week has both sides


_CODES = {"night": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "morning": "MO", "afternoon": "AF", "evening": "EV",
          "dusk": "EV", "sunset": "EV", "nightfall": "EV", "daytime": "DT", "night-time": "NI", "nighttime": "NI"}  # fmt: skip
_NO_TITLE = r"(?! (?:Times|Telegraph|Mirror|Express|Herald|Mail|Independent|Tribune|Post|Star|World|Sun)\b)"
_NAME = rf"(?P<name>{DAY})\b{_NO_TITLE}"
_WHICH = r"(?:(?P<which>(?:[Tt]he )?(?:[Ll]ast|[Nn]ext|[Tt]his(?: (?:coming|past))?|[Cc]oming|following|previous)) )?"
_MODE = r"(?:(?P<mode>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?: on)? )?"
_LOWER_PART = rf"(?P<part>{PART})"

DAYS_AND_PARTS = (
    family(
        f"{' '.join(DAYS)} yesterday tomorrow today",
        rule(rf"(?<!Black )\b{_MODE}{_WHICH}{_NAME}(?: {_LOWER_PART}\b)?(?:(?: of)? (?P<week>(?:last|next|this) week)\b)?", _weekday, cased=True),
        rule(rf"\b(?:[Tt]he )?(?P<part>(?i:{PART}|early hours|small hours))(?: of| on)? {_WHICH}{_NAME}", _weekday, cased=True),
        rule(rf"\b[Oo]vernight(?: into| to)? {_NAME}", _overnight_into, "overnight", cased=True),
        rule(rf"\b(?:the )?night (?:of|from) {_NAME}(?: to|-|–| into| and) ?(?:{DAY})", _night_between, "night", cased=True),
        rule(rf"\b(?:[Ee]very|[Ee]ach) {_NAME}", _every, "every each", cased=True),
        rule(rf"\b(?P<mode>earlier |later |late |early )?(?P<day>the day before yesterday|the day after tomorrow|yesterday|tomorrow|(?-i:today|(?:(?<=^)|(?<=[.!?\"“] ))Today))\b(?: (?P<part>{PART})\b)?(?!-)", _counted_day, "yesterday tomorrow today"),
    ),
    family(
        "morning mornings afternoon afternoons evening evenings night nights dawn daybreak sunrise dusk sunset nightfall hours overnight tonight daytime nighttime",
        rule(rf"\b(?:earlier |later |late |early )?this (?P<part>{PART})\b", _this_part, "this"),
        rule(r"\b(?:late |early |earlier |later )?(?P<which>last night|tonight|overnight)\b(?!-)", _night, "night tonight overnight"),
        rule(rf"\b(?P<mode>early |late )?(?P<which>the next|the following|the previous|the preceding|the very next|that(?: same)?|the same) (?P<part>{PART})\b", _part_of_next),
        rule(rf"(?:(?<=\bat )|(?<=\bby )|(?<=before )|(?<=after )|(?<=until )|(?<=since )|(?<=around )|\ball |(?:(?<=hrough )|(?<=hroughout )|(?<=uring )|(?<=\bin )|(?<=\binto ))the )\b(?P<part>{PART}|early hours)\b(?! of)", _bare_part),
        rule(rf"\b(?:(?:the (?:first|second|third|fourth|fifth)|the|one|every|each) )?(?P<part>(?-i:{PART}|daytime|night-?time))s?\b(?!-?vision)", _bare_part, broad=True),
    ),
    family(
        "weekend",
        rule(r"\b(?:the )?(?:(?P<which>last|this|next|the coming|past) )?weekend\b", _weekend),
    ),
)  # fmt: skip
