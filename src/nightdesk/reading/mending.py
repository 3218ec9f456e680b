# SPDX-License-Identifier: Apache-2.0
"""What the model leaves in pieces, mended by rules that hold for any text.

``al-`` belongs to what follows, a possessive to nobody, "airport" to the city before it; "hit" is shelling
where rockets hit and an air strike where a drone did.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from nightdesk.reading.finding import FoundEvent

_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:^|[\s-])(?:al|el|ul|bin|ibn|abu|abd|abdul|van|von|de|la)[- ]?$", re.IGNORECASE)
_FACILITY = re.compile(
    r"^(?:['’]s)?\s+(?:International\s+|international\s+|Air\s+|air\s+)?(?P<word>airport|air ?base|airbase|base|embassy|consulate|hospital|bridge|port|university|"
    r"prison|refinery|dam|stadium|barracks|power plant|nuclear plant)\b",
    re.IGNORECASE,
)
_LEFT_PART = re.compile(r"(?<!\w)(?:[A-Za-z]{1,4}-|(?:al|el|Al|El)-?)$")
_RIGHT_PART = re.compile(r"^-[A-Za-z0-9]+")
_CAPITALISED = re.compile(r" (?!(?:The|A|An|In|On|At|But|And|Iraqi|Iranian|US)\b)(?:[A-Z][a-z]{2,} )+$")
_SURNAME = re.compile(r"^ (?:(?:al|el|bin|ibn|de|van|von)[- ])?[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?\b(?! (?:said|told))")
_DEMONYM = re.compile(r"(?:ian|ish|ese|ean|can|qi|nch|U\.?S\.?|ni|li)$")
_JOINED = {"person", "organisation", "facility"}
_GENERIC = re.compile(
    r"^(?:hit|hits|hitting|struck|strikes?|striking|fell|fall|falls|landed|land|fired|fire|firing|attack(?:s|ed|ing)?|targeted|targeting|raids?|"
    r"pounded|launched|rained|slammed|crashed|come under|came under|impacted)\b",
    re.IGNORECASE,
)
_STRIKE_KINDS = frozenset(
    [
        "airstrike",
        "shelling",
        "bombing",
        "attack",
        "shooting",
        "explosion",
        "armed_clash",
        "crash",
        "collapse",
        "labour_strike",
    ]
)
_MEANS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:rockets?|katyushas?|mortars?|artillery|shells?|ballistic missiles?|shelling)\b",
            re.IGNORECASE,
        ),
        "shelling",
    ),
    (
        re.compile(
            r"\b(?:drones?|air ?strikes?|air ?raids?|warplanes?|fighter jets?|jets|aircraft|helicopters?|airstrikes?|from the air|air force)\b",
            re.IGNORECASE,
        ),
        "airstrike",
    ),
    (re.compile(r"\b(?:car bomb|bombs?|bombers?|explosive (?:device|vest)|IED)\b", re.IGNORECASE), "bombing"),
    (re.compile(r"\b(?:gunmen|gunman|gunfire|rifles?|shots)\b", re.IGNORECASE), "shooting"),
)
_STRIKE = re.compile(r"^strikes?$", re.IGNORECASE)
_LABOUR = re.compile(
    r"\b(?:union|unions|workers?|pay|wages?|walk\w*|teachers?|drivers?|doctors?|nurses?|staff|pilots?|dockers?|miners?|labou?r|general|hunger|day|month)\b",
    re.IGNORECASE,
)
_NEAR = 70


def mended_names(text: str, names: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names of a sentence as (start, end, type), whole and without possessives."""
    out: list[tuple[int, int, str]] = []
    for begin, end, given in names:
        if out and _belongs(text, out[-1], begin, given):
            start, _, kind = out[-1]
            out[-1] = (start, end, "person" if "person" in {kind, given} else given)
        else:
            out.append((begin, end, given))
    whole = [_whole(text, start, end, kind) for start, end, kind in out]
    distinct = [one for i, one in enumerate(whole) if i == 0 or one[0] >= whole[i - 1][1]]
    mended = [_with_facility(text, start, _trim(text, start, end), kind) for start, end, kind in distinct]
    return [one for one in mended if one[1] > one[0] and any(c.isalnum() for c in text[one[0] : one[1]])]


def kind_in_context(text: str, offset: int, event: FoundEvent) -> FoundEvent:
    """A generic word of violence takes its kind from the means named nearest to it; ``offset`` is the sentence's start."""
    start, end = event.trigger.start - offset, event.trigger.end - offset
    kind = event.trigger.label
    if kind == "labour_strike" and _STRIKE.match(text[start:end]) and not _LABOUR.search(text):
        kind = "attack"
    if kind in _STRIKE_KINDS and _GENERIC.match(text[start:end]):
        low, high = max(0, start - _NEAR), end + _NEAR
        found = [
            (abs(match.start() + low - start), means)
            for pattern, means in _MEANS
            for match in pattern.finditer(text[low:high])
        ]
        kind = min(found)[1] if found else kind
    return dataclasses.replace(event, trigger=dataclasses.replace(event.trigger, label=kind))


def _belongs(text: str, last: tuple[int, int, str], start: int, kind: str) -> bool:
    """Whether a name goes on the one before it."""
    between = text[last[1] : start]
    if between in {"", "-"} or (between in {"'", "’"} and not text[start:].startswith("s ")):
        return True
    if between != " " or not text[start : start + 1].isupper():
        return False
    before = text[last[0] : last[1]]
    if _ARTICLE.search(before) or {last[2], kind} <= _JOINED or last[2] == kind == "place":
        return True
    if " " not in before and text[start:].partition(" ")[0].isupper():
        return False
    return not _DEMONYM.search(before) and (kind != "place" or last[2] == "person") and not before.isupper()


def _whole(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """Out to the ends of hyphenated words, and a lone first name on to the capitalised word after it."""
    while start > 0 and (text[start] == "-" or text[start - 1 : start].isalnum()) and text[start - 1].isalnum():
        start -= 1
    if (left := _LEFT_PART.search(text[:start])) is not None:
        start = left.start()
    if kind == "organisation" and (before := _CAPITALISED.search(text[:start])) is not None and before.start() > 0:
        start = before.start() + (1 if text[before.start()] == " " else 0)
    if text[end - 1] == "-":
        end -= 1
    if (right := _RIGHT_PART.match(text[end:])) is not None:
        end += right.end()
        kind = "person" if _ARTICLE.search(text[start : end - right.end()]) else kind
    if kind == "person" and " " not in text[start:end] and (more := _SURNAME.match(text[end:])) is not None:
        end += more.end()
    return start, end, kind


def _with_facility(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    match = _FACILITY.match(text[end : end + 40])
    if match is None or kind not in {"place", "facility", "organisation"}:
        return start, end, kind
    return start, end + match.end(), "facility"


def _trim(text: str, start: int, end: int) -> int:
    if (match := _POSSESSIVE.search(text[start:end])) is not None:
        end = start + match.start()
    while end > start and text[end - 1] in "-–,. " and not re.search(r"\b\w\.\w\.$", text[start:end]):
        end -= 1
    return end
