# SPDX-License-Identifier: Apache-2.0
"""A report's body as sentences with exact offsets; the title is a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import segment

_STAMP = re.compile(r"^\s*(?:\[?\d{1,2}[:.]?\d{2}(?:\s?(?:GMT|UTC|BST|local))?\]?\s*[-–—:]\s*|[•*\-–]\s+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is ``body[start:end]``."""

    text: str
    start: int
    end: int
    title: bool = False


def sentences_of(body: str, title_length: int = 0) -> list[Sentence]:
    """Sentences in order; blank ones are left out. Line breaks always end a sentence."""
    out: list[Sentence] = []
    position = 0
    for line in body.split("\n"):
        is_title = bool(title_length) and position < title_length
        parts = [line] if is_title else segment("en", line)
        out.extend(_located(parts, line, position, is_title))
        position += len(line) + 1
    return out


def _located(parts: list[str], line: str, offset: int, title: bool) -> Iterator[Sentence]:
    cursor = 0
    for part in parts:
        text = part.strip()
        found = line.find(text, cursor) if text else -1
        if found < 0:
            continue
        cursor = found + len(text)
        stamp = _STAMP.match(text)
        start = found + (stamp.end() if stamp and stamp.end() < len(text) else 0)
        yield Sentence(line[start:cursor], offset + start, offset + cursor, title)
