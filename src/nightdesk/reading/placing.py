# SPDX-License-Identifier: Apache-2.0
"""When and where: the time and the place that belong to an event of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nightdesk.reading.finding import FoundEvent
from nightdesk.reading.scene import Line, Scene
from nightdesk.reading.times import Found
from nightdesk.vocabulary.claim import Participant, PlaceMention, Speaker, TimeSpan
from nightdesk.vocabulary.moments import DAY
from nightdesk.vocabulary.terms import Granularity, NameType, RoleName

_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|on|around|inside|off|over|above|across|beside|of|toward|towards|throughout|into|south|north|east|west|eastern|western|northern|southern|central|downtown)\s+(?:the\s+|of\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"^(?:[A-Z]\.?){2,4}$|(?:ian|ish|ese|ean|can|qi|nch|ni|li|ch)$")
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|or|but|on|at|in|to|of|by|for|from|as|after|before|during|since|until|when|where|while|with|who|which|that|is|are|was|were|has|had|have|will|"
    r"would|may|could|said|says|killed|left)\b)[a-z]"
)
"""Where a country's name or adjective goes with a noun ("in US strikes"), it says whose, not where."""
_MISSION = re.compile(r"\b(?:embassy|consulate|mission|legation)$", re.IGNORECASE)
"""A name that says whose it is; where it stands is said by what follows ("the US embassy in Baghdad")."""
_NEWS_AGE = 4 * DAY
_PLACES = {NameType.PLACE, NameType.FACILITY}


def time_of(scene: Scene, line: Line, event: FoundEvent, chain: Sequence[Speaker]) -> TimeSpan | None:
    """The expression that the model marks for the event, else the nearest one that is not the speaker's ("said on Friday")."""
    base = line.sentence.start
    marked = [one for one in event.frame if one.label == "time"]
    chosen = next(
        (t for t in line.times if any(m.start < t.end + base and t.start + base < m.end for m in marked)), None
    ) or _nearest(line, event, chain)
    if chosen is None:
        return None
    quote = scene.quote(base + chosen.start, base + chosen.end)
    return TimeSpan(quote=quote, start=chosen.first, end=chosen.last, granularity=chosen.granularity)


def _nearest(line: Line, event: FoundEvent, chain: Sequence[Speaker]) -> Found | None:
    said = [one.quote.end - line.sentence.start for one in chain]
    usable = [one for one in line.times if not any(0 <= one.start - end <= 14 for end in said)]
    start, end = line.within(event)
    return min(usable, key=lambda one: (min(abs(one.start - end), abs(start - one.end)), one.start), default=None)


def is_old(scene: Scene, time: TimeSpan | None) -> bool:
    """Whether an event's own time lies so far back that it is told as context."""
    if time is None:
        return False
    coarse = time.granularity in {Granularity.YEAR, Granularity.MONTH, Granularity.VAGUE}
    return scene.reference.published - time.end > (DAY if coarse else _NEWS_AGE)


def place_of(scene: Scene, line: Line, event: FoundEvent, participants: Sequence[Participant]) -> PlaceMention | None:
    """A named place among the participants, else the nearest name of a place after a preposition, facilities ahead."""
    for one in participants:
        if one.role is RoleName.PLACE and one.type in _PLACES and not one.head:
            return PlaceMention(quote=one.quote)
    speakers = [m for m in event.frame if m.label in {"speaker", "relay"}]
    base, (trigger, _) = line.sentence.start, line.within(event)
    found = [
        (kind != "facility", abs(s - trigger), s, e)
        for s, e, kind in line.names
        if kind in {"place", "facility"}
        and not any(m.start <= s + base and e + base <= m.end for m in speakers)
        and _BEFORE.search(line.text[:s])
        and line.text[e : e + 2] not in {"'s", "’s"}
        and not _MISSION.search(line.text[s:e])
        and not (_ADJECTIVE.search(line.text[s:e]) and _NOUN_FOLLOWS.match(line.text[e:]))
    ]
    if not found:
        return None
    _, _, start, end = min(found)
    return PlaceMention(quote=scene.quote(base + start, base + end))
