# SPDX-License-Identifier: Apache-2.0
"""An encoder that answers what it was told: scores of a benchmark are checked against known answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from training.example import Example

from nightdesk.reading.encoder import Encoded, Encoder, Floats, Window

LABELS: dict[str, tuple[str, ...]] = {
    "names": (
        "O",
        *(f"{p}-{t}" for t in ("person", "organisation", "place", "facility", "event", "other") for p in "BI"),
    ),
    "dyad": ("O", *(f"{p}-{t}" for t in "STR" for p in "BI")),
    "causes": ("O", *(f"{p}-{t}" for t in ("cause", "effect", "signal") for p in "BI")),
    "cues": ("O", "B-cue", "I-cue"),
    "quote": ("O", "source", "content"),
    "cameo": ("0", "1", "2", "3", "4"),
    "causal": ("0", "1"),
    "plover": ("ACCUSE", "AID", "ASSAULT", "SUPPORT"),
}


class Answering(Encoder):
    """Knows examples by their words and answers with their labels; of other words it says "O" (or the first label)."""

    def __init__(self, examples: Iterable[Example], version: str = "told") -> None:
        self.version = version
        self.labels = LABELS
        self._told = {one.words: one for one in examples}
        self._of: dict[int, Example] = {}
        self.asked: list[tuple[str, ...]] = []

    def piece_counts(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        return [[1] * len(words) for words in sentences]

    def encode(self, windows: Sequence[Window]) -> list[Encoded]:
        return [self._encode(window) for window in windows]

    def view(self, encoded: Encoded, anchor: int, *heads: str) -> dict[str, Floats]:
        told = self._of[id(encoded)]
        views = {one.head: one.labels for one in told.views if one.anchor == anchor}
        return {head: _scores(head, views.get(head, ("O",) * encoded.length)) for head in heads}

    def pair(self, encoded: Encoded, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        told = [one.label for one in self._of[id(encoded)].pairs if (one.source, one.target) == (source, target)]
        return _scores("plover", told or [LABELS["plover"][0]])[0]

    def _encode(self, window: Window) -> Encoded:
        self.asked.append(window.words)
        told = self._told.get(window.words, Example(window.words, window.starts))
        length = len(window.words)
        tags = {head: told.tags.get(head, ("O",) * length) for head in ("names", "dyad", "causes", "cues")}
        sentences = {head: told.sentences.get(head, (LABELS[head][0],)) for head in ("cameo", "causal")}
        values = np.zeros(length, np.float32)
        for index, value in told.values.get("factuality", {}).items():
            values[index] = value
        out = Encoded(
            length,
            {head: _scores(head, labels) for head, labels in tags.items()},
            {},
            {"factuality": values},
            {head: _scores(head, labels) for head, labels in sentences.items()},
            np.zeros((length, 1), np.float32),
            {},
        )
        self._of[id(out)] = told
        self._kept = [*getattr(self, "_kept", []), out]
        return out


def _scores(head: str, labels: Sequence[str | None]) -> Floats:
    out = np.zeros((len(labels), len(LABELS[head])), np.float32)
    for row, label in enumerate(labels):
        out[row, LABELS[head].index(label or "O")] = 1
    return out
