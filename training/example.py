# SPDX-License-Identifier: Apache-2.0
"""What the reading model learns from: one window of words with the labels that a set knows of it.

Invariant: a label of None, and a head that is not named, are masked: a set teaches only what it says. Every public set and
the project's own corpus become values of ``Example``; the loaders stand in ``training/sets``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
Label = str | None


def tokenise(text: str) -> list[tuple[str, int, int]]:
    """Words with offsets in code points; the same rule at training and at run time."""
    return [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class View:
    """What the words of a window are to one of them, the anchor (a trigger or an attribution cue).

    ``labels`` has one label a word of the head named ``head``: inside-only ("agent", "O"), None where masked.
    """

    anchor: int
    head: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation that is given with both ends marked: word indices [start, end) of source and target, and its label."""

    source: tuple[int, int]
    target: tuple[int, int]
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A window: one sentence, or consecutive sentences of one report.

    Attributes:
        words: the words, in order.
        starts: index of the first word of each sentence; (0,) for one sentence.
        tags: head → one BIO label a word ("B-person", "I-person", "O", None).
        classes: head → word index → label, for heads that judge a trigger (polarity, modality, act, background).
        values: head → word index → number, for heads that grade a trigger (certainty 0..1, factuality -3..3).
        sentences: head → one label a sentence, None where masked (cameo, causal).
        views: what words are to an anchor (roles, speakers, conditions; quotes; arguments in other ontologies).
        pairs: relations with both ends given (PLOVER categories).
        clusters: word index → name of the cluster of the event that the trigger there speaks of; equal names corefer.
        weight: scales the loss of the whole example.
        covered: the trigger kinds that the set knows; its O means no more than "none of these". None: all.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...] = (0,)
    tags: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    classes: dict[str, dict[int, str]] = field(default_factory=dict)
    values: dict[str, dict[int, float]] = field(default_factory=dict)
    sentences: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    pairs: tuple[Pair, ...] = ()
    clusters: dict[int, str] = field(default_factory=dict)
    weight: float = 1.0
    covered: frozenset[str] | None = None


def bio(words: list[tuple[str, int, int]], spans: list[tuple[int, int, str]]) -> tuple[Label, ...]:
    """BIO labels of words with offsets from spans (start, end, label) in code points; the first span of a word wins."""
    labels: list[Label] = ["O"] * len(words)
    for start, end, label in spans:
        inside = [i for i, (_, first, last) in enumerate(words) if first < end and last > start and labels[i] == "O"]
        for order, index in enumerate(inside):
            labels[index] = ("B-" if order == 0 else "I-") + label
    return tuple(labels)
