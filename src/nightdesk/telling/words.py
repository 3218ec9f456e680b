# SPDX-License-Identifier: Apache-2.0
"""Figures as words. Likelihood in the bands of ICD 203, printed with the band; confidence never mixed in.

Source of the bands: US Intelligence Community Directive 203, "Analytic Standards" (2015), table of
expressions of likelihood.
"""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.vocabulary.moments import DAY, HOUR, Moment, to_datetime
from nightdesk.vocabulary.terms import Confidence, CountOf, CountOp, Granularity, Status


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A band of ICD 203: ``low`` and ``high`` in per cent."""

    word: str
    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.word} ({self.low}–{self.high} %)"


_BANDS = (
    Likelihood("almost no chance", 1, 5),
    Likelihood("very unlikely", 5, 20),
    Likelihood("unlikely", 20, 45),
    Likelihood("roughly even chance", 45, 55),
    Likelihood("likely", 55, 80),
    Likelihood("very likely", 80, 95),
    Likelihood("almost certain", 95, 99),
)

STATUS_WORDS: dict[Status, str] = {
    Status.RUMOURED: "rumoured",
    Status.REPORTED: "reported",
    Status.CORROBORATED: "corroborated",
    Status.CONFIRMED: "confirmed",
    Status.DISPUTED: "disputed",
    Status.DENIED: "found untrue",
    Status.RETRACTED: "withdrawn",
}
STATUS_SHAPES: dict[Status, str] = {
    Status.RUMOURED: "○",
    Status.REPORTED: "◔",
    Status.CORROBORATED: "◑",
    Status.CONFIRMED: "●",
    Status.DISPUTED: "◇",
    Status.DENIED: "✕",
    Status.RETRACTED: "↩",
}
STATUS_LADDER: dict[Status, int] = {
    Status.DENIED: -2,
    Status.RETRACTED: -2,
    Status.DISPUTED: -1,
    Status.RUMOURED: 0,
    Status.REPORTED: 1,
    Status.CORROBORATED: 2,
    Status.CONFIRMED: 3,
}
"""How far up a status stands, for telling ``up`` from ``down``."""

COUNT_WORDS: dict[CountOf, str] = {
    CountOf.DEATHS: "killed",
    CountOf.INJURED: "injured",
    CountOf.MISSING: "missing",
    CountOf.RESCUED: "rescued",
    CountOf.DETAINED: "detained",
    CountOf.DISPLACED: "displaced",
    CountOf.ON_BOARD: "on board",
    CountOf.COUNT: "counted",
}
_OPS = {CountOp.EQ: "", CountOp.AT_LEAST: "at least ", CountOp.AT_MOST: "at most ", CountOp.ABOUT: "about "}


def likelihood(probability: float) -> Likelihood:
    """The band that a probability falls in; a boundary belongs to the band nearer to even."""
    percent = probability * 100
    if percent < 50:
        fitting = [band for band in _BANDS[:4] if percent >= band.low]
        return fitting[-1] if fitting else _BANDS[0]
    fitting = [band for band in _BANDS[3:] if percent <= band.high]
    return fitting[0] if fitting else _BANDS[-1]


def credibility(status: Status, probability: float, roots: int) -> str:
    """The number of the Admiralty scale that a belief would earn, with its words; read off the belief alone."""
    if not roots:
        return "6, cannot be judged"
    if status in {Status.CONFIRMED, Status.CORROBORATED}:
        return "1, confirmed by other sources"
    scale = ((0.7, "2, probably true"), (0.4, "3, possibly true"), (0.2, "4, doubtful"), (0.0, "5, improbable"))
    return next(words for least, words in scale if probability >= least)


def confidence_words(confidence: Confidence) -> str:
    return f"{confidence.value} confidence"


def figure(op: CountOp | None, n: float | None) -> str:
    """``at least 11``; whole numbers without a point."""
    if n is None:
        return "an unknown number"
    return f"{_OPS.get(op or CountOp.EQ, '')}{n:,.0f}"


def plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 or one == many else many or one + 's'}"


def clock(moment: Moment) -> str:
    """A moment as desks write it: ``3 Jan 2020 02:46 UTC``."""
    when = to_datetime(moment)
    return f"{when.day} {when:%b %Y %H:%M} UTC"


def when_words(start: Moment | None, end: Moment | None, granularity: Granularity | None) -> str:
    """An interval in words, no finer than its granularity; "" where there is none."""
    if start is None or end is None:
        return ""
    first, last = to_datetime(start), to_datetime(end - 1)
    if granularity in {Granularity.MINUTE, Granularity.HOUR} and end - start <= 2 * HOUR:
        return clock(start)
    if granularity is Granularity.YEAR:
        return str(first.year)
    if granularity is Granularity.MONTH:
        return f"{first:%B %Y}"
    if granularity is Granularity.DAY and DAY - HOUR <= end - start <= DAY + HOUR:  # one day, in whatever zone
        first = last = to_datetime((start + end) // 2)
    if end - start <= DAY + HOUR and first.date() == last.date():
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%b %Y}"
    return f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"
