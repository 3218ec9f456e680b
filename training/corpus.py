# SPDX-License-Identifier: Apache-2.0
"""The project's own corpus: annotated reports compiled to offsets, and checked against the guide.

``python -m training.corpus FOLDER`` checks every report below a folder and counts what is annotated.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.labels import KINDS, REFERENCES, ROLES
from training.markup import CorpusError, Span, parse_line

_HEAD = re.compile(r"(\w+)=(.*?)(?=\s+\w+=|\s*$)")
_TITLE = "= "


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its annotation; offsets are code points of ``text``."""

    text: str
    spans: tuple[Span, ...]
    title: bool = False

    def of(self, *groups: str) -> list[Span]:
        """The spans of the named groups, in order of the text."""
        return sorted((s for s in self.spans if s.group in groups), key=lambda s: (s.start, s.end))


@dataclass(frozen=True, slots=True)
class Document:
    """A short report of the corpus; ``whole`` says that every layer of the guide is annotated in it."""

    id: str
    style: str
    published: str
    place: str
    sentences: tuple[Sentence, ...]
    whole: bool = False


def compile_corpus(folder: Path) -> list[Document]:
    """Every report under ``folder``, in the order of file names.

    Raises:
        CorpusError: markup that does not follow the guide.
    """
    return [document for file in sorted(folder.rglob("*.txt")) for document in _documents(file)]


def _documents(file: Path) -> Iterator[Document]:
    head: dict[str, str] = {}
    sentences: list[Sentence] = []
    for number, line in enumerate([*file.read_text("utf-8").split("\n"), ""], 1):
        where = f"{file.name}:{number}"
        if line.startswith("# "):
            head = dict(_HEAD.findall(line[2:]))
        elif line.strip():
            if "id" not in head:
                raise CorpusError(f"{where}: a sentence before a report's head (# id=… style=… place=… published=…)")
            sentences.append(compile_sentence(line, where))
        elif sentences:
            yield _document(head, sentences, where)
            head, sentences = {}, []


def _document(head: dict[str, str], sentences: list[Sentence], where: str) -> Document:
    document = Document(
        head["id"], head.get("style", ""), head.get("published", ""), head.get("place", ""), tuple(sentences),
        head.get("guide") == "2",
    )  # fmt: skip
    if document.whole:
        _check_references(document, where)
    return document


def compile_sentence(line: str, where: str = "") -> Sentence:
    """One annotated line; a line that starts with ``= `` is a headline."""
    title = line.startswith(_TITLE)
    text, spans = parse_line(line.removeprefix(_TITLE), where)
    return Sentence(text, tuple(spans), title)


def _check_references(document: Document, where: str) -> None:
    """Every id that a trigger refers to stands in the same report, in the group that the key wants."""
    known: dict[str, set[str]] = {}
    used_hedges: set[str] = set()
    for sentence in document.sentences:
        for span in sentence.spans:
            if span.id:
                known.setdefault(span.group, set()).add(span.id)
    mentions = known.get("name", set()) | known.get("mention", set())
    triggers, hedges = known.get("trigger", set()), known.get("hedge", set())
    wanted = {
        "h": hedges, "time": known.get("time", set()), "if": triggers, "in": triggers, "is": triggers,
        "of": triggers | mentions, "topic": mentions | triggers,
    }  # fmt: skip
    for sentence in document.sentences:
        for span in sentence.of("trigger"):
            for key in REFERENCES & span.attributes.keys():
                for one in re.split("[,>]", span.attributes[key]):
                    if one not in wanted.get(key, mentions):
                        raise CorpusError(
                            f"{where}: report {document.id}: {key}={one} of {sentence.text[span.start : span.end]!r} "
                            f"names no fitting mark; known there: {', '.join(sorted(wanted.get(key, mentions)))}"
                        )
            used_hedges.update(span.attributes.get("h", "").split(","))
    lost = hedges - used_hedges
    if lost:
        raise CorpusError(f"{where}: report {document.id}: no trigger has h= for the hedges {', '.join(sorted(lost))}")


def counts_of(documents: list[Document]) -> dict[str, Counter[str]]:
    """How much of each thing is annotated: kinds, modes, speakers, roles, names, styles."""
    out: dict[str, Counter[str]] = {
        key: Counter() for key in ("size", "kinds", "modes", "speakers", "roles", "names", "styles", "relations")
    }
    for document in documents:
        out["styles"][document.style] += 1
        out["size"].update(reports=1, sentences=len(document.sentences))
        for span in (span for sentence in document.sentences for span in sentence.spans):
            out["size"][span.group] += 1
            if span.group == "name":
                out["names"][span.label] += 1
            if span.speaker:
                out["speakers"][span.speaker] += 1
            if span.group == "trigger":
                _count_trigger(span, out)
    return out


def _count_trigger(span: Span, out: dict[str, Counter[str]]) -> None:
    out["kinds"][span.label] += 1
    for key in ("m", "act"):
        if key in span.attributes:
            out["modes"][span.attributes[key]] += 1
    out["modes"].update(negative="p" in span.attributes, background="bg" in span.attributes)
    out["modes"].update(attributed="say" in span.attributes, chained=">" in span.attributes.get("say", ""))
    out["roles"].update(key for key in ROLES if key in span.attributes)
    out["relations"].update(key for key in ("if", "of", "in", "is", "time", "h", "c") if key in span.attributes)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    try:
        counts = counts_of(compile_corpus(folder))
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, counter in counts.items():
        sys.stdout.write(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counter.most_common()) + "\n")
    missing = [kind for kind in KINDS if counts["kinds"][kind] < 20]
    sys.stdout.write(f"kinds with fewer than 20 triggers: {', '.join(missing) or 'none'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
