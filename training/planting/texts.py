# SPDX-License-Identifier: Apache-2.0
"""The plain texts that copies are planted in: the project's own corpus, Wikinews and MEANTIME (Wikinews too, with annotation)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpus import compile_corpus

_FEWEST = 4  # sentences: less is a flash, of which anyone writes the same
_CUT = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“‘(])|\n+")
_DATELINE = re.compile(r"^\w+day, \w+ \d{1,2}, \d{4}$")
_MOST = 20  # sentences: beyond it Wikinews lists its sources


@dataclass(frozen=True, slots=True)
class Text:
    """An article as its sentences."""

    name: str
    sentences: tuple[str, ...]


def corpus_texts(folder: Path) -> Iterator[Text]:
    """Documents of the own corpus, without their markup."""
    for document in compile_corpus(folder):
        yield from _text(document.id, [sentence.text for sentence in document.sentences])


def wikinews_texts(folder: Path, year: str) -> Iterator[Text]:
    """Articles of ``wikinews_YEAR.csv``."""
    csv.field_size_limit(10**7)
    with (folder / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            yield from _text(row["title"], sentences_of(row["text"]))


def meantime_texts(folder: Path) -> Iterator[Text]:
    """Documents of ``meantime.conll``: document key, sentence, token number, token."""
    documents: dict[str, dict[str, list[str]]] = {}
    with (folder / "meantime.conll").open(encoding="utf-8") as rows:
        for row in rows:
            columns = row.split()
            if len(columns) >= 4 and not row.startswith("#"):
                documents.setdefault(columns[0], {}).setdefault(columns[1], []).append(columns[3])
    for name, sentences in documents.items():
        yield from _text(name, [" ".join(words) for words in sentences.values()])


def sentences_of(text: str) -> list[str]:
    """Sentences of running text, roughly cut."""
    cut = (" ".join(part.split()) for part in _CUT.split(text))
    return [part for part in cut if len(part.split()) >= 4 and not _DATELINE.match(part)]


def _text(name: str, sentences: list[str]) -> Iterator[Text]:
    if len(sentences) >= _FEWEST:
        yield Text(name, tuple(sentences[:_MOST]))
