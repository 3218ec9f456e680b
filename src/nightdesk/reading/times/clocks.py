# SPDX-License-Identifier: Apache-2.0
"""Times of the day, with the zone that they name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nightdesk.reading.number_words import CARDINAL, value_of
from nightdesk.reading.times.context import Context
from nightdesk.reading.times.days import day_of
from nightdesk.reading.times.periods import Period, of_hour, of_minute, unknown
from nightdesk.reading.times.rules import family, rule
from nightdesk.reading.times.zones import zone_like
from nightdesk.vocabulary.terms import Granularity

_OFFSETS = {"gmt": 0.0, "utc": 0.0, "z": 0.0, "bst": 1.0, "cet": 1.0, "cest": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0, "est": -5.0,
            "edt": -4.0, "cst": -6.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0, "jst": 9.0, "kst": 9.0,
            "aest": 10.0, "aedt": 11.0}  # fmt: skip
_ZONES = {"et": "America/New_York", "eastern time": "America/New_York", "ct": "America/Chicago", "central time": "America/Chicago",
          "mt": "America/Denver", "pt": "America/Los_Angeles", "pacific time": "America/Los_Angeles"}  # fmt: skip
_SLACK = timedelta(minutes=30)  # a clock a little ahead of the publication is a slow stamp, not yesterday


def zone_named(words: str | None, context: Context) -> tzinfo | None:
    """The zone that the words name, None for the report's own."""
    name = " ".join((words or "").lower().split())
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name])) if _OFFSETS[name] else UTC
    key = _ZONES.get(name)
    if key is None and name.endswith(" time") and name != "local time":
        city = (words or "")[: -len(" time")].strip()
        key = (context.zone_of(city) if context.zone_of is not None else None) or zone_like(city)
    try:
        return ZoneInfo(key) if key else None
    except ZoneInfoNotFoundError:
        return None


