# SPDX-License-Identifier: Apache-2.0
"""Scores of the reading model → labelled spans of words, and long texts through the model's windows.

Invariant: spans are [start, end) in the words of whatever was given, also where a window shows only a part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from training.sets.spans import Span, packed

from nightdesk.reading.encoder import Window

Floats = NDArray[np.float32]
Labelled = tuple[int, int, str]


class Seen(Protocol):
    """What an encoder makes of a window: the number of words that it took in, and the scores of its tag heads."""

    @property
    def length(self) -> int: ...
    @property
    def tags(self) -> Mapping[str, Floats]: ...


class Reader(Protocol):
    """The part of ``nightdesk.reading.encoder.Encoder`` that the benchmarks of public sets need."""

    labels: dict[str, tuple[str, ...]]
    version: str

    def encode(self, windows: Sequence[Window]) -> Sequence[Any]: ...
    def view(self, encoded: Any, anchor: int, *heads: str) -> Mapping[str, Floats]: ...


def spans_of(logits: Floats, labels: Sequence[str], shift: int = 0) -> list[Labelled]:
    """Spans of the best BIO label of each word; an I that continues nothing opens a span."""
    out: list[Labelled] = []
    before = "O"
    for index, best in enumerate(logits.argmax(-1)):
        label = labels[int(best)]
        kind = label[2:]
        if label.startswith("I-") and before[2:] == kind:
            out[-1] = (out[-1][0], index + shift + 1, kind)
        elif label != "O":
            out.append((index + shift, index + shift + 1, kind))
        before = label
    return out


def runs_of(
    logits: Floats, labels: Sequence[str], allowed: Collection[str] | None = None, shift: int = 0
) -> list[Labelled]:
    """Runs of words with one best label of a view; with ``allowed``, among O and these only."""
    columns = [i for i, label in enumerate(labels) if i == 0 or allowed is None or label in allowed]
    out: list[Labelled] = []
    for index, best in enumerate(logits[:, columns].argmax(-1)):
        label = labels[columns[int(best)]]
        if label != labels[0]:
            if out and out[-1][1:] == (index + shift, label):
                out[-1] = (out[-1][0], index + shift + 1, label)
            else:
                out.append((index + shift, index + shift + 1, label))
    return out


def confidence(logits: Floats, span: Labelled, labels: Sequence[str]) -> float:
    """Mean probability, over the words of a span, that the word belongs to a span of this label."""
    rows = logits[span[0] : span[1]]
    powers = np.exp(rows - rows.max(-1, keepdims=True))
    columns = [i for i, label in enumerate(labels) if label[2:] == span[2]]
    return float((powers[:, columns].sum(-1) / powers.sum(-1)).mean())


def window_of(words: Sequence[str], sentences: Sequence[Span], first: int, after: int) -> tuple[Window, int]:
    """The window of the sentences [first, after) of a text, and the index of its first word."""
    start, end = sentences[first][0], sentences[after - 1][1]
    return Window(tuple(words[start:end]), tuple(one - start for one, _ in sentences[first:after])), start


def windows_of(words: Sequence[str], sentences: Sequence[Span]) -> list[tuple[Window, int]]:
    """A whole text as windows of as many sentences as fit."""
    return [window_of(words, sentences, first, after) for first, after in packed(sentences)]
