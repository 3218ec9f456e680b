# SPDX-License-Identifier: Apache-2.0
"""Who says it: the chain of speakers of a sentence, the first who is said to know in front.

"X said P" commits X and not the outlet. A pronoun carries the speaker of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.vocabulary.terms import AttributionKind

_SAY = (
    r"said|says|say|told|tells|reported|reports|report|announced|announces|confirmed|confirms|confirm|claimed|claims|denied|denies|stated|"
    r"declared|added|adds|admitted|acknowledged|insisted|wrote|writes|tweeted|posted|broadcast|explained|argued|warned|alleged|revealed|"
    r"disclosed|maintained|noted|cited as saying|quoted as saying"
)
_NP = r"[^,;:“”\"()\n]{2,80}?"
_START = re.compile(
    rf"^\W*(?P<np>{_NP})(?:,\s[^,]{{2,70}},)?\s+(?:has |have |had |also |later |then |earlier )?(?P<cue>{_SAY})\b(?!\s+(?:to have|and)\b)",
    re.IGNORECASE,
)
_END = re.compile(
    rf"(?:,|[”\"])\s+(?P<np>{_NP})(?:,\s[^,]{{2,70}},)?\s+(?P<cue>{_SAY})\b(?P<rest>[^,]{{0,80}})[.,]?",
    re.IGNORECASE,
)
_INVERTED = re.compile(rf"(?:,|[”\"])\s+(?P<cue>said|says)\s+(?P<np>{_NP})(?:,|\.|$)", re.IGNORECASE)
_ACCORDING = re.compile(
    rf"\b(?P<cue>according to|per)\s+(?P<np>{_NP})(?=,|\.|;|$|\s+(?:on|in a|who|which|and)\b)", re.IGNORECASE
)
_CITING = re.compile(
    rf"\b(?P<cue>citing|quoting|quoted|cited)\s+(?P<np>{_NP})(?=,|\.|;|:|$|\s+(?:on|in a|as)\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\btold\s+(?P<np>(?:the\s+)?[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,4})")
_TAIL = re.compile(r"\s[-–—]\s*(?P<np>[^-–—:.]{2,50})$")
_HEAD = re.compile(r"^(?:BREAKING|URGENT|FLASH|UPDATE[ \d]*|JUST IN)?\W*(?P<np>[^:–—]{2,40}):\s")
_VIA = re.compile(r"\b(?:RT|via)\s+@?(?P<np>[\w .]{2,40}?)(?::|$|\))")
_PRONOUN = re.compile(
    r"^(?:he|she|they|it|the (?:official|source|spokesman|spokeswoman|ministry|statement|minister|officer|agency))$",
    re.IGNORECASE,
)
_NOT_SPEAKERS = re.compile(
    r"^(?:breaking|urgent|flash|update|correction|live|video|photos?|watch|analysis|opinion|developing|more|just in|note|i|we|\d[\d:. ]*|in .*|on .*|at .*)$",
    re.IGNORECASE,
)

_KINDS: tuple[tuple[re.Pattern[str], AttributionKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            r"\b(witness(?:es)?|eyewitness(?:es)?|residents?|locals|bystanders?|survivors?|neighbou?rs?|villagers?|passers-by|people (?:at|near))\b",
            AttributionKind.EYEWITNESS,
        ),
        (
            r"\b(?:reports|rumou?rs|posts|some accounts|social media|media reports|online posts|local media|various media|several media|other (?:sources|outlets|media)|everyone|people online)\b",
            AttributionKind.UNSPECIFIED,
        ),
        (
            r"^(?:an?|one|two|three|four|several|some|senior|other|another|unnamed)\b.*\b(?:officials?|officers?|diplomats?|aides?|medics?|doctors?|commanders?|lawmakers?|ministers?)\b",
            AttributionKind.ANONYMOUS,
        ),
        (
            r"\b(?:sources?|people (?:familiar|close|briefed)|person (?:familiar|close)|someone|insiders?)\b",
            AttributionKind.ANONYMOUS,
        ),
        (
            r"\b(?:television|TV|news agency|agency|newspaper|daily|radio|channel|broadcaster|wire|website|portal|newsroom|press|news|media|network|gazette|herald|tribune|outlet|account)\b",
            AttributionKind.MEDIA,
        ),
        (
            r"\b(?:statement|document|letter|communiqu[eé]|report|files|records|memo|transcript)\b",
            AttributionKind.DOCUMENT,
        ),
        (
            r"\b(?:ministry|ministers?|police|army|military|pentagon|government|office|spokes\w+|governor|mayor|president|presidency|prime minister|embassy|department|commission|authorit\w+|council|court|prosecutors?|command\w*|forces?|guards?|coalition|secretary|parliament|chief|coastguard|hospital|agency|cell|directorate|headquarters|white house|kremlin|leaders?|party|movement|group|brigades?|militia|services?|bureau|institute|survey|observatory|company|airline|operator|firm|fund|union|federation)\b",
            AttributionKind.OFFICIAL,
        ),
        (
            r"\bofficials?\b|\bofficers?\b|\baides?\b|\bdiplomats?\b|\bmedics?\b|\bcommander\b",
            AttributionKind.ANONYMOUS,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker at ``start:end`` of the sentence; ``carried`` when taken over from the sentence before."""

    start: int
    end: int
    kind: AttributionKind
    cue: str
    order: int
    cue_start: int = -1


