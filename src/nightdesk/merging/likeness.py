# SPDX-License-Identifier: Apache-2.0
"""How probably one sentence was written from another: two logistic regressions over what both share.

The first looks at the two sentences alone; the second also at how the sentences around them fare against the same report, for a
reworded copy is known by its company. Weights are learned from planted copies (``training/copies.py``) and kept as plain numbers.
Two reports of one event share names and figures, a copy shares the plain words too: both are counted apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import LCSseq

from nightdesk.merging.sentences import Piece

FEWEST_WORDS = 6
"""Content words: anybody would write a shorter sentence ("explosion heard in Kabul") alike."""

ALONE = (
    "order", "shared", "plain", "plain_order", "pairs", "words", "short", "plain_run", "pairs_shared", "order_words",
)  # fmt: skip
TOGETHER = ("alone", "others", "others_share", "neighbours", "words")


def other_figures(one: Piece, other: Piece) -> bool:
    """Each has a figure that the other lacks: a new toll in old words is news, not a copy."""
    return not (one.figures <= other.figures or other.figures <= one.figures)


def alone(one: Piece, other: Piece) -> tuple[float, ...]:
    """The features of a pair of sentences, in the order of ``ALONE``."""
    least = min(len(one.words), len(other.words))
    plain = min(len(one.plain), len(other.plain))
    both = len(one.bag & other.bag)
    order = LCSseq.normalized_similarity(one.words, other.words)
    plain_order = LCSseq.similarity(one.plain, other.plain)
    pairs = len(one.pairs & other.pairs)
    return (
        order,
        both / max(min(len(one.bag), len(other.bag)), 1),
        len(set(one.plain) & set(other.plain)) / (plain + 1),
        plain_order / (plain + 1),
        pairs / least,
        math.log(least),
        least / max(len(one.words), len(other.words)),
        math.log1p(plain_order),
        math.log1p(pairs),
        order * math.log(least),
    )


def together(chances: Sequence[float], matched: Sequence[int], index: int, words: int) -> tuple[float, ...]:
    """The features of sentence ``index`` among its neighbours, in the order of ``TOGETHER``.

    Args:
        chances: for each sentence of the report, the chance that it was written from its nearest of the other report.
        matched: the index of that nearest sentence, -1 for none.
        words: content words of the sentence.
    """
    own = min(max(chances[index], 1e-6), 1 - 1e-6)
    others = sum(chances) - chances[index]
    near = sum(
        chances[k]
        for k in (index - 1, index + 1)
        if 0 <= k < len(chances) and matched[k] >= 0 and abs(matched[k] - matched[index] - (k - index)) <= 1
    )
    return math.log(own / (1 - own)), math.log1p(others), others / max(len(chances) - 1, 1), near, math.log(words)


def chance(model: str, features: Sequence[float]) -> float:
    """What the regression ``model`` ("alone" or "together") makes of its features."""
    weights = _weights()[model]
    score = weights[0] + sum(weight * value for weight, value in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> dict[str, list[float]]:
    """Intercept first, then one weight a feature."""
    loaded: dict[str, list[float]] = json.loads((files("nightdesk.merging") / "data/copies.json").read_text("utf-8"))[
        "weights"
    ]
    return loaded
