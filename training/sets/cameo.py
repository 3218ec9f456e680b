# SPDX-License-Identifier: Apache-2.0
"""CAMEO sentences (Parolin et al. 2022): the class of a sentence, and the spans of its source and target.

Classes: sentence TAB 0 (neutral) … 4 (material conflict). Spans: token blank BIO of S, T, R; blank line between sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.example import Example, bio, tokenise
from training.sets.joined import joined, spans


def load_classes(path: Path) -> Iterator[Example]:
    """One example a sentence, its class under the sentence head "cameo"."""
    for line in path.read_text("utf-8").split("\n"):
        sentence, tab, label = line.rpartition("\t")
        if tab:
            yield Example(tuple(word for word, _, _ in tokenise(sentence)), sentences={"cameo": (label.strip(),)})


def load_spans(path: Path) -> Iterator[Example]:
    """One example a sentence, its actors under the tag head "dyad"."""
    for block in path.read_text("utf-8").split("\n\n"):
        pairs = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        if not pairs:
            continue
        text, offsets = joined([token for token, _ in pairs])
        words = tokenise(text)
        found = [(offsets[a][0], offsets[b - 1][1], kind) for a, b, kind in spans([label for _, label in pairs])]
        yield Example(tuple(word for word, _, _ in words), tags={"dyad": bio(words, found)})
