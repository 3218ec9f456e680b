# SPDX-License-Identifier: Apache-2.0
"""Gold mentions of ECB+ as tellings, with the event embedding of the reading model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nightdesk.merging.told import Told, context_of, tell
from nightdesk.reading.encoder import Encoder, Window
from training.sets.ecbplus_documents import Document, Mention, documents

_BATCH = 64


def tellings(folder: Path, topics: Collection[str], encoder: Encoder) -> Iterator[tuple[Document, list[Told]]]:
    """The documents of the topics, each with one telling a mention, in order."""
    for document in documents(folder, topics):
        yield document, told_of(document, document.mentions, embeddings(document, encoder))


def told_of(document: Document, mentions: Sequence[Mention], vectors: dict[int, NDArray[np.float32]]) -> list[Told]:
    """Mentions as tellings; ``vectors`` holds for each sentence one row a word."""
    context = context_of(document.prose)
    out = []
    for one in mentions:
        words = document.sentences[one.sentence]
        start = len(" ".join(words[: one.first])) + (1 if one.first else 0)
        rows = vectors[one.sentence]
        vector = rows[min(one.first, len(rows) - 1)]
        out.append(tell(" ".join(words), start, len(" ".join(words[: one.last + 1])), vector, context, document.name))
    return out


def embeddings(document: Document, encoder: Encoder) -> dict[int, NDArray[np.float32]]:
    """Sentence → (words, 128), for the sentences that have mentions."""
    wanted = sorted({one.sentence for one in document.mentions})
    encoded = encoder.encode([Window(document.sentences[one]) for one in wanted])
    return {one: found.embedding for one, found in zip(wanted, encoded, strict=True)}
