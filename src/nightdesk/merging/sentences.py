# SPDX-License-Identifier: Apache-2.0
"""A text as comparable sentences: content words in order and by their stems, figures kept, everything else dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_CUT = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[\"“]([^\"“”]{25,400})[\"”]")
_NUMBERS = {
    stem: str(number)
    for number, stem in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_ENDINGS = ("'s", "’s", "ings", "ing", "ied", "ies", "ed", "es", "s")
EMPTY = frozenset(
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


@dataclass(frozen=True)
class Piece:
    """A sentence, or the words in quotation marks of one, at ``start:end`` of its text, as its content words.

    ``names`` tells which words are written with a capital inside the sentence, or are figures.
    """

    start: int
    end: int
    words: tuple[str, ...]
    names: tuple[bool, ...]
    quoted: bool = False

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers, in digits: "three" is "3"."""
        found = (word if word[0].isdigit() else _NUMBERS.get(word, "") for word in self.words)
        return frozenset(one for one in found if one)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words that name nobody: two reports of one event share names, a copy shares these."""
        return tuple(word for word, name in zip(self.words, self.names, strict=True) if not name)

    @cached_property
    def bag(self) -> frozenset[str]:
        """The words without order and number."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words."""
        return frozenset(zip(self.words, self.words[1:], strict=False))


def pieces(text: str) -> list[Piece]:
    """The sentences of a text as content words."""
    return [piece for start, end in _cut(text) if (piece := _piece(text, start, end)) is not None]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; those without a word are left out."""
    return [(start, end) for start, end in _cut(text) if text[start:end].strip()]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, roughly cut: exactness matters to reading, not to comparing."""
    start = 0
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        yield start, end
        start = cut.end() if cut else end


def quotations(text: str) -> Iterator[Piece]:
    """What stands in quotation marks: the words of a speaker, the same in every report of them."""
    for match in _QUOTED.finditer(text):
        if (piece := _piece(text, match.start(1), match.end(1), quoted=True)) is not None:
            yield piece


def stem(word: str) -> str:
    """A word without the endings that rewriting changes first; two stems are compared, never shown."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _piece(text: str, start: int, end: int, *, quoted: bool = False) -> Piece | None:
    words: list[str] = []
    names: list[bool] = []
    for index, match in enumerate(_WORD.finditer(text, start, end)):
        word = match[0].casefold()
        if word not in EMPTY:
            words.append(stem(word))
            names.append(word[0].isdigit() or (index > 0 and match[0][0].isupper()))
    return Piece(start, end, tuple(words), tuple(names), quoted) if words else None
