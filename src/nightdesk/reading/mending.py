# SPDX-License-Identifier: Apache-2.0
"""What the model leaves in pieces, mended by rules that hold for any text.

``al-`` belongs to what follows, a possessive to nobody, "airport" to the city before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
