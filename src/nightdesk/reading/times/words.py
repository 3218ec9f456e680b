# SPDX-License-Identifier: Apache-2.0
"""The words of time, as tables and as pieces of patterns. Every piece is free of groups."""

from __future__ import annotations

from nightdesk.reading.number_words import CARDINAL, FIGURES
from nightdesk.vocabulary.terms import Granularity

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of three months, as meteorologists of the north count them."""

SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS: dict[str, tuple[float, float, str]] = {
    "early": (0, 6, "MO"), "dawn": (4, 7, "MO"), "daybreak": (4, 7, "MO"), "sunrise": (4, 7, "MO"), "morning": (6, 12, "MO"),
    "afternoon": (12, 18, "AF"), "dusk": (17, 20, "EV"), "nightfall": (17, 20, "EV"), "sunset": (17, 20, "EV"),
    "daytime": (6, 18, "DT"), "night-time": (18, 30, "NI"), "nighttime": (18, 30, "NI"),
    "evening": (18, 24, "EV"), "late": (18, 24, "EV"), "night": (18, 30, "NI"),
}  # fmt: skip
"""Hours of a day, more than 24 reaching into the next, and the code of TIMEX3."""

UNITS = {"second": Granularity.MINUTE, "minute": Granularity.MINUTE, "hour": Granularity.HOUR, "day": Granularity.DAY,
         "night": Granularity.DAY, "week": Granularity.WEEK, "fortnight": Granularity.WEEK, "month": Granularity.MONTH,
         "year": Granularity.YEAR, "decade": Granularity.YEAR, "century": Granularity.YEAR}  # fmt: skip
RECENT = {
    "second": 1 / 24,
    "minute": 1 / 24,
    "moment": 1 / 24,
    "hour": 0.5,
    "day": 7,
    "week": 56,
    "month": 365,
    "year": 3652,
}
"""How many days back (or ahead) a vague "recent" or "coming" reaches, by unit."""

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER)"
)
DAY = r"(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day)"
DOM = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20)\d\d"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)"
PART = r"(?:(?:early |mid-?|late )?(?:morning|afternoon|evening)|night|dawn|daybreak|sunrise|dusk|nightfall|sunset)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
VAGUE = r"(?:a few|a couple of|several|many|some|a number of)"
NUMBER = rf"(?:{FIGURES}(?:\.\d+)?|{CARDINAL}(?: and (?:a )?half)?|half an?|an?)"
ABOUT = (
    r"(?:(?:at least|at most|(?:a )?little (?:more|less) than|more than|less than|no more than|over|under|nearly|almost|about|around"
    r"|approximately|roughly|only|just|another|exactly|a mere|up to|as many as|close to|barely|some) )"
)
EARLY = (
    r"(?:(?:the )?(?:very )?(?:beginning|start|opening|early part) of(?: the)?|early(?: (?:in|on))?(?: the)?|the early)"
)
MID = r"(?:the (?:middle|midst) of(?: the)?|mid(?:dle)?(?:[- ]of)?|the mid)"
LATE = (
    r"(?:the (?:very )?(?:end|close|latter part|last part|final part) of(?: the)?|late(?: (?:in|on))?(?: the)?|the late"
    r"|as (?:recently|late) as(?: late)?)"
)
REST = r"(?:(?:most of )?the (?:rest|remainder) of(?: the)?|all of(?: the)?|(?:later|earlier)(?: (?:in|on))?(?: the)?|the whole of(?: the)?)"
MODIFIER = rf"(?:{EARLY}|{MID}|{LATE}|{REST})"


def month_number(name: str) -> int:
    """1 to 12 from a month's name or its abbreviation."""
    stem = name.lower()[:3]
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(stem))


def unit_name(word: str) -> str:
    """The unit in the singular."""
    low = word.lower()
    return "century" if low.startswith("centur") else low.rstrip("s")
