# SPDX-License-Identifier: Apache-2.0
"""What readers understand by vague quantities, as distributions.

Source: zonination/perceptions, ``numberly.csv`` (MIT): 46 respondents said which number they would assign to each
word; the table holds the 5, 25, 50, 75 and 95 % points. Words that the survey lacks are "hundreds" scaled, and say so.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Quantity:
    """Quantiles of what a vague word means; all are numbers of things."""

    p05: float
    p25: float
    p50: float
    p75: float
    p95: float

    def times(self, factor: float) -> Quantity:
        """The same of a larger unit: "several hundred"."""
        return Quantity(*(value * factor for value in (self.p05, self.p25, self.p50, self.p75, self.p95)))


@cache
def quantities() -> dict[str, Quantity]:
    """Every vague word with its distribution."""
    text = (files("nightdesk.reading") / "data/vague_quantities.csv").read_text("utf-8")
    return {
        row["words"]: Quantity(*(float(row[point]) for point in ("p05", "p25", "p50", "p75", "p95")))
        for row in csv.DictReader(text.splitlines())
    }
