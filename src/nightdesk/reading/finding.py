# SPDX-License-Identifier: Apache-2.0
"""The model's scores → names, cues and events of a report, with all that the model says of each event.

Invariant: every span is made of whole words and is given in code points of the report's body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from nightdesk.reading.encoder import Encoded, Encoder, Floats
from nightdesk.reading.packing import Packed, Word, pack, words_of
from nightdesk.reading.sentences import Sentence

_VIEWS = ("roles", "frame", "links")
_LEAST = {"names": 0.65, "cues": 0.5, "hedges": 0.5, "triggers": 0.8, "roles": 0.67, "frame": 0.55, "links": 0.5}
"""From which probability on a word counts as something, by head; chosen on the corpus's dev part."""

_GROWS, _FAR = 0.3, 0.88
_JOINTS = frozenset([
    "of", "in", "at", "from", "near", "to", "on", "by", "with", "for", "against", "into", "outside", "inside", "after", "before", "and",
    "or", "but", "while", "as", "over", "under", "off",
])  # fmt: skip
_JUDGED = ("polarity", "modality", "act", "background")


@dataclass(frozen=True, slots=True)
class Marked:
    """A labelled span of the body, and how sure the model is of it (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A trigger and what the model says of it; the labels of ``judged`` carry their probability."""

    trigger: Marked  # its label is the kind
    sentence: int
    judged: dict[str, tuple[str, float]]  # polarity, modality, act, background
    certainty: float  # 0..1
    factuality: float  # -3..3
    roles: tuple[Marked, ...]
    frame: tuple[Marked, ...]  # speaker, relay, time, hedge
    links: tuple[Marked, ...]  # condition, whole, same: words of other triggers
    embedding: bytes  # 128 int8 numbers


@dataclass(slots=True)
class Finding:
    """What the model finds in one report."""

    names: list[Marked] = field(default_factory=list)
    cues: list[Marked] = field(default_factory=list)
    hedges: list[Marked] = field(default_factory=list)
    events: list[FoundEvent] = field(default_factory=list)
    speakers: dict[tuple[int, int], str] = field(default_factory=dict)  # span of a speaker -> its kind