def _clock(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    reading = _reading(found)
    if reading is None:
        return None
    hour, minute, exact = reading
    side = (found.get("side") or "").lower()
    zone = zone_named(found.get("zone"), context)
    if context.narrative and day_of(context) is None:
        return unknown(Granularity.MINUTE, f"XXXX-XX-XXT{hour:02}:{minute or 0:02}")
    midnight = (found.get("word") or "").lower() == "midnight"
    unsaid = bool(found.get("spoken") or found.get("told")) and not found.get("half")
    moment = _moment(context, zone, hour, minute, midnight=midnight, side=side, unsaid=unsaid)
    if side:
        first = moment - timedelta(hours=1) if side == "before" else moment
        return Period(first, first + timedelta(hours=1), Granularity.HOUR, f"{first:%Y-%m-%dT%H}", zone)
    return replace(of_minute(moment) if exact else of_hour(moment), zone=zone, clock=True)


def _reading(found: dict[str, str | None]) -> tuple[int, int, bool] | None:
    """Hour, minute, and whether the minute is said."""
    word = (found.get("word") or "").lower()
    if word:
        return (0 if word == "midnight" else 12), 0, False
    if military := found.get("mil"):
        hour, minute, exact = int(military[:2]), int(military[2:]), True
    elif spoken := found.get("spoken"):
        hour = int(value_of(spoken))
        past = {"half past": 30, "quarter past": 15, "quarter to": -15}[
            " ".join((found["past"] or "").lower().split()).removeprefix("a ")
        ]
        hour, minute, exact = (hour, past, True) if past > 0 else (hour - 1, 60 + past, True)
    else:
        hour, minute = int(value_of(found["h"] or "0")), int(found.get("m") or 0)
        exact = bool(found.get("m"))
    half = (found.get("half") or "").lower()[:1]
    if (half in {"p", "e"} and hour < 12) or (half == "n" and 5 < hour < 12):
        hour += 12
    elif half in {"a", "m"} and hour == 12:
        hour = 0
    return (hour, minute, exact) if hour < 24 and minute < 60 else None


def _moment(
    context: Context, zone: tzinfo | None, hour: int, minute: int, *, midnight: bool, side: str, unsaid: bool
) -> datetime:
    day, anchor = day_of(context), context.anchor
    if day is not None and anchor is not None:
        moment = datetime(day.year, day.month, day.day, hour, minute)
        night = anchor.grain is Granularity.PART and anchor.end is not None and anchor.end.date() > day and hour < 6
        if night or (midnight and side != "after"):
            moment += timedelta(days=1)
        return moment
    now = context.now if zone is None else context.now_in(zone)
    moment = datetime(now.year, now.month, now.day, hour, minute)
    if unsaid and hour < 12 and not context.ahead and moment + timedelta(hours=12) <= now:
        return moment + timedelta(hours=12)
    if not context.ahead and moment > now + _SLACK:
        moment -= timedelta(days=1)
    elif context.ahead and moment < now:
        moment += timedelta(days=1)
    return moment


_AROUND = r"(?:(?:shortly|just|soon|minutes|moments|immediately|a little|well) (?P<side>before|after) )?(?:(?:around|about|approximately|roughly|exactly) )?"
_HALF = r"(?P<half>[ap]\.?m\b\.?|in the (?:morning|afternoon|evening)|at night)"
_ZONE = r"(?: ?\(?(?P<zone>GMT|UTC|Z|BST|CES?T|EES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|JST|KST|AE[SD]T|(?-i:local|Eastern|Central|Pacific|[A-Z][a-z]+(?: [A-Z][a-z]+)?) time)\b\)?)"
_ASIDE = r"(?: \(\d{2}:?\d{2} ?(?:GMT|UTC)\))?"
_TIMELY = r"(?:(?<=\bat )|(?<=around )|(?<=about )|(?<=\bby )|(?<=until )|(?<=from )|(?<=since )|(?<=between )|(?<=before )|(?<=after )|(?<=\bto )|(?<=\band ))"
_HALF_WORDS = "m am pm morning afternoon evening night"
_ZONE_WORDS = "time " + " ".join(name for name in (*_OFFSETS, *_ZONES) if " " not in name)

CLOCKS = (
    family(
        "# noon midday midnight clock past quarter morning afternoon evening night",
        rule(rf"\b{_AROUND}(?<![\d.:])(?P<h>\d\d?)[:.](?P<m>\d\d)(?::\d\d)? ?{_HALF}{_ASIDE}{_ZONE}?", _clock, _HALF_WORDS),
        rule(rf"\b{_AROUND}(?<![\d.:])(?P<h>\d\d?)[:.](?P<m>\d\d)(?::\d\d)?{_ZONE}", _clock, _ZONE_WORDS),
        rule(rf"{_TIMELY}{_AROUND}(?<![\d.:])(?P<h>\d\d?):(?P<m>\d\d)\b(?![:%]|-\d| ?(?:km|miles|per))", _clock, ":"),
        rule(rf"\b{_AROUND}(?<![\d.:,])(?P<h>\d\d?) ?{_HALF}{_ASIDE}{_ZONE}?", _clock, _HALF_WORDS),
        rule(rf"\b{_AROUND}(?P<mil>[0-2]\d[0-5]\d)(?: ?hours| ?hrs)?{_ZONE}", _clock, _ZONE_WORDS),
        rule(r"\b(?P<mil>[0-2]\d[0-5]\d) ?(?:hours|hrs)\b", _clock, "hours hrs"),
        rule(r"\b(?P<h>\d\d?):(?P<m>\d\d) ?(?:hours|hrs)\b", _clock, "hours hrs"),
        rule(rf"\b{_AROUND}(?P<h>\d\d?|{CARDINAL})(?P<told> o['’]clock)(?: {_HALF})?{_ZONE}?", _clock, "clock"),
        rule(rf"\b{_AROUND}(?P<h>{CARDINAL}) (?P<half>in the (?:morning|afternoon|evening)|at night)\b", _clock, "morning afternoon evening night"),
        rule(rf"\b{_AROUND}(?P<past>half past|(?:a )?quarter past|(?:a )?quarter to) (?P<spoken>\d\d?|{CARDINAL})(?: {_HALF})?", _clock, "past quarter"),
        rule(rf"\b{_AROUND}(?:12 )?(?P<word>noon|midday|midnight)\b(?! [Ss]un\b){_ZONE}?", _clock, "noon midday midnight"),
        rule(rf"\b(?P<h>\d\d?){_ZONE}", _clock, _ZONE_WORDS),
    ),
)  # fmt: skip
