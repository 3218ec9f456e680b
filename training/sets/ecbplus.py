# SPDX-License-Identifier: Apache-2.0
"""ECB+ (Cybulska and Vossen, LREC 2014): mentions of actions, and which of them speak of the same event across documents.

Invariant: training sees topics that are neither development nor test topics. Only the validated sentences of the set's table are
used, as its makers advise: elsewhere mentions are missing.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree  # the set's own files, on the disk of who trains
from collections.abc import Collection, Iterator
from pathlib import Path

from training.example import Example
from training.sets.spans import LIMIT, Marked, tagged

DEV_TOPICS = frozenset(["2", "5", "12", "18", "21", "23", "34", "35"])
TEST_TOPICS = frozenset(str(topic) for topic in range(36, 46))
_TABLE = "ECBplus_coreference_sentences.csv"
Token = tuple[str, int, str]
"""Word, sentence, id."""


def load(path: Path) -> Iterator[Example]:
    """Windows of the train topics."""
    topics = {folder.name for folder in (path / "ECB+").iterdir() if folder.is_dir()}
    yield from read(path, topics - DEV_TOPICS - TEST_TOPICS)


def read(path: Path, topics: Collection[str]) -> Iterator[Example]:
    """Windows of consecutive validated sentences of the topics, document after document."""
    selected: dict[tuple[str, str], set[int]] = {}
    with (path / _TABLE).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            selected.setdefault((row["Topic"], row["File"]), set()).add(int(row["Sentence Number"]))
    for topic in sorted(topics, key=int):
        for file in sorted((path / "ECB+" / topic).glob("*.xml")):
            yield from _document(file, topic, selected.get((topic, file.stem.partition("_")[2]), set()))


def _document(file: Path, topic: str, selected: set[int]) -> Iterator[Example]:
    root = ElementTree.parse(file).getroot()
    tokens = [(one.text or "", int(one.get("sentence", "0")), one.get("t_id", "")) for one in root.iter("token")]
    mentions = _mentions(root)
    chains = _chains(root, topic, file.stem)
    for sentences in _runs(sorted(selected & {sentence for _, sentence, _ in tokens}), tokens):
        yield _example([one for one in tokens if one[1] in sentences], mentions, chains, f"{topic}:{file.stem}")


def _mentions(root: ElementTree.Element) -> list[tuple[str, list[str]]]:
    """Actions with the ids of their tokens; a description of an instance has none."""
    found = root.find("Markables")
    marked = [
        (one.get("m_id", ""), [anchor.get("t_id", "") for anchor in one.iter("token_anchor")])
        for one in (found if found is not None else ())
        if one.tag.startswith(("ACTION", "NEG_ACTION"))
    ]
    return [(name, anchors) for name, anchors in marked if anchors]


def _chains(root: ElementTree.Element, topic: str, document: str) -> dict[str, str]:
    """Mention → chain. Chains across documents carry the instance in their note; those within one are its own."""
    out: dict[str, str] = {}
    for relation in root.iter():
        if relation.tag in {"CROSS_DOC_COREF", "INTRA_DOC_COREF"}:
            across = relation.tag == "CROSS_DOC_COREF"
            name = f"{topic}:{relation.get('note')}" if across else f"{topic}:{document}:r{relation.get('r_id')}"
            out.update((source.get("m_id", ""), name) for source in relation.iter("source"))
    return out


def _runs(selected: list[int], tokens: list[Token]) -> Iterator[set[int]]:
    """Runs of consecutive sentences that fit in a window."""
    length = {number: sum(sentence == number for _, sentence, _ in tokens) for number in selected}
    run: list[int] = []
    for number in selected:
        if run and (number != run[-1] + 1 or sum(map(length.get, run), length[number]) > LIMIT):  # type: ignore[arg-type]
            yield set(run)
            run = []
        run.append(number)
    if run:
        yield set(run)


def _example(
    tokens: list[Token], mentions: list[tuple[str, list[str]]], chains: dict[str, str], document: str
) -> Example:
    place = {name: index for index, (_, _, name) in enumerate(tokens)}
    spans: list[Marked] = []
    clusters: dict[int, str] = {}
    for name, anchors in mentions:
        inside = sorted(place[one] for one in anchors if one in place)
        if inside and len(inside) == len(anchors):
            unbroken = next((i for i in range(1, len(inside)) if inside[i] != inside[0] + i), len(inside))
            spans.append((inside[0], inside[0] + unbroken, "action"))
            clusters.setdefault(inside[0], chains.get(name, f"{document}:m{name}"))
    starts = tuple(i for i, one in enumerate(tokens) if i == 0 or one[1] != tokens[i - 1][1])
    words = tuple(word for word, _, _ in tokens)
    return Example(words, starts, {"actions": tagged(len(words), spans)}, clusters=clusters)
