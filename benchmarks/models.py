# SPDX-License-Identifier: Apache-2.0
"""Which model reads a row of a set, and which rows may be scored at all.

Invariant: no row is scored by a model that was trained on it. Rows of a train file are read by the model of their fold
(``--folds DIR`` with a model folder each in DIR/0 … DIR/4) or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from training.example import Example
from training.folds import FOLDS, fold_of_words
from training.sets.joined import spans

from nightdesk.reading.encoder import Encoded, Encoder, Floats, Window

NOT_MEASURED = "NOT MEASURED"
TRAINED_ON = f"{NOT_MEASURED}: the model was trained on these rows; give models that were not with --folds DIR"


class Models:
    """The encoders that read a set: one for everything, or one a fold."""

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self.encoders = list(encoders)

    @classmethod
    def at(cls, folds: Path | None) -> Models:
        """The packaged model, or those of the folds.

        Raises:
            ModelError: a folder holds no model.
        """
        return cls([Encoder()] if folds is None else [Encoder(folds / str(fold)) for fold in range(FOLDS)])

    @property
    def version(self) -> str:
        """Of the models, which are of one training."""
        return self.encoders[0].version

    def read(self, examples: Sequence[Example]) -> list[tuple[Encoder, Encoded]]:
        """Each example with what the model says that has not seen its sentence."""
        owners = [fold_of_words(one.words) if len(self.encoders) > 1 else 0 for one in examples]
        out: list[tuple[Encoder, Encoded] | None] = [None] * len(examples)
        for fold, encoder in enumerate(self.encoders):
            mine = [index for index, owner in enumerate(owners) if owner == fold]
            windows = [Window(examples[index].words, examples[index].starts) for index in mine]
            for index, encoded in zip(mine, encoder.encode(windows), strict=True):
                out[index] = (encoder, encoded)
        return [one for one in out if one is not None]


def refusal(path: Path, split: str, folds: Path | None = None) -> str | None:
    """Why a file is not measured, or None."""
    if not path.exists():
        return NOT_MEASURED
    return TRAINED_ON if split == "train" and folds is None else None


def best(scores: Floats, labels: Sequence[str]) -> list[str]:
    """The label with the highest score of each row."""
    return [labels[int(index)] for index in np.argmax(scores, axis=-1)]


def tagged(encoder: Encoder, encoded: Encoded, head: str) -> set[tuple[int, int, str]]:
    """Spans [start, end) of words that a tag head finds; an I that continues nothing opens one."""
    return set(spans(best(encoded.tags[head], encoder.labels[head])))


def by_sentence(examples: Iterable[Example], items: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The items of each sentence together, for intervals: rows of one sentence are not independent."""
    out: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for one, item in zip(examples, items, strict=True):
        out.setdefault(one.words, []).append(item)
    return list(out.values())
