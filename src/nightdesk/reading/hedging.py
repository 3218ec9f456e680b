# SPDX-License-Identifier: Apache-2.0
"""Hedges of a sentence and what readers take them to mean.

The table ``data/hedges.tsv`` carries the medians of reader surveys; its sources stand in the file. For a combination that the
surveys did not ask about, "very" or a negation moves a phrase half-way to its end (Mosteller and Youtz 1990).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VERY = re.compile(r"\b(?:very|highly|extremely|most|quite|overwhelmingly)\s+$", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|hardly|nor)|n['’]t)\s+(?:at all\s+|very\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at ``start:end``; ``epistemic`` for probability words, else the speaker only does not commit."""

    start: int
    end: int
    certainty: float
    epistemic: bool


def hedges_in(text: str) -> list[Hedge]:
    """Hedges of a sentence, longest first where they overlap, in order."""
    out: list[Hedge] = []
    for pattern, certainty, epistemic in _table():
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and match.end() > one.start for one in out):
                start, value = _modified(text, match.start(), certainty) if epistemic else (match.start(), certainty)
                out.append(Hedge(start, match.end(), value, epistemic))
    return sorted(out, key=lambda one: one.start)


def _modified(text: str, start: int, certainty: float) -> tuple[int, float]:
    """The phrase with the modifier before it: half-way to 0 or 1, whichever end it points to."""
    before = text[:start]
    if (match := _VERY.search(before)) is not None:
        return match.start(), (certainty + 1) / 2 if certainty >= 0.5 else certainty / 2
    if (match := _NOT.search(before)) is not None:
        return match.start(), certainty / 2
    return start, certainty


@cache
def _table() -> tuple[tuple[re.Pattern[str], float, bool], ...]:
    rows = (files("nightdesk.reading") / "data/hedges.tsv").read_text("utf-8").splitlines()
    fields = [row.split("\t") for row in rows if row.strip() and not row.startswith("#")]
    fields.sort(key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(rf"\b(?:{row[0]})\b", re.IGNORECASE), float(row[1]), row[2] == "epistemic") for row in fields
    )
