# SPDX-License-Identifier: Apache-2.0
"""Sets that come as tokens → plain text, so that their words are cut by the same rule as those of a report.

Invariant: token ``i`` is ``text[start:end]`` of ``offsets[i]``; tokens are apart by one blank, except endings such as "'s" and
"n't", which stand on the word before them as they do in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from training.example import Label

_ENDING = re.compile(r"(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$", re.I)


class Joined(NamedTuple):
    """A text and where each token stands in it, in code points."""

    text: str
    offsets: list[tuple[int, int]]


def joined(tokens: Sequence[str]) -> Joined:
    """The text that the tokens make up."""
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    length = 0
    for token in tokens:
        attached = bool(parts) and parts[-1][-1:].isalnum() and _ENDING.fullmatch(token)
        if parts and not attached:
            parts.append(" ")
            length += 1
        parts.append(token)
        offsets.append((length, length + len(token)))
        length += len(token)
    return Joined("".join(parts), offsets)


def covered(words: Sequence[tuple[str, int, int]], start: int, end: int) -> range:
    """Indices of the words that [start, end) touches."""
    inside = [i for i, (_, first, last) in enumerate(words) if first < end and last > start]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def spans(labels: Sequence[Label]) -> Iterator[tuple[int, int, str]]:
    """Spans (start, end, label) of BIO labels, as indices; an I that continues nothing opens a span."""
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        prefix, _, name = (label or "O").partition("-")
        if kind and (prefix != "I" or name != kind):
            yield start, index, kind
            kind = ""
        if name and not kind:
            start, kind = index, name
