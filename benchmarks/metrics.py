# SPDX-License-Identifier: Apache-2.0
"""Published metrics, as pure functions of gold and got.

Invariant: nothing here knows a set or a model; every figure is a share between 0 and 1 unless its docstring says otherwise.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Unit = TypeVar("Unit")


@dataclass(slots=True)
class Tally:
    """Things right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count one unit."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was found or wanted."""
        return 2 * self.right / max(self.found + self.wanted, 1)

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 to four places, and how many were wanted."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        rounded = {"precision": precision, "recall": recall, "f1": self.f1}
        return {**{key: round(value, 4) for key, value in rounded.items()}, "wanted": self.wanted}


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Mean of the F1 of each class that is among gold or got; ``pairs`` are (gold, got). As in scikit-learn."""
    counted = Counter(pairs)
    gold, got, right = Counter[str](), Counter[str](), Counter[str]()
    for (wanted, found), number in counted.items():
        gold[wanted] += number
        got[found] += number
        right[wanted] += number * (wanted == found)
    classes = gold.keys() | got.keys()
    return sum(2 * right[one] / (gold[one] + got[one]) for one in classes) / max(len(classes), 1)


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of (gold, got) that are equal."""
    return sum(gold == got for gold, got in pairs) / max(len(pairs), 1)


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement of two coders beyond chance, -1 … 1 (Cohen 1960); 1 where both gave one and the same label throughout."""
    n = max(len(pairs), 1)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    return (accuracy(pairs) - chance) / (1 - chance) if chance < 1 else 1.0


def mean_absolute_error(pairs: Sequence[tuple[float, float]]) -> float:
    """Mean distance of (gold, got), in the unit of the values."""
    return sum(abs(gold - got) for gold, got in pairs) / max(len(pairs), 1)


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r of (gold, got), -1 … 1; 0 where one side is constant."""
    n = max(len(pairs), 1)
    mean_gold, mean_got = sum(gold for gold, _ in pairs) / n, sum(got for _, got in pairs) / n
    shared = sum((gold - mean_gold) * (got - mean_got) for gold, got in pairs)
    spread = math.sqrt(sum((x - mean_gold) ** 2 for x, _ in pairs) * sum((y - mean_got) ** 2 for _, y in pairs))
    return shared / spread if spread else 0.0


def bootstrap(
    units: Sequence[Sequence[Unit]], score: Callable[[list[Unit]], float], times: int = 1000, seed: int = 7
) -> list[float]:
    """95 % percentile interval of a score when ``units`` (sentences or documents, each with its items) are drawn anew."""
    rng = random.Random(seed)
    drawn = sorted(
        score([item for unit in rng.choices(units, k=len(units)) for item in unit])
        for _ in range(times if units else 0)
    )
    return [round(drawn[int(share * (times - 1))], 4) for share in (0.025, 0.975)] if drawn else []


def matched(gold: Sequence[Unit], got: Sequence[Unit], fit: Callable[[Unit, Unit], object]) -> int:
    """How many of ``gold`` have a partner of their own in ``got`` that they fit.

    The largest set of pairs is sought (augmenting paths), so that the order changes nothing.
    """
    fits = [[j for j, b in enumerate(got) if fit(a, b)] for a in gold]
    partner: dict[int, int] = {}

    def placed(i: int, seen: set[int]) -> bool:
        for j in fits[i]:
            if j not in seen:
                seen.add(j)
                if j not in partner or placed(partner[j], seen):
                    partner[j] = i
                    return True
        return False

    return sum(placed(i, set()) for i in range(len(gold)))
