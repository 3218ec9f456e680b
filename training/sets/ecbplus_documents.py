# SPDX-License-Identifier: Apache-2.0
"""ECB+ (Cybulska and Vossen, LREC 2014) as documents with event mentions and chains, for coreference, copies and stories.

``subtopic`` is the seminal event: ``N_Mecb`` and ``N_Mecbplus`` tell two look-alike events of topic N. Mentions are those of the
validated sentences, as the set's makers advise; actions alone, with their negated forms.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree  # the set's own files, on the disk of who trains
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

_TABLE = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention: words ``first:last + 1`` of sentence ``sentence``; ``chain`` is its gold event."""

    id: str
    sentence: int  # index into the document's sentences
    first: int
    last: int
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as tokenised sentences with its mentions in order."""

    name: str
    topic: str
    subtopic: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]
    annotated: frozenset[int] = frozenset()  # sentences whose mentions are all marked, as indices

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences with a blank between tokens."""
        return tuple(" ".join(words) for words in self.sentences)

    @property
    def prose(self) -> tuple[str, ...]:
        """The sentences without the address that stands at the head of many documents."""
        return tuple(text for text in self.texts if not text.startswith("http"))


def documents(folder: Path, topics: Collection[str]) -> Iterator[Document]:
    """The documents of the topics, by topic and name."""
    selected: dict[tuple[str, str], set[int]] = {}
    with (folder / _TABLE).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            selected.setdefault((row["Topic"], row["File"]), set()).add(int(row["Sentence Number"]))
    for topic in sorted(topics, key=int):
        for file in sorted((folder / "ECB+" / topic).glob("*.xml")):
            yield _document(file, topic, selected.get((topic, file.stem.partition("_")[2]), set()))


def _document(file: Path, topic: str, selected: set[int]) -> Document:
    root = ElementTree.parse(file).getroot()
    sentences: dict[int, list[str]] = {}
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        words = sentences.setdefault(number, [])
        places[token.get("t_id", "")] = (number, len(words))
        words.append(token.text or "")
    order = {number: index for index, number in enumerate(sentences)}
    chains = _chains(root, topic, file.stem)
    mentions = []
    found = root.find("Markables")
    for one in found if found is not None else ():
        anchors = sorted(places[a.get("t_id", "")] for a in one.iter("token_anchor"))
        if not one.tag.startswith(("ACTION", "NEG_ACTION")) or not anchors or anchors[0][0] not in selected:
            continue
        name = f"{file.stem}:m{one.get('m_id')}"
        first = anchors[0]
        last = max(place for number, place in anchors if number == first[0])
        mentions.append(Mention(name, order[first[0]], first[1], last, chains.get(one.get("m_id", ""), name)))
    mentions.sort(key=lambda one: (one.sentence, one.first, one.id))
    subtopic = f"{topic}{'plus' if file.stem.endswith('plus') else ''}"
    annotated = frozenset(order[number] for number in selected if number in order)
    return Document(file.stem, topic, subtopic, tuple(map(tuple, sentences.values())), tuple(mentions), annotated)


def _chains(root: ElementTree.Element, topic: str, document: str) -> dict[str, str]:
    """Mention → chain. Chains across documents carry the instance in their note; those within one are its own."""
    out: dict[str, str] = {}
    for relation in root.iter():
        if relation.tag in {"CROSS_DOC_COREF", "INTRA_DOC_COREF"}:
            across = relation.tag == "CROSS_DOC_COREF"
            name = f"{topic}:{relation.get('note')}" if across else f"{document}:r{relation.get('r_id')}"
            out.update((source.get("m_id", ""), name) for source in relation.iter("source"))
    return out
