# SPDX-License-Identifier: Apache-2.0
"""A romanised skeleton: spellings of one name meet, names of two people do not.

Consonants that romanisations confuse fall together (q, k, gh, g); vowels keep their class (a, e/i, o/u), since
it is the vowels that tell Hassan from Hussein. Articles and doubled letters go.
"""

from __future__ import annotations

import re

from anyascii import anyascii

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z ]", ""),
        (r"sch|sh", "S"),
        (r"tch|ch", "C"),
        (r"kh", "X"),
        (r"gh|q|g|ck|c|k", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"w", "v"),
        (r"z", "s"),
        (r"[ae]?[iy]+|e+y?|ae+", "E"),
        (r"o+u?|u+", "O"),
        (r"a+", "A"),
        (r"(.)\1+", r"\1"),
    )
)
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "an",
        "as",
        "ash",
        "at",
        "ad",
        "ar",
        "az",
        "the",
        "of",
        "de",
        "la",
        "bin",
        "ibn",
        "ben",
        "von",
        "van",
    ]
)
_TRAILING_H = re.compile(r"(?<=.)[h]$")


def skeleton(name: str) -> str:
    """The skeleton of a name, its words joined by a space; "" where nothing Latin is left."""
    words = re.split(r"[\s-]+", anyascii(name).lower())
    kept = [word for word in words if word and word not in _ARTICLES] or words
    return " ".join(filter(None, (_reduce(word) for word in kept)))


def _reduce(word: str) -> str:
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return _TRAILING_H.sub("", word)
