# SPDX-License-Identifier: Apache-2.0
"""Our own set of counts: ``python -m benchmarks counts``.

Invariant: a row is right when a count overlaps its phrase and agrees in all of what, op, low, best, high, part and
revised; a row without a phrase, when no count is found. The set stands beside the code, so ``--data`` is not needed.
"""

from __future__ import annotations

import csv
import time
from dataclasses import dataclass
from pathlib import Path

from nightdesk.reading.counts import Counted, counts_in

OWN = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the set, as it stands in the file."""

    id: str
    sentence: str
    phrase: str
    offset: str
    what: str
    op: str
    low: str
    best: str
    high: str
    part: str
    revised: str


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Accuracy of both halves, and sentences a second."""
    halves = {half: cases(OWN / f"counts.{half}.csv") for half in ("dev", "test")}
    out: dict[str, object] = {f"own counts, {half}": accuracy(rows) for half, rows in halves.items()}
    sentences = list(dict.fromkeys(case.sentence for rows in halves.values() for case in rows))
    began = time.process_time()
    for sentence in sentences:
        counts_in(sentence)
    out["sentences/s"] = round(len(sentences) / (time.process_time() - began))
    return out


def cases(path: Path) -> list[Case]:
    """The rows of a CSV file of ours."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file)]


def accuracy(rows: list[Case]) -> dict[str, object]:
    """Share of right rows of a set."""
    good = sum(right(case, counts_in(case.sentence)) for case in rows)
    return {"right": round(100 * good / len(rows), 1), "counts": len(rows)}


def right(case: Case, found: list[Counted]) -> bool:
    """Whether the answer to one row is."""
    if not case.phrase:
        return not found
    start = int(case.offset)
    end = start + len(case.phrase)
    return any(_same(case, one) for one in found if one.number.start < end and start < one.number.end)


def _same(case: Case, one: Counted) -> bool:
    number = one.number
    figures = (_shown(number.low), _shown(number.best), _shown(number.high))
    wanted = (case.what, case.op, case.low, case.best, case.high, case.part == "yes", case.revised == "yes")
    return (one.what.value, number.op.value, *figures, one.part, one.revised) == wanted


def _shown(value: float | None) -> str:
    return "" if value is None else f"{int(value)}" if value == int(value) else f"{value:g}"
