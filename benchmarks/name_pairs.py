# SPDX-License-Identifier: Apache-2.0
"""Labelled pairs of names: our own, and how a method is scored on some."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.metrics import Tally
from nightdesk.naming import canonical
from nightdesk.naming.matching import chinese, organisations, persons, romanise, words
from nightdesk.vocabulary.terms import NameType

OWN = Path(__file__).parent / "names-matching"
_TIMES = 7
Method = Callable[[str, str, NameType], float]


class Pair(NamedTuple):
    """Two names of one kind, and whether they are one actor's."""

    kind: NameType
    left: str
    right: str
    same: bool


def own(split: str) -> list[Pair]:
    """``names-matching/pairs.SPLIT.csv``; [] where there is no such file."""
    file = OWN / f"pairs.{split}.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(NameType(row["kind"]), row["left"], row["right"], row["same"] == "yes")
            for row in csv.DictReader(lines)
        ]


def scores(method: Method, pairs: Sequence[Pair]) -> tuple[list[float], list[float]]:
    """The score of each pair, and microseconds of one processor a pair of seven runs, the fastest first.

    Nothing is kept from one run to the next. Other work on a machine slows its caches: the median is what was seen
    there, the fastest run is nearest to what the method itself costs.
    """
    if pairs:
        method(pairs[0].left, pairs[0].right, pairs[0].kind)  # tables are read once, before the clock runs
    times = []
    for _ in range(_TIMES):
        _forget()
        began = time.process_time()
        found = [method(pair.left, pair.right, pair.kind) for pair in pairs]
        times.append(time.process_time() - began)
    return found, [one / max(len(pairs), 1) * 1e6 for one in sorted(times)]


def tally(pairs: Sequence[Pair], found: Sequence[float], threshold: float) -> Tally:
    """Of pairs that belong together: those said to, all said to, all."""
    said = [score >= threshold for score in found]
    right = sum(one and pair.same for one, pair in zip(said, pairs, strict=True))
    return Tally(right, sum(said), sum(pair.same for pair in pairs))


def f1_when_precise(pairs: Sequence[Pair], found: Sequence[float], precision: float = 0.95) -> float:
    """The best F1 at any threshold that keeps ``precision``; 0 where none does."""
    tallies = [tally(pairs, found, one) for one in sorted(set(found))]
    return round(max((one.f1 for one in tallies if one.right >= precision * one.found), default=0.0), 4)


def best_threshold(pairs: Sequence[Pair], found: Sequence[float]) -> float:
    """The threshold of the highest F1 (the highest one of several)."""
    return max(sorted(set(found)), key=lambda one: (tally(pairs, found, one).f1, one), default=0.0)


def _forget() -> None:
    """Empty what the matcher remembers of names; tables that are read once stay."""
    for module in (canonical, chinese, organisations, persons, romanise, words):
        for one in vars(module).values():
            if hasattr(one, "cache_clear") and one.cache_parameters()["maxsize"] is not None:
                one.cache_clear()
