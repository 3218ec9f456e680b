# SPDX-License-Identifier: Apache-2.0
"""What a phrase is read against: the publication, the last time named, and whether the words look ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from nightdesk.reading.times.periods import Period
from nightdesk.vocabulary.terms import Granularity

_AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|due|scheduled|planned|plans?|expects?|expected|forecast|to be|is to|are to|set to|would"
    r"|must|should|upcoming|tomorrow|promise[sd]?|call(?:s|ed)? (?:a|for)|vows?|intends?|agreed to|deadline|until|next|hopes?"
    r"|(?:begin|start|resume|end|expire|open|reopen|close|meet|return|arrive|vote|leave|change|take|is|are|fall|run|mark|decide|hold|host|celebrate|go|face|visit|travel)s?)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:will|won't|shall|going to|due|is to|are to|set to|scheduled|planned for|forecast|expects?|expected|must|would|promise[sd]?|vow(?:s|ed)?|pledge[sd]?|threaten(?:s|ed)?|agreed to|call(?:s|ed)?(?: \w+){1,4} for)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"(?<!are )(?<!is )(?<!be )\b(?:was|were|had|did|has|have|been|said|told|\w{2,}ed|took|began|broke|came|went|left|fell|shot|struck|hit|flew|gave|held"
    r"|met|rose|sank|spoke|saw|fought|led|lost|won|made|found|fled|died|blew)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:]\s|\b(?:and|but|while|which|who)\s|,\s")


@dataclass(slots=True)
class Context:
    """Against what one text is read, phrase by phrase.

    Attributes:
        now: publication, in local time.
        anchor: the last time named that others count from.
        following: the time named right after the phrase, for "two days after 10 January".
        ahead: whether the words around the phrase look ahead.
        narrative: history instead of news: what lacks a year or a day takes it from the anchor.
        zoned: whether the zone of the report is known.
        may_look_ahead: whether the text has a word that could look ahead.
        forced: what ``ahead`` is to be whatever the words, None to go by them.
        leaned: whether the last reading made use of the anchor.
        zone: the zone of local time.
        zone_of: the zone of a city, for "Baghdad time".
    """

    now: datetime
    zoned: bool = True
    narrative: bool = False
    anchor: Period | None = None
    following: Period | None = None
    ahead: bool = False
    may_look_ahead: bool = True
    forced: bool | None = None
    leaned: bool = False
    zone: tzinfo = UTC
    zone_of: Callable[[str], str | None] | None = None

    def now_in(self, zone: tzinfo) -> datetime:
        """The publication in another zone."""
        return self.now.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The local day of the publication."""
        return self.now.date()

    @property
    def base(self) -> datetime | None:
        """The moment that "later" and "the next day" count from; None where history has named none yet."""
        if self.anchor is not None and self.anchor.start is not None:
            self.leaned = True
            return self.anchor.start
        return None if self.narrative else self.now

    @property
    def coarse(self) -> bool:
        """Whether the anchor names no month."""
        return self.anchor is not None and self.anchor.grain is Granularity.YEAR

    def counted_from(self, sign: int) -> datetime | None:
        """The moment to count from; what came later than nothing named lies not after the publication."""
        forward_in_the_past = sign > 0 and self.anchor is None and not self.ahead
        return None if forward_in_the_past else self.base

    def finer(self, grain: Granularity) -> bool:
        """Whether the anchor is too coarse to count units of this grain from."""
        return self.anchor is not None and _ORDER.index(self.anchor.grain) > _ORDER.index(grain)

    def year_of(self, month: int, day: int = 0) -> int:
        """The year of a month or date that is named without one."""
        if self.narrative:
            base = self.base
            if base is None:
                return self.now.year
            return base.year + (month - base.month <= -_TURN_OF_YEAR and not self.coarse)
        today = self.today
        if self.ahead:
            passed = (month, day) < (today.month, today.day if day else 0)
            return today.year + (passed and not self._just_passed(month, day))
        ahead = (month, day) > (today.month, today.day if day else 31)
        if ahead and day and not self.zoned and date(today.year, month, day) - today == timedelta(days=1):
            return today.year  # a report that names no zone may be written where it is tomorrow
        return today.year - ahead

    def _just_passed(self, month: int, day: int) -> bool:
        """Whether a date without a year lies so little back that whoever looks ahead from it looked ahead then."""
        try:
            return bool(day) and self.today - date(self.today.year, month, day) <= _JUST_PASSED
        except ValueError:  # 29 February
            return False


_JUST_PASSED = timedelta(days=60)  # "was expected to end on 15 December", in January: nobody means the next one
_TURN_OF_YEAR = 9  # months back from which history has gone on into the next year: November, then January
_ORDER = (
    Granularity.MINUTE,
    Granularity.HOUR,
    Granularity.PART,
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.SEASON,
    Granularity.YEAR,
    Granularity.VAGUE,
)


_CUES = frozenset(
    ["will", "won", "shall", "going", "due", "scheduled", "planned", "plan", "plans", "expect", "expects", "expected", "forecast", "be", "is", "are", "set", "would", "must", "should", "upcoming", "tomorrow", "promise", "promised", "promises", "call", "calls", "called", "vow", "vows", "intend", "intends", "agreed", "deadline", "until", "next", "hope", "hopes"]
) | {
    verb + ending
    for verb in ["begin", "start", "resume", "end", "expire", "open", "reopen", "close", "meet", "return", "arrive", "vote", "leave", "change", "take", "fall", "run", "mark", "decide", "hold", "host", "celebrate", "go", "face", "visit", "travel"]
    for ending in ("", "s", "es")
}  # fmt: skip


def may_look_ahead(words: set[str]) -> bool:
    """Whether a text has any word that ``looks_ahead`` could go by."""
    return not _CUES.isdisjoint(words)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause of a phrase speaks of what is still to come.

    The clause before the phrase decides; a phrase that opens its clause is decided by what follows.
    """
    before = text[max(0, start - 90) : start]
    cuts = [match.end() for match in _BREAK.finditer(before)]
    clause = before[cuts[-1] :] if cuts else before
    if len(clause.split()) < 3:
        after = _BREAK.split(text[end : end + 90])[0]
        clause = (before[cuts[-2] :] if len(cuts) > 1 else before) + after
    if _STRONG.search(clause):
        return True
    return bool(_AHEAD.search(clause)) and not _HAPPENED.search(clause)
