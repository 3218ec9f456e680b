# SPDX-License-Identifier: Apache-2.0
"""May two names be one organisation's?

The words that carry meaning must find each other, in any order; countries count by what they are ("Iraqi", "of
Iraq"), numbers must be equal, legal forms and "news agency" may be missing. A part is not its whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from nightdesk.naming.matching.align import FITS, joined
from nightdesk.naming.matching.romanise import Latin, words_of
from nightdesk.naming.matching.words import Word, alike, word_of
from nightdesk.naming.tables import countries

_POSSESSIVE = re.compile(r"(?<=s)['’](?=\s|$)|['’]s\b")
_DOTS = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)")
_SMALL = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "in",
        "on",
        "at",
        "to",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "der",
        "die",
        "das",
        "e",
        "i",
        "y",
        "al",
        "el",
        "ash",
        "an",
        "as",
        "ad",
        "ul",
        "and'",
    ]
)
_JOINING = frozenset(["of", "the", "for", "and", "in", "on", "at", "to", "de", "la"])
_LEFT_OUT = frozenset(
    [
        "un",
        "co",
        "company",
        "corp",
        "corporation",
        "inc",
        "ltd",
        "limited",
        "llc",
        "plc",
        "pmc",
        "group",
        "movement",
        "news",
        "agency",
        "organization",
        "the",
        "wire",
        "service",
    ]
)
_SPELLED = {
    "defence": "defense", "programme": "program", "centre": "center", "labour": "labor", "moslem": "muslim", "taleban": "taliban",
    "dept": "department", "depart": "department", "govt": "government", "intl": "international", "affairs": "", "mobilisation": "mobilization",
    "internal": "interior", "organisation": "organization", "defences": "defense", "armoured": "armored", "theatre": "theater",
}  # fmt: skip
_RENAMED = {"russian federation": "RU", "russian": "RU", "usa": "US", "united states of america": "US", "prc": "CN"}


class OrganisationName(NamedTuple):
    """A name taken apart: its words without small ones, the countries in it, its capitals if it is an acronym, and
    every word."""

    words: tuple[Word, ...]
    countries: frozenset[str]
    acronym: str
    full: tuple[str, ...]


@lru_cache(maxsize=16384)
def parse(name: str) -> OrganisationName:
    """Take a name apart."""
    text = _POSSESSIVE.sub("", name) if "'" in name or "’" in name else name
    text = _DOTS.sub("", text) if "." in text else text
    latin = words_of(text)
    full = tuple(word.text for word in latin)
    kept, codes = _countries(latin)
    spelled = [_spelled(word) for word in kept if word.text not in _SMALL]
    words = tuple(word_of(word) for word in spelled if word.text)
    return OrganisationName(words, codes, _acronym(text), full)


def likeness(left: OrganisationName, right: OrganisationName) -> tuple[float, str]:
    """(0 … 1, the rule that decided); from .8 on the two may be one organisation."""
    if left.acronym and right.acronym:
        return (0.98, "same acronym") if left.acronym == right.acronym else (0.2, "another acronym")
    if (left.acronym and _stands_for(left, right)) or (right.acronym and _stands_for(right, left)):
        return 0.9, "acronym"
    if left.countries != right.countries:
        return (0.3, "another country") if left.countries and right.countries else (0.6, "country on one side")
    if not left.words and not right.words:
        return (0.98, "same country") if left.countries else (0.0, "unreadable")
    return _by_words(left, right)


def _by_words(left: OrganisationName, right: OrganisationName) -> tuple[float, str]:
    one, other = joined(left.words, right.words)
    fits, rest = [], list(other)
    over = []
    for word in one:
        at, fit = _best(word, rest)
        if fit < FITS:
            over.append(word)
        else:
            fits.append(fit)
            del rest[at]
    missing = [word for word in (*over, *rest) if word.text not in _LEFT_OUT]
    if missing:
        return (
            (0.4, "a word more")
            if not [w for w in over if w in missing] or not [w for w in rest if w in missing]
            else (0.2, "another name")
        )
    if not fits:
        return 0.3, "another name"
    mean = sum(fits) / len(fits)
    return mean - (0.04 if over or rest else 0.0), "same words" if mean == 1 else "spelling"


def _best(word: Word, others: list[Word]) -> tuple[int, float]:
    """The first of the words that fit best, and how well."""
    where, best = -1, -1.0
    for at, other in enumerate(others):
        fit = _fit(word, other)
        if fit > best:
            where, best = at, fit
            if fit == 1.0:
                break
    return where, best


def _fit(one: Word, other: Word) -> float:
    if one.text == other.text:
        return 1.0
    if one.text.isalpha() and other.text.isalpha():
        return alike(one, other)
    return 0.0


def _acronym(text: str) -> str:
    word = text.strip().replace("-", "")
    if not 2 <= len(word) <= 8 or not word.isalnum() or not word.isascii():
        return ""
    capitals = sum(map(str.isupper, word))
    return word.lower() if capitals >= 2 and capitals >= len(word) - 1 else ""


def _stands_for(short: OrganisationName, long: OrganisationName) -> bool:
    """Is one the other's acronym: its initials, or the beginnings of its words run together (CENTCOM)?"""
    letters = short.acronym
    if not letters or long.acronym or len(long.full) < 2:
        return False
    large = [word for word in long.full if word not in _SMALL]
    joined_to = [word for word in long.full if word not in _JOINING]
    if any(letters == "".join(word[0] for word in some) for some in (long.full, large, joined_to)):
        return True
    return any(
        letters == "".join(word[0] for word in large[at:]) or (len(letters) > 4 and _beginnings(letters, large[at:]))
        for at in (0, 1)
        if len(large) - at >= 2 and (at == 0 or large[0] in ("us", "un", "uk"))
    )


def _beginnings(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    return any(letters.startswith(words[0][:size]) and _beginnings(letters[size:], words[1:]) for size in (3, 4, 5, 2))


def _countries(words: list[Latin]) -> tuple[list[Latin], frozenset[str]]:
    (names, firsts), codes, kept = _country_names(), set(), []
    at = 0
    while at < len(words):
        sizes = firsts.get(words[at].text, ())
        size = next((n for n in sizes if " ".join(w.text for w in words[at : at + n]) in names), 0)
        if size:
            codes.add(names[" ".join(word.text for word in words[at : at + size])])
        else:
            kept.append(words[at])
        at += size or 1
    return kept, frozenset(codes)


@cache
def _country_names() -> tuple[dict[str, str], dict[str, list[int]]]:
    """Names → codes, and first words → lengths of the names that they begin, longest first."""
    out = dict(_RENAMED)
    for alias, country in countries().items():
        if words := words_of(_DOTS.sub("", alias)):
            out.setdefault(" ".join(word.text for word in words), country.code)
    sizes: dict[str, set[int]] = {}
    for alias in out:
        sizes.setdefault(alias.split()[0], set()).add(len(alias.split()))
    return out, {first: sorted(lengths, reverse=True) for first, lengths in sizes.items()}


def _spelled(word: Latin) -> Latin:
    if word.abjad:
        return Latin(word.text[2:], True) if word.text.startswith("al") and len(word.text) > 3 else word
    text = _SPELLED.get(word.text)
    if text is None:
        text = word.text.replace("isation", "ization") if word.text.endswith("isation") else word.text
    return Latin(text, word.abjad, word.syllable)
