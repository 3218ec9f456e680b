# SPDX-License-Identifier: Apache-2.0
"""How a sentence tells of an event, as far as comparing two tellings needs it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from nightdesk.merging.lemmas import lemma, senses
from nightdesk.merging.rarity import rarity
from nightdesk.merging.sentences import EMPTY
from nightdesk.vocabulary.claim import Claim

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NEAR = 6  # content words on either side of the trigger
_HEAD = 14  # sentences of a report that say what it is about
_NAME = 1.6  # times a plain word
_WIDTH = 128
_NAMES = 8


Context = dict[str, float]
"""Word → weight of a whole report, of length one: reports of one occurrence share the rare ones."""


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger in its sentence.

    ``before`` and ``after`` are the content words next to it, where agent and patient mostly stand; ``names`` are words with a
    capital, ``figures`` numbers in digits; ``vector`` is the event embedding, of length one (zeros where there is none).
    """

    trigger: str
    words: frozenset[str]  # lemmas of the trigger's words, one for most
    senses: frozenset[int]  # of the table of senses
    names: frozenset[str]
    plain: frozenset[str]
    figures: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    vector: NDArray[np.float32]
    context: Context
    report: str
    claim: Claim | None = None


def context_of(sentences: Iterable[str]) -> Context:
    """The words of a report's first sentences by frequency and rarity; names weigh more."""
    counted: dict[str, float] = {}
    for sentence in islice(sentences, _HEAD):
        for word, name in content_words(sentence):
            counted[word] = counted.get(word, 0.0) + (_NAME if name else 1.0)
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counted.items()}
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {word: value / length for word, value in weights.items()}


def rare_names(sentences: Iterable[str]) -> list[str]:
    """The names that a report's first sentences are known by: the rarest and most frequent, best first."""
    counted: dict[str, int] = {}
    for sentence in islice(sentences, _HEAD):
        for word, name in content_words(sentence):
            if name and not word[0].isdigit():
                counted[word] = counted.get(word, 0) + 1
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counted.items()}
    return sorted(weights, key=lambda word: (-weights[word], word))[:_NAMES]


def likeness(one: Context, other: Context) -> float:
    """Cosine of two reports' words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def telling(claim: Claim, context: Context) -> Told:
    """The telling of a claim, in a report with these words."""
    start, end = claim.trigger.start - claim.quote.start, claim.trigger.end - claim.quote.start
    return tell(claim.quote.exact, start, end, claim.embedding, context, claim.report, claim)


def tell(
    sentence: str, start: int, end: int, embedding: bytes, context: Context, report: str, claim: Claim | None = None
) -> Told:
    """The telling whose trigger is ``sentence[start:end]``; ``claim`` is what was read there, if anything."""
    before, after = content_words(sentence[:start]), content_words(" " + sentence[end:], inside=True)
    head = [lemma(match[0]) for match in _WORD.finditer(sentence[start:end])]
    kept = [one for one in head if one not in EMPTY] or head or [sentence[start:end].casefold()]
    around = before + after
    vector = _vector(embedding)
    return Told(
        trigger=kept[-1],
        words=frozenset(kept),
        senses=frozenset().union(*map(senses, kept)),
        names=frozenset(word for word, name in around if name and not word[0].isdigit()),
        plain=frozenset(word for word, name in around if not name),
        figures=frozenset(word for word, _ in around if word[0].isdigit()),
        before=frozenset(word for word, _ in before[-_NEAR:]),
        after=frozenset(word for word, _ in after[:_NEAR]),
        vector=vector,
        context=context,
        report=report,
        claim=claim,
    )


def _vector(embedding: bytes) -> NDArray[np.float32]:
    """The direction that an int8 embedding points in; zeros where there is none."""
    if not embedding:
        return np.zeros(_WIDTH, np.float32)
    vector = np.frombuffer(embedding, np.int8).astype(np.float32)
    out: NDArray[np.float32] = vector / (float(np.linalg.norm(vector)) or 1.0)
    return out


def content_words(text: str, *, inside: bool = False) -> list[tuple[str, bool]]:
    """Content words as lemmas, and whether each is a name or a figure."""
    out = []
    for index, match in enumerate(_WORD.finditer(text)):
        word = match[0]
        if word.casefold() not in EMPTY:
            name = word[0].isdigit() or ((inside or index > 0) and word[0].isupper())
            out.append((lemma(word), name))
    return out
