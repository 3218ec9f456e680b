# SPDX-License-Identifier: Apache-2.0
"""The sentences of a report → windows of the model: consecutive sentences together, each word decided exactly once.

Invariant: how a report is packed depends on the report alone. A sentence longer than a window is cut into stretches that
share some words; the shared words are decided by the stretch in which they stand farther from the edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nightdesk.reading.encoder import Window
from nightdesk.reading.pieces import LIMIT, WORD, WORD_LIMIT
from nightdesk.reading.sentences import Sentence

_OVERLAP = 24  # words that two stretches of a long sentence share, at most half of a stretch


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report: its span in the body (code points) and the index of its sentence."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A window with the words of the report that it holds; it decides ``words[kept]``."""

    window: Window
    words: tuple[Word, ...]
    kept: slice


def words_of(sentences: Sequence[Sentence]) -> list[list[Word]]:
    """The words of each sentence, with spans in the body."""
    return [
        [Word(one.start + match.start(), one.start + match.end(), index) for match in WORD.finditer(one.text)]
        for index, one in enumerate(sentences)
    ]


def pack(body: str, words: Sequence[list[Word]], pieces: Sequence[Sequence[int]]) -> Iterator[Packed]:
    """Windows of a report.

    Args:
        body: the report's body.
        words: the words of each sentence.
        pieces: the number of word pieces of each of them.
    """
    group: list[list[Word]] = []
    used = 1
    for row, counts in zip(words, pieces, strict=True):
        size = 1 + sum(min(max(n, 1), WORD_LIMIT) for n in counts)
        if not row:
            continue
        if group and used + size > LIMIT:
            yield _packed(body, group)
            group, used = [], 1
        if 1 + size > LIMIT:
            yield from _stretches(body, row, counts)
            continue
        group.append(row)
        used += size
    if group:
        yield _packed(body, group)


def _packed(body: str, group: list[list[Word]], kept: slice | None = None) -> Packed:
    flat = tuple(word for row in group for word in row)
    starts, total = [], 0
    for row in group:
        starts.append(total)
        total += len(row)
    window = Window(tuple(body[word.start : word.end] for word in flat), tuple(starts))
    return Packed(window, flat, kept or slice(0, len(flat)))


def _stretches(body: str, row: list[Word], counts: Sequence[int]) -> Iterator[Packed]:
    start = low = 0
    while start < len(row):
        end, used = start, 2
        while end < len(row) and used + min(max(counts[end], 1), WORD_LIMIT) <= LIMIT:
            used += min(max(counts[end], 1), WORD_LIMIT)
            end += 1
        shared = min(_OVERLAP, (end - start) // 2) if end < len(row) else 0
        yield _packed(body, [row[start:end]], slice(low, end - start - (shared - shared // 2)))
        if end >= len(row):
            return
        start, low = end - shared, shared // 2
