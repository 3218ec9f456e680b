# SPDX-License-Identifier: Apache-2.0
"""PolNeAR (Newell, Margolin and Ruths 2018): sources, cues and contents of attributions in political news.

``text/NAME.txt`` and, in brat's standoff format, ``attributions/NAME_ANNOTATOR.ann``: an event (E line) names the Cue, Source and
Content spans (T lines) of one attribution. Contents may be in pieces, nest in one another, and reach over sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nightdesk.reading.sentences import sentences_of
from training.example import Example, Label, View, tokenise
from training.sets.windows import WORDS, packed

_SPAN = re.compile(r"(T\d+)\t([\w-]+) ([\d; ]+)\t")
_EVENT = re.compile(r"E\d+\t(.+)")
_EMPTY_KEPT = 4
"""Of the windows without any attribution, one in so many is kept."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of one attribution, as indices into the text's words; source and content may be empty."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One text as one annotator saw it; ``unsure`` holds the words that the annotators marked to discuss or discard."""

    name: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    attributions: tuple[Attribution, ...]
    unsure: frozenset[int]


def load(folder: Path, most: int = WORDS) -> Iterator[Example]:
    """Windows of at most ``most`` words of every text; a text that n annotators marked comes n times at 1/n of the weight."""
    for versions in texts(folder):
        for text in versions:
            yield from examples(text, 1 / len(versions), most)


def texts(folder: Path) -> Iterator[list[Text]]:
    """Each text of ``folder``, once an annotator."""
    for file in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(f"{file.stem}_*.ann"))
        body = file.read_text("utf-8")
        if versions := [_text(file.stem, body, one.read_text("utf-8")) for one in found]:
            yield versions


def examples(text: Text, weight: float = 1.0, most: int = WORDS) -> Iterator[Example]:
    """Windows with cues, and a view of sources and contents for each; what stands outside of its cue's window is cut."""
    for number, (begin, end, starts) in enumerate(packed(text.starts, len(text.words), most)):
        inside = [one for one in text.attributions if begin <= one.cue[0] < end]
        if inside or number % _EMPTY_KEPT == 0:
            yield Example(
                text.words[begin:end],
                starts,
                {"cues": _cues(text, begin, end)},
                views=tuple(_view(one, begin, end) for one in inside),
                weight=weight,
            )


def _cues(text: Text, begin: int, end: int) -> tuple[Label, ...]:
    labels: list[Label] = [None if index in text.unsure else "O" for index in range(begin, end)]
    for one in text.attributions:
        for order, index in enumerate(one.cue):
            if begin <= index < end and labels[index - begin] in {"O", None}:
                labels[index - begin] = "I-cue" if order else "B-cue"
    return tuple(labels)


def _view(one: Attribution, begin: int, end: int) -> View:
    labels: list[Label] = ["O"] * (end - begin)
    for label, words in (("content", one.content), ("source", one.source)):
        for index in words:
            if begin <= index < end and index not in one.cue:
                labels[index - begin] = label
    return View(one.cue[0] - begin, "quote", tuple(labels))


def _text(name: str, body: str, annotation: str) -> Text:
    words: list[tuple[str, int, int]] = []
    starts: list[int] = []
    for sentence in sentences_of(body):
        if cut := tokenise(sentence.text):
            starts.append(len(words))
            words += [(word, sentence.start + first, sentence.start + last) for word, first, last in cut]
    firsts, lasts = [first for _, first, _ in words], [last for _, _, last in words]

    def inside(pieces: str) -> set[int]:
        out: set[int] = set()
        for start, end in (map(int, piece.split()) for piece in pieces.split(";")):
            out.update(range(bisect_right(lasts, start), bisect_left(firsts, end)))
        return out

    spans = {mark[1]: (mark[2], inside(mark[3])) for mark in map(_SPAN.match, annotation.splitlines()) if mark}
    events = [mark[1].split() for mark in map(_EVENT.match, annotation.splitlines()) if mark]
    found = [_attribution([part.partition(":")[2] for part in event], spans) for event in events]
    unsure = (place for kind, place in spans.values() if kind in {"Discuss", "Discard"})
    return Text(
        name,
        tuple(word for word, _, _ in words),
        tuple(starts),
        tuple(sorted((one for one in found if one.cue), key=lambda one: one.cue)),
        frozenset[int]().union(*unsure),
    )


def _attribution(names: list[str], spans: dict[str, tuple[str, set[int]]]) -> Attribution:
    parts: dict[str, set[int]] = {"Cue": set(), "Source": set(), "Content": set()}
    for kind, words in (spans[name] for name in names if name in spans):
        if kind in parts:
            parts[kind] |= words
    return Attribution(*(tuple(sorted(parts[kind])) for kind in ("Cue", "Source", "Content")))
