# SPDX-License-Identifier: Apache-2.0
"""A reader that says what it was told: words with tags, and words with roles to an anchor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nightdesk.reading.encoder import Window

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Seen:
    """A window as the fake saw it."""

    words: tuple[str, ...]
    length: int
    tags: dict[str, Floats]


@dataclass
class Fake:
    """``tags``: head → word → label. ``views``: head → anchor word → word → label. Everything else is O."""

    labels: dict[str, tuple[str, ...]]
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    views: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    limit: int = 1000
    version: str = "told"
    windows: list[Window] = field(default_factory=list)

    def encode(self, windows: Sequence[Window]) -> list[Seen]:
        self.windows += windows
        return [
            Seen(
                one.words[: self.limit],
                min(len(one.words), self.limit),
                {head: self._scores(head, one.words[: self.limit], said) for head, said in self.tags.items()},
            )
            for one in windows
        ]

    def view(self, encoded: Seen, anchor: int, *heads: str) -> dict[str, Floats]:
        said = {head: self.views.get(head, {}).get(encoded.words[anchor], {}) for head in heads}
        return {head: self._scores(head, encoded.words, said[head]) for head in heads}

    def _scores(self, head: str, words: Sequence[str], said: Mapping[str, str]) -> Floats:
        labels = self.labels[head]
        out = np.zeros((len(words), len(labels)), np.float32)
        for row, word in enumerate(words):
            out[row, labels.index(said.get(word, "O"))] = 4.0
        return out
