# SPDX-License-Identifier: Apache-2.0
"""How much a word tells: two reports that share "Karachi" and "refinery" may speak of one thing, "officials" and "Friday" say nothing.

Inverse document frequency (Spärck Jones 1972) over Wikinews articles, made by ``training/rarity.py``. The table is fixed, so that a
replay gives the same sums.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


def rarity(word: str) -> float:
    """Natural logarithm of reports over reports with the word, and one more of each."""
    total, counted = _table()
    return math.log((total + 1) / (counted.get(word, 0) + 1))


def weight(words: Iterable[str]) -> float:
    """Sum of rarities."""
    return sum(rarity(word) for word in words)


@cache
def _table() -> tuple[int, dict[str, int]]:
    total, *rows = (files("nightdesk.merging") / "data/rarity.tsv").read_text("utf-8").splitlines()
    counted = {}
    for row in rows:
        word, count = row.split("\t")
        counted[word] = int(count)
    return int(total), counted
