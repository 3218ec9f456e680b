# SPDX-License-Identifier: Apache-2.0
"""Seasons, years, decades, centuries, their parts, and holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from nightdesk.reading.number_words import ORDINAL, rank_of, value_of
from nightdesk.reading.times.context import Context
from nightdesk.reading.times.dates import ERA, PREPOSED, moded
from nightdesk.reading.times.periods import Period, of_day, of_month, of_part, of_season, of_year, unknown
from nightdesk.reading.times.rules import family, rule
from nightdesk.reading.times.words import EARLY, LATE, MID, MODIFIER, SEASON, SEASON_CODES, YEAR
from nightdesk.vocabulary.terms import Granularity

_HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
             "new year's eve": (12, 31), "new year's day": (1, 1), "the new year": (1, 1), "may day": (5, 1),
             "valentine's day": (2, 14)}  # fmt: skip


def _season(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    name, which = found["season"].lower(), (found.get("which") or "").lower()
    if known := found.get("year") or found.get("before"):
        return moded(found.get("mode"), of_season(int(known), name))
    if context.narrative and not which:
        base = context.base
        return moded(found.get("mode"), of_season(base.year, name)) if base else unknown(Granularity.SEASON)
    moment = context.now if not context.narrative else context.base or context.now
    years = [of_season(moment.year + step, name) for step in (1, 0, -1, -2)]
    if which.endswith(("next", "coming", "following")) or (context.ahead and not which):
        fitting = [one for one in years if one.start is not None and one.start > moment][-1:]
    elif which.endswith(("last", "previous")):
        fitting = [one for one in years if one.end is not None and one.end <= moment][:1]
    else:
        fitting = [one for one in years if one.start is not None and one.start <= moment][:1]
    return moded(found.get("mode"), fitting[0]) if fitting else None


def _season_before_christ(match: re.Match[str], context: Context) -> Period | None:
    return unknown(Granularity.SEASON, f"BC{int(match['year']):04}-{SEASON_CODES[match['season'].lower()]}")


def _year(match: re.Match[str], context: Context) -> Period | None:
    return moded(match.groupdict().get("mode"), of_year(int(match["year"])))


def _year_before_christ(match: re.Match[str], context: Context) -> Period | None:
    return unknown(Granularity.YEAR, f"BC{int(match['year']):04}")


def _short_year(match: re.Match[str], context: Context) -> Period | None:
    base = context.base or context.now
    year = base.year // 100 * 100 + int(match["year"])
    return of_year(year - 100 if year > base.year + 20 else year)


def _decade(match: re.Match[str], context: Context) -> Period | None:
    first = int(match["decade"])
    if match["era"]:
        return unknown(Granularity.YEAR, f"BC{first // 10:03}")
    return moded(match["mode"], of_year(first, 10, f"{first // 10:03}")) if first >= 1000 else None


def _century(match: re.Match[str], context: Context) -> Period | None:
    words = match["rank"].lower()
    number = rank_of(words) if re.fullmatch(ORDINAL, words) else _teenth(words)
    if match["era"]:
        return unknown(Granularity.YEAR, f"BC{number - 1:02}")
    return moded(match["mode"], of_year((number - 1) * 100 or 1, 100, f"{number - 1:02}"))


def _teenth(words: str) -> int:
    stems = {"twentieth": 20, "twenty-first": 21, "eighteenth": 18}
    return stems.get(words) or int(value_of(words.removesuffix("th")))


def _fraction(match: re.Match[str], context: Context) -> Period | None:
    """Halves and quarters of a year."""
    which = match["which"].lower()
    year = int(match["year"]) if match["year"] else (context.base or context.now).year
    last = which in {"last", "latter", "final"}
    if match["what"].lower() == "half":
        half = 2 if last else rank_of(which)
        return replace(of_month(year, half * 6 - 5, 6), grain=Granularity.YEAR, value=f"{year}-H{half}")
    quarter = 4 if last else rank_of(which)
    return replace(of_month(year, quarter * 3 - 2, 3), grain=Granularity.SEASON, value=f"{year}-Q{quarter}")


def _holiday(match: re.Match[str], context: Context) -> Period | None:
    month, number = _HOLIDAYS[match["name"].lower().replace("’", "'")]
    year = int(match["year"]) if match["year"] else context.year_of(month, number)
    return of_part(date(year, month, number), "night") if match["night"] else of_day(date(year, month, number))


_MODED = rf"(?:\b(?P<mode>(?i:{EARLY}|{MID}|{LATE})) ?-?)?"
_WHICH = r"(?P<which>(?i:the next|the coming|the following|the previous|last|next|this|that))"
_COUNTED = (
    r"(?!\s+(?:[a-z]+ )?(?:men|people|troops|soldiers|prisoners|civilians|casualties|killed|km|kilomet\w+|miles|tons|tonnes|met[er]{2}s"
    r"|tanks|aircraft|guns|dead|wounded|horsemen|ships|horses|cavalry|infantry|local|GMT|UTC|hours|hrs|members|Americans|Germans)\b"
    r"|\s+ha(?:d|ve)\b|[,.:]\d|%|-[a-z])"
)
_NOT_IN_FIGURE = r"(?<![\d$€£,.:/#-])"
_HOLIDAY_NAMES = "|".join(sorted(_HOLIDAYS, key=len, reverse=True)).replace("'", "['’]")

YEARS = (
    family(
        "spring summer autumn fall winter",
        rule(rf"{_MODED}(?:\b[Tt]he )?\b(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR})\b", _season, cased=True),
        rule(rf"\b(?P<before>{YEAR}) (?P<season>{SEASON})\b", _season, cased=True),
        rule(rf"{_MODED}\b{_WHICH} (?P<season>{SEASON})\b(?!-)", _season, cased=True),
        rule(rf"\b(?P<mode>(?i:{EARLY}|{MID}|{LATE})) ?-?\b(?P<season>{SEASON})\b(?!-)", _season, cased=True),
        rule(r"\b(?:[Tt]he (?!\w+ (?:[Oo]ffensive|[Cc]ampaign|Uprising|[A-Z])))?(?P<season>(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)|(?<=[Ii]n the )[Ff]all)\b(?! of [A-Za-z]|-|s\b)", _season, cased=True, broad=True),
        rule(rf"(?:{PREPOSED}|(?<=[Ll]ate )|(?<=that ))(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|(?<=the )[Ff]all)\b(?! of [A-Za-z]|-|s\b)", _season, cased=True),
        rule(rf"\b(?:(?P<mode>(?i:{MODIFIER})) )?(?:the )?(?P<season>{SEASON}) of (?P<year>\d{{2,4}}){ERA}", _season_before_christ, cased=True),
    ),
    family(
        "#",
        rule(rf"(?:\b(?P<mode>{MODIFIER})[- ])?{_NOT_IN_FIGURE}\b(?P<year>{YEAR})\b{_COUNTED}", _year, broad=True),
        rule(rf"\b(?P<mode>{EARLY}|{MID}|{LATE})[- ]?(?:the year )?\b(?P<year>{YEAR})\b{_COUNTED}", _year, "####"),
        rule(rf"(?=[12t]){PREPOSED}(?:the year )?\b(?P<year>{YEAR})\b{_COUNTED}", _year, "####"),
        rule(rf"\b(?:(?P<mode>{MODIFIER}) )?(?:ca?\. )?(?P<year>\d{{2,4}}){ERA}", _year_before_christ, broad=True),
        rule(rf"(?<=\b\d\d\d\d[-–/])(?P<year>{YEAR})\b{_COUNTED}", _year, broad=True),
        rule(rf"(?<![\d.,-])\b(?P<year>\d{{2,4}})(?=(?:-|–| to | and | or )\d{{2,4}}{ERA})", _year_before_christ, broad=True),
        rule(r"(?<!\w)['’](?P<year>\d\d)\b(?!s)", _short_year, broad=True),
        rule(r"(?<=\b\d\d\d\d[-–/])(?P<year>\d\d)\b(?![-–]?\d)", _short_year, broad=True),
        rule(rf"\b(?:(?P<mode>{EARLY}|{MID}|{LATE}|the)[- ])?(?P<decade>1\d\d0|20\d0|\d\d0)s(?P<era>{ERA})?\b", _decade, "s"),
    ),
    family(
        "century centuries",
        rule(rf"\b(?:(?P<mode>{EARLY}|{MID}|{LATE}|the)[- ])?(?P<rank>{ORDINAL}|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty-first)[- ]century(?P<era>{ERA})?\b", _century),
    ),
    family(
        "half quarter",
        rule(rf"\bthe (?P<which>first|second|latter|third|fourth|last|final) (?P<what>half|quarter) of (?:the year|(?P<year>{YEAR}))\b", _fraction),
    ),
    family(
        "christmas new halloween boxing may valentine",
        rule(rf"\b(?P<name>{_HOLIDAY_NAMES})\b(?P<night> night)?(?:,? (?P<year>{YEAR})\b)?", _holiday),
    ),
)  # fmt: skip
