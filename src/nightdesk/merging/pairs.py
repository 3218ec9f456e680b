# SPDX-License-Identifier: Apache-2.0
"""How probably two tellings speak of one event: boosted trees over what they have in common.

The trees are learned by ``training/coreference.py`` and kept as plain numbers; no library of learning is needed to run them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from nightdesk.merging.agreement import agreement, comparable
from nightdesk.merging.told import Told

Node = tuple[int, float, int, int, float]
"""Feature (-1: a leaf), threshold, next node where the feature is at most the threshold, next node otherwise, value of a leaf."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees: log-odds are ``bias`` plus the leaf that a pair falls into in each."""

    bias: float
    trees: tuple[tuple[Node, ...], ...]

    def chance(self, features: Sequence[float]) -> float:
        """Chance that a pair with these features speaks of one event."""
        total = self.bias
        for nodes in self.trees:
            at = 0
            while nodes[at][0] >= 0:
                at = nodes[at][2] if features[nodes[at][0]] <= nodes[at][1] else nodes[at][3]
            total += nodes[at][4]
        return 1 / (1 + math.exp(-total))


def chance_of(one: Told, other: Told) -> float:
    """How probably both speak of one event; 0 for pairs that are not worth a look."""
    return scorer().chance(agreement(one, other)) if comparable(one, other) else 0.0


def clusters(told: Sequence[Told], threshold: float, between: float) -> list[list[int]]:
    """Clusters of tellings, by merging the two likest as long as they are likely enough.

    Args:
        threshold: no merge below it.
        between: likeness of two clusters is this share of their likest pair, the rest of the mean pair.
    """
    mean = _matrix(told)
    best = mean.copy()
    size = np.ones(len(told))
    members = [[index] for index in range(len(told))]
    while len(told) > 1:
        likeness = between * best + (1 - between) * mean
        one, other = divmod(int(likeness.argmax()), len(told))
        if likeness[one, other] < threshold:
            break
        mean[one] = (mean[one] * size[one] + mean[other] * size[other]) / (size[one] + size[other])
        best[one] = np.maximum(best[one], best[other])
        size[one] += size[other]
        members[one] += members[other]
        members[other] = []
        for matrix in (mean, best):
            matrix[:, one] = matrix[one]
            matrix[other] = matrix[:, other] = matrix[one, one] = -1.0
    return [sorted(one) for one in members if one]


def _matrix(told: Sequence[Told]) -> NDArray[np.float64]:
    out = np.zeros((len(told), len(told)))
    for index, one in enumerate(told):
        for other in range(index):
            out[index, other] = out[other, index] = chance_of(one, told[other])
    np.fill_diagonal(out, -1.0)
    return out


@cache
def scorer() -> Trees:
    """The trees of the package."""
    loaded = json.loads((files("nightdesk.merging") / "data/coreference.json").read_text("utf-8"))
    return Trees(loaded["bias"], tuple(tuple((n[0], n[1], n[2], n[3], n[4]) for n in tree) for tree in loaded["trees"]))