def speakers_in(text: str, names: list[tuple[int, int, str]]) -> list[Said]:
    """The chain of a sentence; ``names`` are (start, end, type) of its names."""
    found: dict[tuple[int, int], Said] = {}
    for pattern, order in (
        (_CITING, 0),
        (_ACCORDING, 1),
        (_INVERTED, 2),
        (_END, 2),
        (_START, 2),
        (_TOLD, 3),
        (_VIA, 0),
    ):
        for match in pattern.finditer(text):
            cue = match.groupdict().get("cue") or ("told" if pattern is _TOLD else "via")
            _add(found, text, names, match, order, cue)
    if not found:
        for pattern in (_HEAD, _TAIL):
            aside = pattern.search(text)
            if aside is not None and _speaks(aside["np"], names, aside.start("np"), pattern is _TAIL):
                _add(found, text, names, aside, 2, ":" if pattern is _HEAD else "–")
                break
    return sorted(found.values(), key=lambda one: (one.order, one.start))


def is_pronoun(text: str) -> bool:
    return bool(_PRONOUN.match(text.strip()))


def may_stand_for(text: str, speaker: str) -> bool:
    """Whether a pronoun may stand for the speaker of the sentence before: "the ministry" only for a ministry."""
    article, _, noun = text.strip().casefold().partition(" ")
    return article != "the" or noun in speaker.casefold()


def kind_of_speaker(text: str, types: set[str]) -> AttributionKind:
    """The kind of a speaker by its words, else by the type of the name in it."""
    for pattern, kind in _KINDS:
        if pattern.search(text):
            if kind is AttributionKind.ANONYMOUS and "person" in types:
                return AttributionKind.NAMED
            return kind
    if "person" in types:
        return AttributionKind.NAMED
    return AttributionKind.OFFICIAL if "organisation" in types or "place" in types else AttributionKind.UNSPECIFIED


def _add(
    found: dict[tuple[int, int], Said],
    text: str,
    names: list[tuple[int, int, str]],
    match: re.Match[str],
    order: int,
    cue: str,
) -> None:
    start, end = match.span("np")
    words = text[start:end]
    lead = re.match(r"^(?:that|but|and|as|while|meanwhile|earlier|later|however|the)\s+(?=\S)", words, re.IGNORECASE)
    if lead and lead[0].lower().strip() != "the":
        start += lead.end()
    words = text[start:end].strip()
    if not words or _NOT_SPEAKERS.match(words) or any(start < e and end > s for s, e in found):
        return
    types = {kind for s, e, kind in names if s >= start and e <= end}
    if order == 3:
        kind = AttributionKind.MEDIA
    elif re.match(r"^(?:it|there|this|that|which|who|what)$", words, re.IGNORECASE) or len(words.split()) > 14:
        return
    else:
        kind = kind_of_speaker(words, types)
        if (
            order == 2
            and kind is AttributionKind.UNSPECIFIED
            and not types
            and not _speaks(words, names, start, True)
            and not is_pronoun(words)
        ):
            return
    found[(start, end)] = Said(start, end, kind, cue.lower(), order, match.start())


def _speaks(words: str, names: list[tuple[int, int, str]], start: int, loose: bool) -> bool:
    """Whether a headline's prefix or suffix can be a speaker."""
    if _NOT_SPEAKERS.match(words.strip()):
        return False
    if any(pattern.search(words) for pattern, _ in _KINDS):
        return True
    return (
        loose
        and any(s >= start and e <= start + len(words) and kind in {"person", "organisation"} for s, e, kind in names)
    ) or any(
        s <= start + 1 and e >= start + len(words) - 1 and kind in {"person", "organisation"} for s, e, kind in names
    )
