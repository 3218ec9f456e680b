# SPDX-License-Identifier: Apache-2.0
"""WikiWars in its TIMEX3 edition, scored as in TempEval-3 (UzZaman et al. 2013).

Strict: both ends agree; relaxed: spans overlap; value: they overlap and the normalised value agrees. Each gold
expression is matched at most once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nightdesk.reading.times import Timex, timexes_in

FOLDS = 5
_TIMEX = re.compile(r'<TIMEX3\b[^>]*\bvalue="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
Reader = Callable[[str, datetime], Iterable[Timex]]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold expressions."""

    name: str
    text: str
    created: datetime
    gold: tuple[Timex, ...]


@dataclass(slots=True)
class Tally:
    """Expressions wanted and found, and how many agree in which way."""

    wanted: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def add(self, gold: Sequence[Timex], got: Sequence[Timex]) -> None:
        """Count one document."""
        self.wanted += len(gold)
        self.found += len(got)
        free = list(got)
        for one in gold:
            overlap = [other for other in free if other.start < one.end and one.start < other.end]
            if not overlap:
                continue
            best = max(
                overlap, key=lambda other: ((other.start, other.end) == (one.start, one.end), other.value == one.value)
            )
            free.remove(best)
            self.relaxed += 1
            self.strict += (best.start, best.end) == (one.start, one.end)
            self.value += best.value == one.value

    def scores(self) -> dict[str, object]:
        """F1 in per cent."""
        both = max(1, self.wanted + self.found)
        rounded = {name: round(200 * getattr(self, name) / both, 1) for name in ("strict", "relaxed", "value")}
        return {**rounded, "expressions": self.wanted}


def documents(folder: Path) -> list[Document]:
    """The TimeML documents of a folder in the order of their names."""
    return [_document(path) for path in sorted(folder.glob("*.tml"))]


def measure(docs: Sequence[Document], read: Reader = timexes_in) -> dict[str, object]:
    """Pooled F1 over all documents, and the spread of the folds (each document in one)."""
    whole, folds = Tally(), [Tally() for _ in range(FOLDS)]
    for number, document in enumerate(docs):
        got = list(read(document.text, document.created))
        whole.add(document.gold, got)
        folds[number % FOLDS].add(document.gold, got)
    scores = whole.scores()
    for name in ("strict", "relaxed", "value"):
        each = [fold.scores()[name] for fold in folds if fold.wanted]
        scores[f"{name} by fold"] = "/".join(str(one) for one in each)
    return scores


def _document(path: Path) -> Document:
    source = path.read_text("utf-8")
    created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
    body = source.split("<TEXT>", 1)[1].split("</TEXT>", 1)[0]
    text, gold, last = "", [], 0
    for match in _TIMEX.finditer(body):
        text += _plain(body[last : match.start()])
        start = len(text)
        text += _plain(match[2])
        value = "" if match[1] == "null" else match[1]
        gold.append(Timex(start, len(text), value))
        last = match.end()
    text += _plain(body[last:])
    return Document(
        path.stem, text, datetime.fromisoformat(created[1]) if created else datetime(2000, 1, 1), tuple(gold)
    )


def _plain(markup: str) -> str:
    return re.sub(r"&\w+;", lambda match: _ENTITIES.get(match[0], match[0]), re.sub(r"<[^>]+>", "", markup))
