# SPDX-License-Identifier: Apache-2.0
"""Names of persons, organisations and places: exact span F1 on GUM news, re3d, the Broad Twitter Corpus and WNUT-17.

``DATA/gum/SPLIT``, ``re3d/SPLIT.txt``, ``broad_twitter_corpus/btc.SPLIT``, ``wnut17/emerging.SPLIT*``. These sets call buildings places:
our "facility" counts as one. What a loader masks, because the set does not say what our guide asks, counts neither way.
WNUT's works and products are our "other". ``re3d, all mentions`` is the published form, with descriptions and pronouns as names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from training.example import Example
from training.sets.joined import spans

from benchmarks.metrics import Tally, bootstrap
from benchmarks.models import Models, refusal, tagged
from training.sets import gum, names

THREE = frozenset({"person", "organisation", "place"})
ANCHORS = {"UNER-EWT, XLM-R-large": 0.860}
Span = tuple[int, int, str]
Row = tuple[set[Span], set[Span]]


def run(data: Path, split: str = "dev", models: Models | None = None) -> dict[str, object]:
    """P, R and F1 of each set, of all names and of each type."""
    wnut = next(iter(sorted((data / "wnut17").glob(f"emerging.{split}*"))), data / "wnut17/missing")
    re3d, tweets = data / f"re3d/{split}.txt", data / f"broad_twitter_corpus/btc.{split}"
    sets: dict[str, tuple[Path, Callable[[Path], Iterable[Example]], frozenset[str]]] = {
        "gum news": (data / "gum" / split, lambda path: gum.load(path, ("news",)), THREE),
        "gum, all genres": (data / "gum" / split, gum.load, THREE),
        "re3d": (re3d, names.load_re3d, THREE),
        "re3d, all mentions": (re3d, names.load_re3d_mentions, THREE),
        "broad twitter": (tweets, names.load_tweets, THREE),
        "wnut17": (wnut, names.load_wnut, THREE | {"other"}),
    }
    out: dict[str, object] = {}
    for name, (path, load, types) in sets.items():
        if why := refusal(path, split):
            out[name] = why
            continue
        models = models or Models.at(None)
        examples = list(load(path))
        out[name] = {"model": models.version, "split": split, **scores(examples, models, types)}
    return {**out, "anchors": ANCHORS}


def scores(examples: Sequence[Example], models: Models, types: frozenset[str]) -> dict[str, object]:
    """Of all types together, with an interval over sentences, and of each."""
    rows: list[Row] = []
    for one, (encoder, encoded) in zip(examples, models.read(examples), strict=True):
        got = {
            (start, end, "place" if kind == "facility" else kind)
            for start, end, kind in tagged(encoder, encoded, "names")
        }
        rows.append(counted(one, got, types))
    return {
        "all": tally(rows).scores(),
        "interval": bootstrap([[row] for row in rows], lambda drawn: tally(drawn).f1, 400),
        **{kind: tally(rows, kind).scores() for kind in sorted(types)},
    }


def counted(one: Example, got: set[Span], types: frozenset[str]) -> Row:
    """Gold and got of a sentence, of the types that the set knows, clear of what it masks."""
    labels = one.tags["names"]
    clear = {span for span in got if span[2] in types and all(label is not None for label in labels[span[0] : span[1]])}
    return {span for span in spans(labels) if span[2] in types}, clear


def tally(rows: Iterable[Row], kind: str = "") -> Tally:
    """Spans right, found and wanted; of one type where it is given."""
    out = Tally()
    for row in rows:
        gold, got = ({span for span in side if not kind or span[2] == kind} for side in row)
        out.add(len(gold & got), len(got), len(gold))
    return out
