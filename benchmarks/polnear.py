# SPDX-License-Identifier: Apache-2.0
"""PolNeAR (Newell et al. 2018): who says it. F1 of cues, sources and contents, found in plain text.

``DATA/polnear/SPLIT/text`` and ``/attributions``. A span is a set of words (contents come in pieces). ``exact``: the same words;
``overlap``: at least one word in common; each gold span has at most one partner. ``together``: cue, source and content of one
attribution all overlap. Gold is the first annotator; how far others agree with the first, where a text has several, stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from training.sets.joined import spans
from training.sets.polnear import Attribution, Text, texts

from benchmarks.metrics import Tally, bootstrap, matched
from benchmarks.models import Models, best, refusal
from nightdesk.reading.encoder import Encoder
from nightdesk.reading.packing import Packed, Word, pack

ROLES = ("cue", "source", "content")
Row = tuple[Sequence[Attribution], Sequence[Attribution]]


def run(data: Path, split: str = "dev", models: Models | None = None) -> dict[str, object]:
    """F1 of each role, exact and by overlap; intervals are over texts."""
    folder = data / "polnear" / split
    if why := refusal(folder, split):
        return {"polnear": why}
    models = models or Models.at(None)
    versions = list(texts(folder))
    found = read([one[0] for one in versions], models.encoders[0])
    rows = [(one[0].attributions, sure(got, one[0])) for one, got in zip(versions, found, strict=True)]
    others = [(one[0].attributions, sure(other.attributions, one[0])) for one in versions for other in one[1:]]
    return {
        "polnear": {
            "model": models.version,
            "split": split,
            "texts": len(rows),
            **scores(rows),
            "overlap intervals": {role: _interval(rows, role) for role in ROLES},
            "other annotators": {"annotations": len(others), **scores(others)} if others else "none",
            "anchors": "not found",
        }
    }


def _interval(rows: Sequence[Row], role: str) -> list[float]:
    return bootstrap([[row] for row in rows], lambda drawn: tally(drawn, role).f1, 200)


def sure(found: Sequence[Attribution], text: Text) -> list[Attribution]:
    """Without those that begin where the annotators marked the text to discuss or discard: these count neither way."""
    return [one for one in found if one.cue[0] not in text.unsure]


def scores(rows: Sequence[Row]) -> dict[str, object]:
    """Of every role both ways, and of attributions as a whole."""
    out: dict[str, object] = {
        role: {"exact": tally(rows, role, exact=True).scores(), "overlap": tally(rows, role).scores()} for role in ROLES
    }
    whole = Tally()
    for gold, got in rows:
        whole.add(matched(gold, got, together), len(got), len(gold))
    return {**out, "together": whole.scores()}


def tally(rows: Sequence[Row], role: str, *, exact: bool = False) -> Tally:
    """Spans of a role right, found and wanted; attributions without the role do not count."""
    out = Tally()
    for row in rows:
        gold, got = ([frozenset(words) for one in side if (words := getattr(one, role))] for side in row)
        right = matched(gold, got, frozenset.__eq__ if exact else frozenset.__and__)
        out.add(right, len(got), len(gold))
    return out


def together(gold: Attribution, got: Attribution) -> bool:
    """Whether all three parts overlap; a source that is missing must be missing on both sides."""
    source = bool({*gold.source} & {*got.source}) if gold.source else not got.source
    return source and bool({*gold.cue} & {*got.cue}) and bool({*gold.content} & {*got.content})


def read(given: Sequence[Text], encoder: Encoder) -> list[list[Attribution]]:
    """The attributions of each text, packed into windows as a report is."""
    packs = [(index, packed) for index, text in enumerate(given) for packed in _packs(text, encoder)]
    out: list[list[Attribution]] = [[] for _ in given]
    for (index, packed), encoded in zip(packs, encoder.encode([one.window for _, one in packs]), strict=True):
        low, high, _ = packed.kept.indices(encoded.length)
        labels = best(encoded.tags["cues"][low:high], encoder.labels["cues"])
        places = [word.start for word in packed.words]
        for start, end, _ in spans(labels):
            view = encoder.view(encoded, low + start, "quote")["quote"]
            parts = best(view, encoder.labels["quote"])
            source, content = (
                tuple(place for place, part in zip(places, parts, strict=False) if part == wanted)
                for wanted in ("source", "content")
            )
            out[index].append(Attribution(tuple(places[low + start : low + end]), source, content))
    return out


def _packs(text: Text, encoder: Encoder) -> list[Packed]:
    """Windows whose words know their index in the text: ``Word.start`` of them is it."""
    ends = [*text.starts[1:], len(text.words)]
    rows = [text.words[start:end] for start, end in zip(text.starts, ends, strict=True)]
    begins = [0, *accumulate(len(word) + 1 for word in text.words)]
    placed = [
        [Word(begins[i], begins[i] + len(text.words[i]), number) for i in range(start, end)]
        for number, (start, end) in enumerate(zip(text.starts, ends, strict=True))
    ]
    index = {begin: i for i, begin in enumerate(begins)}
    return [
        Packed(
            one.window,
            tuple(Word(index[word.start], index[word.start] + 1, word.sentence) for word in one.words),
            one.kept,
        )
        for one in pack(" ".join(text.words), placed, encoder.piece_counts(rows))
    ]
