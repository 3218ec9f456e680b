# SPDX-License-Identifier: Apache-2.0
"""Causal News Corpus V2 (Tan et al. 2022): is a sentence causal, and which spans are cause, effect and signal.

``SPLIT_subtask1.csv`` has ``text`` and ``label``; ``SPLIT_subtask2.csv`` beside it one row a relation, in ``text_w_pairs`` with
``<ARG0>cause</ARG0>``, ``<ARG1>effect</ARG1>`` and ``<SIG0>signal</SIG0>``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from training.example import Example, Label, bio, tokenise

_MARK = re.compile(r"</?((?:ARG|SIG)\d)>")
_LABELS = {"ARG0": "cause", "ARG1": "effect"}
Span = tuple[int, int, str]


def load(path: Path) -> Iterator[Example]:
    """One example a sentence; "causes" where the sentence's relations give each word one label."""
    relations = relations_of(path.with_name(path.name.replace("subtask1", "subtask2")))
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = tokenise(row["text"])
            labels = tags(words, relations.get(row["text"], []), row["label"])
            yield Example(
                tuple(word for word, _, _ in words),
                tags={} if labels is None else {"causes": labels},
                sentences={"causal": (row["label"],)},
            )


def relations_of(path: Path) -> dict[str, list[list[Span]]]:
    """Sentence → the spans of each of its relations; nothing where the file is missing."""
    out: dict[str, list[list[Span]]] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if "<ARG0>" in row["text_w_pairs"]:
                    out.setdefault(row["text"], []).append(spans_of(row["text_w_pairs"]))
    return out


def spans_of(marked: str) -> list[Span]:
    """Spans [start, end) in the unmarked text; marks may nest."""
    position = last = 0
    opened: dict[str, int] = {}
    out: list[Span] = []
    for mark in _MARK.finditer(marked):
        position += mark.start() - last
        last = mark.end()
        if mark[0].startswith("</"):
            out.append((opened.pop(mark[1], position), position, _LABELS.get(mark[1], "signal")))
        else:
            opened[mark[1]] = position
    return out


def tags(words: list[tuple[str, int, int]], relations: list[list[Span]], label: str) -> tuple[Label, ...] | None:
    """BIO labels; None where a causal sentence has no spans, or where the spans of its relations overlap.

    A signal may stand inside an argument: the word after it then keeps its I, so that "B-signal I-effect" is an effect that
    begins with its signal, and "B-signal B-effect" one that begins after it (``arguments`` reads them so).
    """
    if not relations:
        return None if label == "1" else ("O",) * len(words)
    found = sorted({span for relation in relations for span in relation})
    signals = [span for span in found if span[2] == "signal"]
    ends = [span for span in found if span[2] != "signal"]
    if any(a[1] > b[0] for kept in (signals, ends) for a, b in pairwise(kept)):
        return None
    labels = bio(words, ends)
    return tuple(over if over != "O" else under for over, under in zip(bio(words, signals), labels, strict=True))


def arguments(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Spans [start, end) of words with their label, read back from ``tags``."""
    out: set[tuple[int, int, str]] = set()
    signal: tuple[int, int] | None = None  # the last signal, while it touches what follows
    current: tuple[int, int, str] | None = None
    for index, whole in enumerate([*labels, "O"]):
        prefix, _, kind = whole.partition("-")
        if kind == "signal":
            signal = (signal[0] if signal and signal[1] == index and prefix == "I" else index, index + 1)
            continue
        touching = signal if signal and signal[1] == index else None
        if touching:
            out.add((*touching, "signal"))
        joins = current is not None and current[1] in {index, touching[0] if touching else index} and kind == current[2]
        if current is not None and prefix == "I" and joins:
            current = (current[0], index + 1, kind)
            continue
        if current is not None:
            out.add(current)
        current = (touching[0] if touching and prefix == "I" else index, index + 1, kind) if kind else None
    return out
