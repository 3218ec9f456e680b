# SPDX-License-Identifier: Apache-2.0
"""Copies: planted in texts that training has not seen, and natural pairs that were judged by hand.

Invariant: what is measured is what the desk does, candidates by bands first and then the words. Reports arrive in one stream, originals
before their copies, everything else in between; a copy of a copy counts as right when it leads to the same original. Own reporting in a
planted text comes from articles outside the stream.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.planting import STRENGTHS, Text, corpus_texts, meantime_texts, plant, wikinews_texts
from training.sets.ecbplus_documents import documents

from benchmarks.metrics import Tally
from nightdesk.merging import CopyOf, bands, find_copies, nearest_reports, search_bands
from nightdesk.merging.likeness import FEWEST_WORDS
from nightdesk.merging.sentences import pieces
from nightdesk.vocabulary.moments import HOUR
from nightdesk.vocabulary.report import Report

NOT_MEASURED = "NOT MEASURED"
_ROOT = Path(__file__).parent.parent
_PAIRS = Path(__file__).parent / "copies_natural.csv"
_CANDIDATES = 24
_RUN = 6  # words in a row: two articles that share them are not independent of one another
_LENT = 5  # sentences of own reporting at most


@dataclass(frozen=True, slots=True)
class Sent:
    """A report of the stream; ``origins`` tells for each sentence whether it was taken from ``root``."""

    report: Report
    spans: tuple[tuple[int, int], ...]
    root: str
    strength: str
    origins: tuple[bool, ...]


class Stream:
    """Reports as the desk remembers them: under their bands."""

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {}
        self._reports: dict[str, tuple[int, Report]] = {}

    def add(self, report: Report, at: int) -> list[CopyOf]:
        """What ``report`` repeats of what came before."""
        near = nearest_reports(
            (uid for key in search_bands(report, at) for uid in self._known.get(key, ())), _CANDIDATES
        )
        candidates = [one for _, one in sorted((self._reports[uid] for uid in near), key=lambda row: row[0])]
        for key in bands(report, at):
            self._known.setdefault(key, []).append(report.uid)
        self._reports[report.uid] = (len(self._reports), report)
        return find_copies(report, candidates)


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """P and R of reports and of sentences by strength of rewriting, and of natural pairs."""
    del split  # planted and judged by ourselves: there is one
    out: dict[str, object] = {}
    texts = list(_texts(data))
    if not texts:
        out["planted"] = NOT_MEASURED
    else:
        out |= _planted(texts, _own(data))
    out["natural pairs"] = _natural(data / "ecbplus") if (data / "ecbplus").exists() else NOT_MEASURED
    return out


def _texts(data: Path) -> Iterator[Text]:
    """Texts that the weights were not learned on, less those that repeat another: series repeat their standing sentences."""
    if not ((data / "wikinews").exists() and (data / "meantime").exists()):
        return
    found = [*wikinews_texts(data / "wikinews", "2020"), *meantime_texts(data / "meantime")]
    found += corpus_texts(_ROOT / "training/corpus/dev")
    known: set[tuple[str, ...]] = set()
    for text in found:
        words = " ".join(text.sentences).casefold().split()
        runs = set(zip(*(words[step:] for step in range(_RUN)), strict=False))
        if not runs & known:
            yield text
        known |= runs


def _own(data: Path) -> Iterator[tuple[str, ...]]:
    """Stretches of sentences from articles outside the stream, each given once: two reports that share one would be copies."""
    texts = [*wikinews_texts(data / "wikinews", "2019"), *corpus_texts(_ROOT / "training/corpus/train")]
    for text in texts:
        for start in range(0, len(text.sentences), _LENT):
            yield text.sentences[start : start + _LENT]


def _planted(texts: Sequence[Text], own: Iterator[tuple[str, ...]]) -> dict[str, object]:
    rng = random.Random(7)
    stream = Stream()
    roots = {}
    reports: dict[str, Tally] = {name: Tally() for name in ("originals", *STRENGTHS)}
    sentences: dict[str, Tally] = {name: Tally() for name in STRENGTHS}
    for hours, sent in enumerate(_arrivals(texts, own, rng)):
        roots[sent.report.uid] = sent.root
        copies = stream.add(sent.report, hours // 20 * HOUR)
        found = {roots[one.of] for one in copies}
        wanted = {sent.root} if sent.strength != "originals" else set()
        reports[sent.strength].add(len(found & wanted), len(found), len(wanted))
        if wanted:
            _count_sentences(sentences[sent.strength], sent, copies, roots)
    false = {"false": reports.pop("originals").found, "of": len(texts)}
    out: dict[str, object] = {f"reports, {name}": tally.scores() for name, tally in reports.items()}
    out |= {f"sentences, {name}": tally.scores() for name, tally in sentences.items()}
    return {**out, "originals called copies": false}


def _arrivals(texts: Sequence[Text], own: Iterator[tuple[str, ...]], rng: random.Random) -> Iterator[Sent]:
    """Each original, and some texts later its copies in any order of strength."""
    waiting: list[tuple[int, Sent]] = []
    for index, text in enumerate(texts):
        yield _sent(text.sentences, text.name, "originals", (False,) * len(text.sentences))
        for strength in STRENGTHS:
            made = plant(text.sentences, strength, next(own, ()), rng)
            copy = _sent(made.sentences, text.name, strength, tuple(bool(one) for one in made.origins))
            waiting.append((index + rng.randrange(1, 9), copy))
        yield from (sent for due, sent in waiting if due <= index)
        waiting = [one for one in waiting if one[0] > index]
    yield from (sent for _, sent in waiting)


def _sent(sentences: Sequence[str], root: str, strength: str, origins: tuple[bool, ...]) -> Sent:
    text, spans = "", []
    for sentence in sentences:
        begin = len(text) + (1 if text else 0)
        text += ("\n" if text else "") + sentence
        spans.append((begin, len(text)))
    uid = f"{root}|{strength}"
    return Sent(Report(uid=uid, id=uid, source=strength, text=text), tuple(spans), root, strength, origins)


def _count_sentences(tally: Tally, sent: Sent, copies: Iterable[CopyOf], roots: dict[str, str]) -> None:
    spans = [(one.start, one.end, roots[copy.of]) for copy in copies for one in copy.aligned if not one.quoted]
    right = found = wanted = 0
    for (start, end), taken in zip(sent.spans, sent.origins, strict=True):
        if sum(len(piece.words) for piece in pieces(sent.report.body[start:end])) < FEWEST_WORDS:
            continue
        named = {root for a, b, root in spans if a < end and start < b}
        wanted += taken
        found += len(named)
        right += taken and sent.root in named
    tally.add(right, found, wanted)


def _natural(folder: Path) -> dict[str, float]:
    """Pairs of ECB+ documents: whether the later repeats a sentence of the earlier, judged by reading both."""
    with _PAIRS.open(encoding="utf-8", newline="") as table:
        pairs = [(row["one"], row["other"], row["copy"] == "1") for row in csv.DictReader(table)]
    topics = {one.partition("_")[0] for one, _, _ in pairs}
    known = {one.name: "\n".join(one.prose) for one in documents(folder, topics)}
    tally = Tally()
    for one, other, copied in pairs:
        stream = Stream()
        stream.add(_sent([known[one]], one, "", ()).report, 0)
        found = bool(stream.add(_sent([known[other]], other, "", ()).report, HOUR))
        tally.add(found and copied, int(found), int(copied))
    return tally.scores()
