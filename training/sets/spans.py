# SPDX-License-Identifier: Apache-2.0
"""Windows of consecutive sentences, and the labels of a window from spans that count in words of the document.

Invariant: spans are [start, end) in words of whatever they are given with; a span that a window cuts is not labelled in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from training.example import Label, View

LIMIT = 100
"""Words of a window. With names and figures cut into pieces these stay, as a rule, within the model's 128 pieces."""
Span = tuple[int, int]
Marked = tuple[int, int, str | None]
"""A span with its label; None masks the span's words."""


def packed(sentences: Sequence[Span], limit: int = LIMIT) -> list[Span]:
    """Runs [first, after) of as many consecutive sentences as fit; a longer sentence stands alone."""
    out: list[Span] = []
    first = 0
    for index, (_, end) in enumerate(sentences):
        if index > first and end - sentences[first][0] > limit:
            out.append((first, index))
            first = index
    return [*out, (first, len(sentences))] if sentences else out


def around(sentences: Sequence[Span], index: int, limit: int = LIMIT) -> Span:
    """The run [first, after) about one sentence: it grows by the sentence before, then the one after, while they fit."""
    first, after = index, index + 1
    while True:
        size = sentences[after - 1][1] - sentences[first][0]
        before = first > 0 and sentences[first - 1][1] - sentences[first - 1][0] + size <= limit
        if before:
            size += sentences[first - 1][1] - sentences[first - 1][0]
            first -= 1
        behind = after < len(sentences) and sentences[after][1] - sentences[after][0] + size <= limit
        if behind:
            after += 1
        if not before and not behind:
            return first, after


def shifted(spans: Iterable[Marked], start: int, end: int) -> list[Marked]:
    """Those of a document's spans that lie in the words [start, end), counted from there."""
    return [(a - start, b - start, label) for a, b, label in spans if start <= a < b <= end]


def tagged(length: int, spans: Iterable[Marked]) -> tuple[Label, ...]:
    """BIO labels; the first span of a word wins."""
    labels: list[Label] = ["O"] * length
    for start, end, label in spans:
        if all(one == "O" for one in labels[start:end]):
            for index in range(start, end):
                labels[index] = None if label is None else ("B-" if index == start else "I-") + label
    return tuple(labels)


def viewed(length: int, anchor: int, head: str, spans: Iterable[Marked]) -> View:
    """A view with inside-only labels; the first span of a word wins, also one labelled O."""
    labels: dict[int, Label] = {}
    for start, end, label in spans:
        for index in range(start, end):
            labels.setdefault(index, label)
    return View(anchor, head, tuple(labels.get(index, "O") for index in range(length)))
