# SPDX-License-Identifier: Apache-2.0
"""MUC-4 (1992) in the packaging of GRIT (Du, Rush and Cardie, EACL 2021): fillers of five roles in reports of attacks.

The set gives the strings of a document's fillers and the first place of each. Here every place of such a string that is a whole
word or more is labelled, longer strings first; where only a part of a word agrees, the word is masked.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.example import Example, tokenise
from training.sets.spans import Marked, Span, packed, shifted, tagged

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
WEIGHT = 0.5
_SAMPLED, _SAMPLED_ELSEWHERE = 0.3, 0.12
"""Share of the windows without a filler that is kept, in documents with fillers and in those that report no attack."""
_END = re.compile(r"(?<!\bcol)(?<!\bgen)(?<!\blt)(?<!\bdr)(?<!\bmr)(?<!\bno)(?<!\b[a-z])[.?!]['\")\]]*\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """A text and, by role, its entities: the strings that name each."""

    name: str
    text: str
    entities: dict[str, tuple[tuple[str, ...], ...]]


def load(path: Path) -> Iterator[Example]:
    """Windows with fillers, and samples of those without."""
    rng = random.Random(4)
    for document in documents(path):
        share = _SAMPLED if any(document.entities.values()) else _SAMPLED_ELSEWHERE
        for example in examples(document):
            if any(label != "O" for label in example.tags["muc"]) or rng.random() < share:
                yield example


def documents(path: Path) -> Iterator[Document]:
    """Texts of a file with one JSON object a line."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        entities = {
            role: tuple(tuple(mention for mention, _ in entity) for entity in record["extracts"].get(role, ()))
            for role in ROLES
        }
        yield Document(record["docid"], record["doctext"], entities)


def examples(document: Document) -> Iterator[Example]:
    """The text as windows of whole sentences, each labelled."""
    tokens = tokenise(document.text)
    words = tuple(word for word, _, _ in tokens)
    sentences = sentences_of(document.text)
    spans = _spans(document, tokens)
    for first, after in packed(sentences):
        start, end = sentences[first][0], sentences[after - 1][1]
        starts = tuple(one - start for one, _ in sentences[first:after])
        yield Example(words[start:end], starts, {"muc": tagged(end - start, shifted(spans, start, end))}, weight=WEIGHT)


def sentences_of(text: str) -> list[Span]:
    """Sentences as [start, end) in the words of the text."""
    tokens = tokenise(text)
    bounds = [match.end() for match in _END.finditer(text)]
    out: list[Span] = []
    first = 0
    for index in range(1, len(tokens) + 1):
        ends = index == len(tokens) or any(tokens[index - 1][2] <= bound <= tokens[index][1] for bound in bounds)
        if ends or index - first == 90:
            out.append((first, index))
            first = index
    return out


def _spans(document: Document, tokens: list[tuple[str, int, int]]) -> list[Marked]:
    strings = sorted(
        {(mention, role) for role, entities in document.entities.items() for one in entities for mention in one},
        key=lambda pair: (-len(pair[0]), pair),
    )
    opens = {start: index for index, (_, start, _) in enumerate(tokens)}
    closes = {end: index + 1 for index, (_, _, end) in enumerate(tokens)}
    whole: list[Marked] = []
    parts: list[Marked] = []
    for mention, role in strings:
        for match in re.finditer(re.escape(mention), document.text):
            start, end = opens.get(match.start()), closes.get(match.end())
            if start is not None and end is not None:
                whole.append((start, end, role))
            else:
                touched = [i for i, (_, a, b) in enumerate(tokens) if a < match.end() and b > match.start()]
                parts.append((touched[0], touched[-1] + 1, None))
    return whole + parts
