# SPDX-License-Identifier: Apache-2.0
"""Counted units: so many days ago or later, the past week, next year, three hours, every month."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from nightdesk.reading.number_words import ORDINAL, WORDS, value_of
from nightdesk.reading.times.context import Context
from nightdesk.reading.times.dates import moded
from nightdesk.reading.times.periods import Period, at, of_unit, shifted, unknown
from nightdesk.reading.times.rules import family, rule
from nightdesk.reading.times.words import ABOUT, EARLY, LATE, MID, NUMBER, RECENT, REST, UNIT, UNITS, VAGUE, unit_name
from nightdesk.vocabulary.terms import Granularity

_BACK = {"ago", "back", "earlier", "before", "previously", "prior"}
_FROM_NOW = {"ago", "hence", "from now", "back"}
_CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M", "year": "Y",
          "decade": "DE", "century": "CE"}  # fmt: skip


def amount(words: str) -> float | None:
    """How many, None for a vague word."""
    text = words.lower().strip().replace("a single", "one")
    if re.fullmatch(VAGUE + r"|few|couple of", text):
        return None
    half = 0.0
    if text.startswith("half"):
        return 0.5
    if text.endswith(" half"):
        text, half = re.sub(r" and (?:a )?half$", "", text), 0.5
    return half + (float(text) if re.fullmatch(r"\d+\.\d+", text) else value_of(text))


def length(count: float | None, unit: str) -> str:
    """A duration in ISO 8601 as TIMEX3 writes it, X for an unknown number."""
    name = {"fortnight": "week"}.get(unit, unit)
    number = 2 * (count or 1) if unit == "fortnight" else count
    if count is not None and count == 0.5 and unit in {"hour", "minute"}:
        number, name = 30.0, {"hour": "minute", "minute": "second"}[unit]
    shown = "X" if number is None else f"{number:g}"
    return f"P{'T' if name in {'second', 'minute', 'hour'} else ''}{shown}{_CODES[name]}"


def _shift(match: re.Match[str], context: Context) -> Period | None:
    words, unit = match["n"], unit_name(match["unit"])
    direction = " ".join(match["way"].lower().split())
    count = amount(words) if words else None
    grain = (
        Granularity.MINUTE if count is not None and count % 1 and unit == "hour" else UNITS.get(unit, Granularity.VAGUE)
    )
    sign = -1 if direction.split()[0] in _BACK else 1
    if direction in _FROM_NOW:
        return _window(context, sign, unit) if count is None else _moved(context.now, sign * count, unit, grain)
    if count is None:
        return unknown(Granularity.VAGUE)
    base: datetime | None
    if _governs(match, direction):
        base = context.following.start if context.following is not None else None
    else:
        base = None if context.finer(grain) else context.counted_from(sign)
    return _moved(base, sign * count, unit, grain) if base is not None else unknown(grain)


def _governs(match: re.Match[str], direction: str) -> bool:
    """Whether an event or a time follows that the units are counted from."""
    word, rest = direction.split()[0], match.string[match.end() :]
    if word == "following":
        return bool(re.match(r"\s+(?:the|that|an?|his|her|their|its|[A-Z]\w+)\b", rest))
    return word in {"after", "before", "prior"} and bool(re.match(r"\s+['“\"]?\w", rest))


def _moved(base: datetime, count: float, unit: str, grain: Granularity) -> Period:
    return of_unit(shifted(base, count, unit), "minute" if grain is Granularity.MINUTE else unit)


def _window(context: Context, sign: int, unit: str, value: str = "") -> Period:
    """A vague stretch before or after the publication."""
    now, reach = context.now, timedelta(days=RECENT[unit])
    if unit in {"month", "year"}:
        edge = shifted(now, sign * (12 if unit == "month" else 10), unit)
    else:
        edge = now + sign * reach
    first, last = (edge, now) if sign < 0 else (now, edge)
    return Period(first, last, Granularity.VAGUE, value)


def _stretch(match: re.Match[str], context: Context) -> Period | None:
    """The past three days, the next few weeks."""
    unit, words = unit_name(match["unit"]), (match["n"] or "").lower()
    sign = 1 if match["which"].lower() in {"next", "coming", "following", "subsequent"} else -1
    count = 1.0 if not words and not match["unit"].lower().endswith("s") else amount(words) if words else None
    value = length(count, unit)
    if context.narrative or (unit in {"decade", "century"} and count is None):
        return unknown(UNITS[unit], value)
    if count is None:
        return _window(context, sign, unit, value)
    edge = shifted(context.now, sign * count, unit)
    first, last = (edge, context.now) if sign < 0 else (context.now, edge)
    return Period(first, last, UNITS[unit], value)


def _recent(match: re.Match[str], context: Context) -> Period | None:
    unit = unit_name(match["unit"])
    period = _window(context, -1, unit, length(None, unit))
    if unit == "day" and period.start is not None and period.end is not None:
        return period.inside(at(period.start.date()), period.end)
    return period


def _named_unit(match: re.Match[str], context: Context) -> Period | None:
    """This week, last month, the next day, the end of the year."""
    found = match.groupdict()
    which, unit = " ".join((found.get("which") or "the").lower().split()), unit_name(found["unit"])
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "last": -1}.get(which.split()[-1], 0)
    today = which in {"this", "last", "next", "this past", "the current"} and not context.narrative
    base = context.now if today else context.counted_from(step)
    if base is None or (not today and not step and context.finer(UNITS[unit])):
        return unknown(UNITS[unit])
    if not today and step and context.finer(UNITS[unit]):
        return unknown(UNITS[unit])
    return moded(found.get("mode"), of_unit(shifted(base, step, unit), unit))


def _before_last(match: re.Match[str], context: Context) -> Period | None:
    unit = unit_name(match["unit"])
    return of_unit(shifted(context.now, -2, unit), unit)


def _day_beside(match: re.Match[str], context: Context) -> Period | None:
    """ "the day before", "the year after": beside what follows, else beside the last time named."""
    unit, sign = unit_name(match["unit"]), -1 if match["way"].lower() == "before" else 1
    if _governs(match, match["way"].lower()):
        base = context.following.start if context.following is not None else None
    else:
        base = None if context.finer(UNITS[unit]) else context.counted_from(sign)
    return of_unit(shifted(base, sign, unit), unit) if base is not None else unknown(UNITS[unit])


def _duration(match: re.Match[str], context: Context) -> Period | None:
    found = match.groupdict()
    unit, words = unit_name(found["unit"]), found.get("n") or ""
    count = amount(words) if words else (None if found["unit"].lower().endswith("s") else 1.0)
    grain = Granularity.MINUTE if count == 0.5 and unit == "hour" else UNITS[unit]
    if (
        count is not None
        and context.ahead
        and not context.narrative
        and re.search(r"\b[Ii]n $", match.string[: match.start()])
    ):
        return _moved(context.now, count, unit, grain)
    if "half" in (found.get("tail") or ""):
        count = (count or 0) + 0.5
    return unknown(grain, length(count, unit))


def _unknown_unit(match: re.Match[str], context: Context) -> Period | None:
    return unknown(UNITS[unit_name(match["unit"])])


def _set(match: re.Match[str], context: Context) -> Period | None:
    unit = unit_name(match["unit"])
    value = {"day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(
        unit, length(1, unit)
    )
    return unknown(UNITS[unit], value)


def _rate(match: re.Match[str], context: Context) -> Period | None:
    return unknown(UNITS[unit_name(match["unit"])], length(1, unit_name(match["unit"])))


def _adverb(match: re.Match[str], context: Context) -> Period | None:
    values = {
        "daily": "XXXX-XX-XX",
        "everyday": "XXXX-XX-XX",
        "nightly": "XXXX-XX-XXTNI",
        "weekly": "XXXX-WXX",
        "monthly": "XXXX-XX",
        "annually": "XXXX",
        "yearly": "XXXX",
        "annual": "XXXX",
        "hourly": "XXXX-XX-XXTXX",
    }
    return unknown(Granularity.DAY, values[match[0].lower()])


_UNIT_WORDS = " ".join(f"{unit} {unit}s" for unit in (*UNITS, "moment")) + " centuries"
_WAY_WORDS = "ago earlier later before afterward afterwards after previously prior hence from back following thereafter"
_STRETCHED = "past last next coming following previous preceding subsequent"
_COUNTING = f"# {WORDS} half couple few several many some number"
_ABOUT_WORDS = "least most more less over under nearly almost about around approximately roughly only just another exactly mere up many close barely some"
_U = rf"(?P<unit>{UNIT}s?)\b"
_NO_AGE = r"(?!'? old\b|-old)"
_WAY = r"(?P<way>ago|earlier|later|before|afterwards?|after|previously|prior to|prior|hence|from now|back|following|thereafter)\b(?! \w+ing\b)"
_MODE = rf"(?:(?P<mode>{EARLY}|{MID}|{LATE}|{REST})[- ])?"
_WHICH = r"(?P<which>the very next|the next|the following|the previous|the preceding|the same|that same|that very|that|this past|this same|this|last|next|the current)"

COUNTED = (
    family(
        _UNIT_WORDS,
        rule(rf"\b{ABOUT}*(?P<n>{NUMBER}|{VAGUE}) {_U}'? {_WAY}", _shift, _WAY_WORDS),
        rule(r"\b(?P<n>)(?P<unit>(?:moment|minute|hour|day|week|month|year|decade)s) " + _WAY, _shift, _WAY_WORDS),
        rule(rf"\b(?:the )?(?P<which>past|last|next|coming|following|previous|preceding|subsequent) {ABOUT}*(?P<n>{NUMBER}|few|several|couple of|many) {_U}(?!-)", _stretch, _STRETCHED),
        rule(r"\b(?:the )(?P<which>past|last|coming|following|next)(?P<n>) (?P<unit>hours|days|weeks|months|years)\b", _stretch, _STRETCHED),
        rule(r"\bthe (?P<which>past|coming|last)(?P<n>) (?P<unit>hour|day|week|month|year|decade)\b(?! of)", _stretch, _STRETCHED),
        rule(r"\b(?:(?<=in )|the )?(?:more )?recent (?P<unit>hours|days|weeks|months|years)\b", _recent, "recent"),
        rule(rf"\b{_MODE}{_WHICH} (?P<unit>day|week|month|year|decade|century)\b(?!-| of (?!the))", _named_unit, "next following previous preceding same that this last current"),
        rule(rf"\b(?P<mode>{EARLY}|{MID}|{LATE}|(?:most of )?the rest of|later (?:in|on))[- ](?:the )?(?P<unit>day|week|month|year|decade|century)\b(?!-)", _named_unit),
        rule(r"\bthe (?P<unit>day|week|month|year) before last\b", _before_last, "last"),
        rule(r"\bthe (?P<unit>day|night|week|month|year) (?P<way>before|after|following)\b(?! last| yesterday| tomorrow)", _day_beside, "before after following"),
        rule(rf"\b{ABOUT}*(?P<n>(?!an? ){NUMBER}|{VAGUE})[- ]{_U}(?P<tail>[- ]and[- ]a[- ]half)?(?:[- ]long\b)?{_NO_AGE}", _duration, _COUNTING),
        rule(rf"\b{ABOUT}+(?P<n>an?) {_U}{_NO_AGE}", _duration, _ABOUT_WORDS),
        rule(rf"\b(?P<n>an?|one|a single) (?!second\b){_U}(?! old\b|-)", _duration, broad=True),
        rule(rf"(?:(?<=\bfor )|(?<=\bwithin )|(?<=\blasted ))(?P<n>an?) {_U}(?! old\b|-)", _duration),
        rule(r"\b(?P<unit>week|month|year|day|hour|decade)s?-long\b", _duration, broad=True),
        rule(r"(?:(?<=\bfor )|(?<=\bwithin )|(?<=\bin )|(?<=\bafter )|(?<=\bof )|(?<=\band ))(?P<unit>(?:hour|day|week|month|year|decade)s)\b", _duration, broad=True),
        rule(rf"\b{ABOUT}*(?P<n>{NUMBER})[- ]{_U}(?: old\b| of age\b)", _duration, broad=True),
        rule(rf"\b(?:the )?(?P<n>{NUMBER}|{VAGUE}) (?P<which>previous|preceding|following|next|last|past) {_U}", _stretch, _STRETCHED),
        rule(r"\b(?P<unit>month|year|week|day)['’]s end\b", _named_unit, broad=True),
        rule(rf"\bthe {ORDINAL} {_U}(?! of)", _unknown_unit, broad=True),
        rule(rf"\b(?:every|each)(?: other| single)? (?P<unit>{UNIT})\b", _set, "every each"),
        rule(rf"\bper (?P<unit>{UNIT})\b", _rate, broad=True),
    ),
    family(
        "daily weekly monthly annual annually yearly hourly nightly everyday",
        rule(r"\b(?:daily|everyday|weekly|monthly|annually|annual|yearly|hourly|nightly)\b", _adverb, broad=True),
    ),
)  # fmt: skip
