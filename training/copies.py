# SPDX-License-Identifier: Apache-2.0
"""Learn the two regressions of ``merging/likeness.py`` from planted copies: ``python -m training.copies --data DIR``.

Copies are planted in the train part of the own corpus and in Wikinews 2019; Wikinews 2020, MEANTIME and the dev part are left to the
benchmark. What is not a copy: other articles that share most words, and pairs of ECB+ train documents on one event, which are written
of the same thing by different hands (pairs with a long sentence nearly in common are left out: some are wire copy; so are those that the benchmark judges).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from nightdesk.merging.copies import _nearest
from nightdesk.merging.likeness import ALONE, FEWEST_WORDS, TOGETHER, alone, together
from nightdesk.merging.sentences import Piece, pieces
from training.logistic import Floats, fit
from training.planting import STRENGTHS, Text, corpus_texts, plant, wikinews_texts
from training.sets.ecbplus import DEV_TOPICS, TEST_TOPICS
from training.sets.ecbplus_documents import Document, documents

_OUT = Path(__file__).parent.parent / "src/nightdesk/merging/data/copies.json"
_CORPUS = Path(__file__).parent / "corpus"
_LIKE, _LIKE_SHORT, _LONG = (
    0.55,
    0.85,
    11,
)  # words in common and in order: from here on two documents on one event may be wire copy
_JUDGED = Path(__file__).parent.parent / "benchmarks/copies_natural.csv"
Case = tuple[list[Piece], list[Piece], list[set[int]]]
"""A text, another, and for each sentence of the first those of the other that it was made from."""


def main() -> int:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    rng = random.Random(1)
    texts = [*corpus_texts(_CORPUS / "train"), *wikinews_texts(args.data / "wikinews", "2019")]
    cases = [*_planted(texts, rng), *_independent(args.data / "ecbplus", rng)]
    weights = learn(cases)
    card = {"features": {"alone": ALONE, "together": TOGETHER}, "weights": weights, "cases": len(cases)}
    _OUT.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return 0


def learn(cases: Sequence[Case]) -> dict[str, list[float]]:
    """Both regressions, rounded to five places."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for mine, theirs, origins in cases:
        for index, piece in enumerate(mine):
            if len(piece.words) >= FEWEST_WORDS:
                for other in _nearest(piece, theirs):
                    rows.append(alone(piece, theirs[other]))
                    right.append(float(other in origins[index]))
    first = fit(np.array(rows), np.array(right), ridge=2.0)
    rows, right = [], []
    for mine, theirs, origins in cases:
        chances, matched = _scored(mine, theirs, first)
        for index, other in enumerate(matched):
            if other >= 0:
                rows.append(together(chances, matched, index, len(mine[index].words)))
                right.append(float(bool(origins[index])))
    second = fit(np.array(rows), np.array(right), ridge=2.0)
    return {"alone": [round(float(w), 5) for w in first], "together": [round(float(w), 5) for w in second]}


def _scored(mine: Sequence[Piece], theirs: Sequence[Piece], weights: Floats) -> tuple[list[float], list[int]]:
    chances, matched = [0.0] * len(mine), [-1] * len(mine)
    for index, piece in enumerate(mine):
        for other in _nearest(piece, theirs) if len(piece.words) >= FEWEST_WORDS else ():
            score = weights[0] + float(np.dot(weights[1:], alone(piece, theirs[other])))
            found = float(1 / (1 + np.exp(-np.clip(score, -30, 30))))
            if found > chances[index]:
                chances[index], matched[index] = found, other
    return chances, matched


def _planted(texts: Sequence[Text], rng: random.Random) -> Iterator[Case]:
    bags = [{word for piece in _each(text.sentences) for word in piece.words} for text in texts]
    for index, text in enumerate(texts):
        original = _each(text.sentences)
        near = sorted(range(len(texts)), key=lambda i: -len(bags[i] & bags[index]) / len(bags[i]))[1:3]
        for strength in STRENGTHS:
            own = texts[rng.choice(near)].sentences
            made = plant(text.sentences, strength, own[: rng.randrange(2, 8)], rng)
            copy = _each(made.sentences)
            yield copy, original, [set(one) for one in made.origins]
        for other in near:
            yield original, _each(texts[other].sentences), [set() for _ in original]


def _independent(folder: Path, rng: random.Random) -> Iterator[Case]:
    """Pairs of documents on one event that have no sentence in common."""
    topics = {one.name for one in (folder / "ECB+").iterdir()} - DEV_TOPICS - TEST_TOPICS
    groups: dict[str, list[Document]] = {}
    judged = {name for line in _JUDGED.read_text("utf-8").splitlines() for name in line.split(",")[:2]}
    for document in documents(folder, topics):
        if document.name in judged:
            continue
        groups.setdefault(document.subtopic, []).append(document)
    for group in groups.values():
        pairs = [(a, b) for i, a in enumerate(group) for b in group[:i]]
        for one, other in rng.sample(pairs, min(len(pairs), 60)):
            mine, theirs = _each(one.prose), _each(other.prose)
            if not any(_may_be_copied(a, b) for a in mine for b in theirs):
                yield mine, theirs, [set() for _ in mine]


def _may_be_copied(one: Piece, other: Piece) -> bool:
    shortest = min(len(one.words), len(other.words))
    return shortest >= FEWEST_WORDS and alone(one, other)[0] >= (_LIKE if shortest >= _LONG else _LIKE_SHORT)


def _each(sentences: Sequence[str]) -> list[Piece]:
    """One piece a sentence, so that indices stay what they were."""
    out = []
    for sentence in sentences:
        found = pieces(" ".join(sentence.split()))
        words = tuple(word for one in found for word in one.words)
        names = tuple(name for one in found for name in one.names)
        out.append(Piece(0, len(sentence), words, names))
    return out


if __name__ == "__main__":
    raise SystemExit(main())
