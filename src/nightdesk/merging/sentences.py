# SPDX-License-Identifier: Apache-2.0
"""A text as comparable sentences: content words in order, figures kept, everything else dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CUT = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "who",
        "which",
        "will",
        "would",
        "not",
        "no",
        "said",
        "says",
        "say",
        "told",
        "according",
        "reported",
        "reports",
        "report",
        "breaking",
        "urgent",
        "flash",
        "update",
        "more",
        "rt",
        "via",
    ]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence at ``start:end`` of its text, as its content words."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def figures(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word[0].isdigit())


def pieces(text: str) -> list[Piece]:
    """The sentences of a text, roughly cut: exactness matters to reading, not to comparing."""
    out, start = [], 0
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        words = tuple(word for match in _WORD.finditer(text[start:end]) if (word := match[0].casefold()) not in _EMPTY)
        if words:
            out.append(Piece(start, end, words))
        start = cut.end() if cut else end
    return out
