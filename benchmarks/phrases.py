# SPDX-License-Identifier: Apache-2.0
"""Our own set of time phrases: how it is read and how an answer is judged.

Invariant: a row is right when the phrase is found where it stands (leading function words aside) with the same start,
end and granularity, and the same value where the row gives one; a row without a phrase, when nothing is found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from nightdesk.naming.places import zone_of
from nightdesk.reading.times import Phrase, Reference, phrases_in
from nightdesk.reading.times.zones import zone_like
from nightdesk.vocabulary.moments import Moment, iso, parse_moment

OWN = Path(__file__).parent / "data"
_LEAD = re.compile(
    r"(?:(?:on|in|at|by|for|since|from|until|till|through|throughout|before|after|during|over|within|between|around|about|of|the|a|an"
    r"|all|just|shortly|exactly|only|at least|another|earlier|later|some|as of|under|nearly|almost|more than)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the set."""

    id: str
    dateline: str
    published: str
    sentence: str
    phrase: str
    offset: str
    start: str
    end: str
    granularity: str
    value: str

    @property
    def reference(self) -> Reference:
        """What the sentence is read against, with the zone that the dateline's city has."""
        place = self.dateline.split(",")[0].title()
        zone = (zone_of(place) or zone_like(place)) if place else None
        return Reference(parse_moment(self.published), ZoneInfo(zone) if zone else None, zone_of)


def cases(path: Path) -> list[Case]:
    """The rows of a CSV file of ours."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file)]


def right(case: Case, found: Iterable[Phrase]) -> bool:
    """Whether the answer to one row is."""
    answers = list(found)
    if not case.phrase:
        return not answers
    return any(_same(case, one) for one in answers if core(case.sentence, one.start, one.end) == _gold(case))


def spotted(case: Case, found: Iterable[Phrase]) -> bool:
    """Whether the phrase of a row is found at all."""
    return not case.phrase or any(core(case.sentence, one.start, one.end) == _gold(case) for one in found)


def accuracy(rows: list[Case], read: Callable[[Case], Iterable[Phrase]] | None = None) -> dict[str, object]:
    """Share of right rows of a set."""
    answer = read or (lambda case: phrases_in(case.sentence, case.reference))
    answers = [(case, list(answer(case))) for case in rows]
    good = sum(right(case, found) for case, found in answers)
    seen = sum(spotted(case, found) for case, found in answers)
    return {"right": round(100 * good / len(rows), 1), "found": round(100 * seen / len(rows), 1), "phrases": len(rows)}


def core(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A span without its leading function words and the blanks or points around it."""
    words = sentence[start:end]
    lead = _LEAD.match(words)
    if lead and lead.end() < len(words):
        start += lead.end()
    return start, start + len(sentence[start:end].rstrip(" ."))


def _gold(case: Case) -> tuple[int, int]:
    return core(case.sentence, int(case.offset), int(case.offset) + len(case.phrase))


def _same(case: Case, one: Phrase) -> bool:
    return (
        (_shown(one.first), _shown(one.last)) == (case.start, case.end)
        and one.granularity == case.granularity
        and (not case.value or one.value == case.value)
    )


def _shown(moment: Moment | None) -> str:
    return "" if moment is None else iso(moment)
