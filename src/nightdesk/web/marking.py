# SPDX-License-Identifier: Apache-2.0
"""A quote in its context, cut into parts to be marked: the quote, its trigger, its hedges.

The parts joined are the text itself, so that what is shown is what was stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.vocabulary.views import EvidenceView

_CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; ``mark`` is "", "quote", "trigger" or "hedge"."""

    text: str
    mark: str


def marked_parts(body: str, one: EvidenceView, context: int = _CONTEXT) -> list[Part]:
    """The quote with up to ``context`` characters on either side."""
    start, end = max(0, one.quote.start - context), min(len(body), one.quote.end + context)
    spans = [(hedge.start, hedge.end, "hedge") for hedge in one.hedges]
    spans.append((one.trigger.start, one.trigger.end, "trigger"))
    marks = [""] * (end - start)
    _paint(marks, start, one.quote.start, one.quote.end, "quote")
    for first, last, mark in spans:
        _paint(marks, start, first, last, mark)
    return _runs(body[start:end], marks)


def cut(body: str, spans: list[tuple[int, int, str]]) -> list[Part]:
    """A whole body cut at spans of (start, end, mark)."""
    marks = [""] * len(body)
    for start, end, mark in spans:
        _paint(marks, 0, start, end, mark)
    return _runs(body, marks)


def _paint(marks: list[str], offset: int, start: int, end: int, mark: str) -> None:
    for index in range(max(start - offset, 0), min(end - offset, len(marks))):
        marks[index] = mark


def _runs(text: str, marks: list[str]) -> list[Part]:
    parts: list[Part] = []
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or marks[index] != marks[begin]:
            parts.append(Part(text[begin:index], marks[begin]))
            begin = index
    return parts