class Finder:
    """Finds in reports with one encoder.

    Args:
        encoder: another model than the packaged one.
    """

    only_reading: ClassVar[bool] = True
    """Whether the heads that serve benchmarks alone are left out."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder or Encoder()
        self.version = self.encoder.version

    def find(self, bodies: Sequence[str], sentences: Sequence[Sequence[Sentence]]) -> list[Finding]:
        """One finding a report, in order; ``sentences`` are those of each body that shall be read."""
        words = [words_of(one) for one in sentences]
        texts = [
            [body[word.start : word.end] for word in row]
            for body, rows in zip(bodies, words, strict=True)
            for row in rows
        ]
        counts = iter(self.encoder.piece_counts(texts))
        packs: list[tuple[int, Packed]] = []
        for index, (body, rows) in enumerate(zip(bodies, words, strict=True)):
            packs += [(index, packed) for packed in pack(body, rows, [next(counts) for _ in rows])]
        out = [Finding() for _ in bodies]
        read = self.encoder.encode([one.window for _, one in packs], only_reading=self.only_reading)
        for (index, packed), encoded in zip(packs, read, strict=True):
            self._add(out[index], packed, encoded)
        return out

    def _add(self, out: Finding, packed: Packed, encoded: Encoded) -> None:
        labels = self.encoder.labels
        for head, found in (("names", out.names), ("cues", out.cues), ("hedges", out.hedges)):
            marks = spans(encoded.tags[head], labels[head], packed.words, packed.kept, _LEAST[head])
            found.extend(mark for mark, _ in marks)
        judged = {head: softmax(encoded.classes[head]) for head in _JUDGED}
        speakers = encoded.classes["speaker"]
        triggers = self.triggers(packed, encoded)
        if not triggers:
            return
        views = self.encoder.views(encoded, [first for _, first in triggers], *_VIEWS)
        scores = {head: softmax(views[head]) for head in _VIEWS}
        texts = packed.window.words
        for row, (trigger, first) in enumerate(triggers):
            home = dict.fromkeys(("roles", "frame"), packed.words[first].sentence)
            seen = {
                head: tuple(runs(scores[head][row], labels[head], packed.words, texts, _LEAST[head], home.get(head)))
                for head in _VIEWS
            }
            for mark, word in seen["frame"]:
                if mark.label in {"speaker", "relay"}:
                    out.speakers[mark.start, mark.end] = labels["speaker"][int(speakers[word].argmax())]
            roles, frame, links = (tuple(mark for mark, _ in seen[head]) for head in _VIEWS)
            out.events.append(
                FoundEvent(
                    trigger=trigger,
                    sentence=packed.words[first].sentence,
                    judged={head: _best(judged[head][first], labels[head]) for head in _JUDGED},
                    certainty=round(float(encoded.values["certainty"][first]), 4),
                    factuality=round(float(encoded.values["factuality"][first]), 4),
                    roles=roles,
                    frame=frame,
                    links=links,
                    embedding=_int8(encoded.embedding[first]),
                )
            )

    def triggers(self, packed: Packed, encoded: Encoded) -> list[tuple[Marked, int]]:
        """The triggers among the words that a window decides, each with the index of its first word."""
        scores, labels = encoded.tags["triggers"], self.encoder.labels["triggers"]
        return list(spans(scores, labels, packed.words, packed.kept, _LEAST["triggers"]))


def spans(
    logits: Floats, labels: Sequence[str], words: Sequence[Word], kept: slice, least: float = 0.5
) -> Iterator[tuple[Marked, int]]:
    """Each span of a tag head among the kept words, with the index of its first word.

    A word is in a span when it is something at all with probability ``least`` or more, whatever its label; the span takes the label that its
    words find likeliest together, and its score is the least probability that a word of it is something. A span ends with its sentence.
    """
    scores = softmax(logits)
    names = list(dict.fromkeys(label[2:] for label in labels if label != "O"))
    begins = scores[:, [labels.index(f"B-{name}") for name in names]]
    insides = scores[:, [labels.index(f"I-{name}") for name in names]]
    something = 1 - scores[:, labels.index("O")]
    low, high, _ = kept.indices(len(logits))
    begin = -1

    def closed(end: int) -> tuple[Marked, int]:
        label = names[int((begins[begin:end] + insides[begin:end]).sum(0).argmax())]
        score = round(float(something[begin:end].min()), 4)
        return Marked(words[begin].start, words[end - 1].end, label, score), begin

    for index in range(low, high):
        goes_on = (
            something[index] >= least
            and begin >= 0
            and insides[index].sum() >= begins[index].sum()
            and words[index].sentence == words[begin].sentence
        )
        if begin >= 0 and not goes_on:
            yield closed(index)
            begin = -1
        if begin < 0 and something[index] >= least:
            begin = index
    if begin >= 0:
        yield closed(high)


def runs(
    scores: Floats, labels: Sequence[str], words: Sequence[Word], texts: Sequence[str], least: float = 0.5,
    home: int | None = None,
) -> Iterator[tuple[Marked, int]]:  # fmt: skip
    """Each phrase that is something to the anchor, with the index of its first word.

    A phrase holds a word that is something with probability ``least`` or more, and grows over its neighbours while they may be (``_GROWS``); it
    takes the label that its words find likeliest together. Labels change only where a phrase can end: at a preposition, a conjunction or
    a sign. In another sentence than ``home``, the anchor's, it takes ``_FAR`` to begin one.

    Args:
        scores: (words, labels) probabilities; the first label is none.
        texts: the words themselves.
    """
    something = 1 - scores[:, 0]
    if something.max() < least:
        return
    best = scores[:, 1:].argmax(1) + 1
    best[something < _GROWS] = 0

    def ends_before(index: int) -> bool:
        if not best[index] or words[index].sentence != words[index - 1].sentence:
            return True
        return best[index] != best[index - 1] and (
            texts[index].lower() in _JOINTS or not (texts[index][-1].isalnum() and texts[index - 1][-1].isalnum())
        )

    begin = 0
    for index in range(1, len(best) + 1):
        if not best[begin]:
            begin = index
        elif index == len(best) or ends_before(index):
            near = home is None or words[begin].sentence == home
            if something[begin:index].max() >= (least if near else max(least, _FAR)):
                label = labels[int(scores[begin:index, 1:].sum(0).argmax()) + 1]
                score = round(float(something[begin:index].max()), 4)
                yield Marked(words[begin].start, words[index - 1].end, label, score), begin
            begin = index


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    exps = np.exp(logits - logits.max(-1, keepdims=True))
    out: Floats = exps / exps.sum(-1, keepdims=True)
    return out


def _best(row: Floats, labels: Sequence[str]) -> tuple[str, float]:
    index = int(row.argmax())
    return labels[index], round(float(row[index]), 4)


def _int8(vector: NDArray[np.float32]) -> bytes:
    """The direction of a vector as int8: its cosine survives, its length does not."""
    scale = float(np.abs(vector).max()) or 1.0
    return bytes(np.rint(vector * (127.0 / scale)).astype(np.int8).tobytes())
