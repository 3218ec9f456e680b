# SPDX-License-Identifier: Apache-2.0
"""Compile the inline markup of the project's own corpus to offsets.

Invariant: nothing is counted by hand: every span is found by the compiler, and the plain text is the
line with its markup taken out. The markup is described in ``corpus/GUIDE.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME_TYPES = ("person", "organisation", "place", "facility", "event", "vehicle", "weapon", "other")
KINDS = (
    "agreement",
    "meeting",
    "arrival",
    "support",
    "concession",
    "cooperation",
    "aid",
    "withdrawal",
    "release",
    "ceasefire",
    "resignation",
    "request",
    "accusation",
    "investigation",
    "rejection",
    "threat",
    "protest",
    "riot",
    "labour_strike",
    "sanction",
    "expulsion",
    "mobilisation",
    "seizure",
    "restriction",
    "arrest",
    "cyberattack",
    "abduction",
    "attack",
    "shooting",
    "bombing",
    "airstrike",
    "shelling",
    "armed_clash",
    "assassination",
    "destruction",
    "accident",
    "explosion",
    "fire",
    "crash",
    "sinking",
    "collapse",
    "earthquake",
    "flood",
    "storm",
    "outbreak",
    "evacuation",
    "rescue",
    "death",
    "injury",
    "appointment",
    "election",
    "vote",
    "trial",
    "other",
)
_VALUES: dict[str, tuple[str, ...]] = {
    "p": ("neg",),
    "m": ("possible", "conditional", "future", "question", "opinion"),
    "bg": ("1",),
    "act": ("deny", "confirm", "correct", "retract", "query"),
}
_REFERENCES = frozenset(
    ["agent", "patient", "place", "instrument", "origin", "destination", "beneficiary", "topic", "say", "if", "of"]
)
_TOKEN = re.compile(
    r"\[(?P<name>[^|\]]+)\|(?P<type>[a-z]+)(?:#(?P<id>\w+))?\]"
    r"|\{(?P<trigger>[^|}]+)\|(?P<kind>[a-z_]+)(?P<attributes>(?: [a-z]+=[^ }]+)*)\}"
    r"|<(?P<mention>[^|>]+)\|#(?P<mention_id>\w+)>"
    r"|~(?P<hedge>[^~]+)~|\^(?P<cue>[^^]+)\^|@(?P<time>[^@]+)@"
    r"|%(?P<count>[^|%]+)\|(?P<what>\w+) (?P<op>>=|<=|=|~) ?(?P<n>[\d.]+)%"
)
_HEAD = re.compile(r"(\w+)=(.*?)(?=\s+\w+=|\s*$)")
_LEFT_OVER = re.compile(r"[\[\]{}<>~^@%|]")


class CorpusError(ValueError):
    """A line that does not follow the guide; says where, what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of a sentence: ``label`` is the name type, the kind, or the count's attribute."""

    start: int
    end: int
    label: str = ""
    id: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its annotation; offsets are code points of ``text``."""

    text: str
    names: tuple[Span, ...]
    triggers: tuple[Span, ...]
    mentions: tuple[Span, ...]
    hedges: tuple[Span, ...]
    cues: tuple[Span, ...]
    times: tuple[Span, ...]
    counts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A short report of the corpus."""

    id: str
    style: str
    published: str
    place: str
    sentences: tuple[Sentence, ...]


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
            yield Document(
                head["id"],
                head.get("style", ""),
                head.get("published", ""),
                head.get("place", ""),
                tuple(sentences),
            )
            head, sentences = {}, []


def compile_sentence(line: str, where: str = "") -> Sentence:
    """One annotated line."""
    spans: dict[str, list[Span]] = {key: [] for key in ("name", "trigger", "mention", "hedge", "cue", "time", "count")}
    plain, last = "", 0
    for match in _TOKEN.finditer(line):
        plain += _literal(line[last : match.start()], where)
        group = next(key for key in spans if match[key] is not None)
        surface = match[group]
        spans[group].append(_span(group, match, len(plain), len(plain) + len(surface), where))
        plain += surface
        last = match.end()
    plain += _literal(line[last:], where)
    return Sentence(
        plain, *(tuple(spans[key]) for key in ("name", "trigger", "mention", "hedge", "cue", "time", "count"))
    )


def _literal(text: str, where: str) -> str:
    if found := _LEFT_OVER.search(text):
        raise CorpusError(
            f"{where}: {found[0]!r} outside markup in {text!r}; literal markup characters are not allowed"
        )
    return text


def _span(group: str, match: re.Match[str], start: int, end: int, where: str) -> Span:
    if group == "name":
        if match["type"] not in NAME_TYPES:
            raise CorpusError(f"{where}: name type {match['type']!r}; allowed: {', '.join(NAME_TYPES)}")
        return Span(start, end, match["type"], match["id"] or "")
    if group == "trigger":
        if match["kind"] not in KINDS:
            raise CorpusError(f"{where}: kind {match['kind']!r}; allowed: {', '.join(KINDS)}")
        return Span(start, end, match["kind"], "", _attributes(match["attributes"], where))
    if group == "count":
        return Span(start, end, match["what"], "", {"op": match["op"], "n": match["n"]})
    return Span(start, end, "", match["mention_id"] if group == "mention" else "")


def _attributes(text: str, where: str) -> dict[str, str]:
    attributes = dict(pair.split("=", 1) for pair in text.split())
    for key, value in attributes.items():
        if key == "c":
            float(value)
        elif key not in _REFERENCES and value not in _VALUES.get(key, ()):
            allowed = ", ".join([*_VALUES, *sorted(_REFERENCES), "c"])
            raise CorpusError(f"{where}: {key}={value}; allowed keys: {allowed}, values as in the guide")
    return attributes
