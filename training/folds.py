# SPDX-License-Identifier: Apache-2.0
"""Which of the five folds a row belongs to, for sets that have no dev split.

Invariant: the fold depends on the sentence alone. Case, blanks and punctuation do not count, so that rows of PLV, CAMEO
classes and CAMEO spans that come from one sentence share a fold, however each set prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from training.example import Example

FOLDS = 5


def fold_of(text: str, folds: int = FOLDS) -> int:
    """Fold of a sentence, or of a document by its name: 0 … ``folds`` - 1."""
    folded = text.casefold()
    key = re.sub(r"[^a-z0-9]+", "", folded) or folded
    return int.from_bytes(sha256(key.encode()).digest()[:8]) % folds


def fold_of_words(words: Iterable[str], folds: int = FOLDS) -> int:
    """Fold of a sentence that is given as words."""
    return fold_of("".join(words), folds)


def without(examples: Iterable[Example], fold: int) -> Iterator[Example]:
    """The examples that a model may learn from which will be measured on ``fold``; for windows of one sentence."""
    return (one for one in examples if fold_of_words(one.words) != fold)
