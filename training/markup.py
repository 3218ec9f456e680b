# SPDX-License-Identifier: Apache-2.0
"""Parse one annotated line of the project's own corpus into its plain text and its spans.

Invariant: nothing is counted by hand: the plain text is the line with its markup taken out, and every
span is found while it is taken out. The markup is described in ``corpus/GUIDE.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from training.labels import (
    COUNTED,
    KINDS,
    NAME_TYPES,
    REFERENCES,
    SPEAKER_KINDS,
    TRIGGER_VALUES,
)


class CorpusError(ValueError):
    """A line that does not follow the guide; says where, what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of a sentence, in code points of its plain text.

    ``group`` is name, mention, trigger, hedge, cue, time or count; ``label`` the name type, the kind of event
    or what a count counts; ``speaker`` the kind of speaker, "" where the guide does not ask for it.
    """

    group: str
    start: int
    end: int
    label: str = ""
    id: str = ""
    speaker: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


_PAIRS = {"[": ("]", "name"), "<": (">", "mention"), "{": ("}", "trigger")}
_SIGNS = {"~": "hedge", "^": "cue", "@": "time", "%": "count"}
_NESTING = {"mention", "name"}  # what may hold other markup
_MARKS = frozenset("[]{}<>~^@%|")
_NAME = re.compile(r"(?P<type>[a-z]+)(?:#(?P<id>\w+))?(?::(?P<speaker>[a-z]+))?")
_MENTION = re.compile(r"#(?P<id>\w+)(?::(?P<speaker>[a-z]+))?")
_TRIGGER = re.compile(r"(?P<kind>[a-z_]+)(?:#(?P<id>\w+))?(?P<attributes>(?: [a-z]+=[^ ]+)*)")
_COUNT = re.compile(r"(?P<what>[a-z_]+) ?(?P<op>>=|<=|=|~) ?(?P<n>\d+(?:\.\d+)?)")
_SIGNED = re.compile(r"#(?P<id>\w+)")


def parse_line(line: str, where: str = "") -> tuple[str, list[Span]]:
    """The plain text of an annotated line and its spans, in the order in which they end.

    Raises:
        CorpusError: markup that does not follow the guide.
    """
    parser = _Parser(line, where)
    parser.parse(closing="")
    return "".join(parser.plain), parser.spans


class _Parser:
    def __init__(self, line: str, where: str) -> None:
        self.line, self.where, self.at = line, where, 0
        self.plain: list[str] = []
        self.length = 0
        self.spans: list[Span] = []

    def fail(self, found: str, allowed: str) -> CorpusError:
        near = self.line[max(0, self.at - 30) : self.at + 30]
        return CorpusError(f"{self.where}: {found} near {near!r}; {allowed}")

    def parse(self, closing: str) -> None:
        """Read up to the bar of the surrounding markup, or to the end of the line where ``closing`` is empty."""
        while self.at < len(self.line):
            char = self.line[self.at]
            if char == "|" and closing:
                return
            if char in _PAIRS:
                self.paired(char)
            elif char in _SIGNS:
                self.signed(char)
            elif char in _MARKS:
                raise self.fail(f"a stray {char!r}", "literal markup characters are not allowed in the text")
            else:
                self.plain.append(char)
                self.length += 1
                self.at += 1
        if closing:
            raise self.fail(f"no {closing!r}", "every mark is closed on its line")

    def paired(self, opening: str) -> None:
        closing, group = _PAIRS[opening]
        start = self.length
        self.at += 1
        if group in _NESTING:
            self.parse(closing)
        else:
            self.literal("|")
        end = self.line.find(closing, self.at)
        if self.at >= len(self.line) or self.line[self.at] != "|" or end < 0:
            raise self.fail(f"a {group} without its label", f"{opening}surface|label{closing}")
        body = self.line[self.at + 1 : end]
        if self.length == start:
            raise self.fail(f"an empty {group}", "a mark holds at least one character")
        self.spans.append(self.labelled(group, body, start))
        self.at = end + 1

    def signed(self, sign: str) -> None:
        group, start = _SIGNS[sign], self.length
        self.at += 1
        self.literal(f"|{sign}")
        label = ""
        if self.at < len(self.line) and self.line[self.at] == "|":
            end = self.line.find(sign, self.at)
            if end < 0:
                raise self.fail(f"a {group} that is not closed", f"{sign}surface{sign}")
            label, self.at = self.line[self.at + 1 : end], end
        if self.at >= len(self.line) or self.length == start:
            raise self.fail(
                f"a {group} that is empty or not closed", f"{sign}surface{sign} or {sign}surface|label{sign}"
            )
        self.at += 1
        self.spans.append(self.labelled(group, label, start))

    def literal(self, stops: str) -> None:
        while self.at < len(self.line) and self.line[self.at] not in stops:
            if self.line[self.at] in _MARKS:
                raise self.fail(f"{self.line[self.at]!r} inside a mark", "only <…> and […] may hold other marks")
            self.plain.append(self.line[self.at])
            self.length += 1
            self.at += 1

    def labelled(self, group: str, body: str, start: int) -> Span:
        pattern = {"name": _NAME, "mention": _MENTION, "trigger": _TRIGGER, "count": _COUNT}.get(group, _SIGNED)
        if not body and pattern is _SIGNED:
            return Span(group, start, self.length)
        match = pattern.fullmatch(body)
        if match is None:
            raise self.fail(f"the label {body!r} of a {group}", "see the guide")
        found = match.groupdict()
        speaker = found.get("speaker") or ""
        self.among(speaker, ("", *SPEAKER_KINDS), "speaker kind")
        if group == "name":
            self.among(found["type"], NAME_TYPES, "name type")
            return Span(group, start, self.length, found["type"], found["id"] or "", speaker)
        if group == "trigger":
            self.among(found["kind"], KINDS, "kind")
            attributes = self.attributes(found["attributes"] or "")
            return Span(group, start, self.length, found["kind"], found["id"] or "", "", attributes)
        if group == "count":
            self.among(found["what"], COUNTED, "count")
            return Span(group, start, self.length, found["what"], "", "", {"op": found["op"], "n": found["n"]})
        return Span(group, start, self.length, "", found.get("id") or "", speaker)

    def attributes(self, text: str) -> dict[str, str]:
        found = dict(pair.split("=", 1) for pair in text.split())
        for key, value in found.items():
            if key == "c":
                if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", value):
                    raise self.fail(f"c={value}", "a number from 0 to 1")
            elif key in REFERENCES:
                if not re.fullmatch(r"\w+(?:[,>]\w+)*", value):
                    raise self.fail(f"{key}={value}", "ids, joined by commas (say: by >)")
            elif key not in TRIGGER_VALUES:
                raise self.fail(f"the key {key!r}", "allowed: c, " + ", ".join((*TRIGGER_VALUES, *sorted(REFERENCES))))
            else:
                self.among(value, TRIGGER_VALUES[key], key)
        return found

    def among(self, value: str, allowed: tuple[str, ...], what: str) -> None:
        if value not in allowed:
            raise self.fail(f"{what} {value!r}", "allowed: " + ", ".join(allowed))
