# SPDX-License-Identifier: Apache-2.0
"""Causal News Corpus V2 (Tan et al. 2022): causal sentences (F1 of the positive class), and cause, effect and signal spans.

``DATA/causal_news_corpus/V2/SPLIT_subtask1.csv`` and, beside it, ``SPLIT_subtask2.csv``. A span counts when both its ends are
right for one of the sentence's relations; sentences without annotated relations are left out of the spans.
"""

from __future__ import annotations

from pathlib import Path

from training.example import Example, tokenise
from training.sets.causal_news import Span, arguments, load, relations_of
from training.sets.joined import covered

from benchmarks.metrics import Tally, accuracy, bootstrap
from benchmarks.models import Models, best, refusal

ANCHORS = {"sentence F1": {"LSTM": 0.741, "BERT-base (dev)": 0.835, "best": 0.862}, "spans F1": {"best": 0.728}}


def run(data: Path, split: str = "dev", models: Models | None = None) -> dict[str, object]:
    """F1 of sentences and of spans;"""
    path = data / f"causal_news_corpus/V2/{split}_subtask1.csv"
    if why := refusal(path, split):
        return {"causal_news": why}
    models = models or Models.at(None)
    examples = list(load(path))
    read = models.read(examples)
    pairs = [
        (str(one.sentences["causal"][0]), best(encoded.sentences["causal"], encoder.labels["causal"])[-1])
        for one, (encoder, encoded) in zip(examples, read, strict=True)
    ]
    found = [arguments(best(encoded.tags["causes"], encoder.labels["causes"])) for encoder, encoded in read]
    relations = relations_of(path.with_name(f"{split}_subtask2.csv"))
    return {
        "causal_news": {
            "model": models.version,
            "split": split,
            "sentences": positive(pairs).scores(),
            "interval": bootstrap([[pair] for pair in pairs], lambda drawn: positive(drawn).f1),
            "accuracy": round(accuracy(pairs), 4),
            "spans": span_scores(examples, relations, found) if relations else "NOT MEASURED",
            "anchors": ANCHORS,
        }
    }


def positive(pairs: list[tuple[str, str]]) -> Tally:
    """Causal sentences right, found and wanted."""
    out = Tally()
    for gold, got in pairs:
        out.add(gold == got == "1", got == "1", gold == "1")
    return out


def span_scores(
    examples: list[Example], relations: dict[str, list[list[Span]]], found: list[set[tuple[int, int, str]]]
) -> dict[str, object]:
    """Exact F1 of all spans and of each label, over the sentences that have relations."""
    wanted = {tuple(word for word, _, _ in tokenise(text)): golds(text, given) for text, given in relations.items()}
    tallies = {label: Tally() for label in ("all", "cause", "effect", "signal")}
    for one, got in zip(examples, found, strict=True):
        if one.words not in wanted:
            continue
        for label, tally in tallies.items():
            gold, mine = ({s for s in side if label in {"all", s[2]}} for side in (wanted[one.words], got))
            tally.add(len(gold & mine), len(mine), len(gold))
    return {label: tally.scores() for label, tally in tallies.items()}


def golds(text: str, relations: list[list[Span]]) -> set[tuple[int, int, str]]:
    """The spans of all relations of a sentence, as words."""
    words = tokenise(text)
    places = ((covered(words, start, end), label) for relation in relations for start, end, label in relation)
    return {(place.start, place.stop, label) for place, label in places if place}
