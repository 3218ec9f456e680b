# SPDX-License-Identifier: Apache-2.0
"""How well two people who annotate the same reports by the guide agree, field by field.

``training/corpus/second`` holds reports of the dev part annotated anew by somebody who had seen the guide, the codebook and the bare
texts only. Neither annotation is the truth: every F1 is the same whichever counts as given. Fields of a claim are compared on the
triggers that both marked: both ends equal, else touching, one to one. A participant, speaker or time is shared when a mention of
the one covers a mention of the other (``benchmarks.own.covers``); a name or hedge when both ends (and the type) are equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.corpus import Document, compile_corpus
from training.markup import CorpusError

from benchmarks.gold import Extent, GoldClaim, GoldReport, gold_of
from benchmarks.metrics import cohens_kappa
from benchmarks.own import NOT_MEASURED, Score, covers, touches
from nightdesk.vocabulary.kinds import KINDS

_CORPUS = Path(__file__).parent.parent / "training/corpus"
_SHOWN = 15
"""Pairs of kinds that are listed at most."""

Marked = tuple[str, tuple[Extent, ...]]
"""A label (a role; empty where there is none) and the places at which the report mentions what bears it."""


@dataclass(slots=True)
class Agreement:
    """The running figures."""

    score: Score = field(default_factory=Score)
    unsure: list[float] = field(default_factory=list)
    both: int = 0

    def result(self) -> dict[str, object]:
        """Every field, the numbers of shared triggers, and the kinds that were most often taken for one another."""
        out: dict[str, object] = {}
        for name, one in self.score.tallies.items():
            out[name] = {"f1": one.scores()["f1"], "first": one.wanted, "second": one.found, "shared": one.right}
        for name, labels in self.score.labels.items():
            pairs = [*labels.pairs.elements()]
            same = sum(first == second for first, second in pairs) / max(len(pairs), 1)
            out[name] = {"kappa": round(cohens_kappa(pairs), 3), "accuracy": round(same, 3), "n": len(pairs)}
        for name, distances in (
            ("certainty", self.score.certainty),
            ("certainty, where either is below 1", self.unsure),
        ):
            if distances:
                out[name] = {"mae": round(sum(distances) / len(distances), 3), "n": len(distances)}
        return out | {"shared triggers": self.both, "kinds apart": self._apart()}

    def _apart(self) -> dict[str, int]:
        pairs = self.score.labels["kind"].pairs if "kind" in self.score.labels else Counter[tuple[str, str]]()
        apart = Counter[str]()
        for (first, second), number in pairs.items():
            if first != second:
                apart[" / ".join(sorted((first, second)))] += number
        return dict(sorted(apart.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN])


def compare(first: GoldReport, second: GoldReport, out: Agreement) -> None:
    """Add one report.

    Raises:
        CorpusError: the two annotations are not of the same text.
    """
    if (first.report.title, first.report.text) != (second.report.title, second.report.text):
        raise CorpusError(
            f"report {first.report.id}: the two annotations have different texts; copy the text unchanged"
        )
    out.score.sets("names", {*first.names}, {*second.names})
    out.score.sets("hedges", {*first.hedges}, {*second.hedges})
    one, other = {c.trigger for c in first.claims}, {c.trigger for c in second.claims}
    out.score.sets("triggers", {*one}, {*other})
    kinds = [{(c.trigger, c.kind) for c in report.claims} for report in (first, second)]
    out.score.sets("triggers with kinds", {*kinds[0]}, {*kinds[1]})
    shared = pairs_of(first.claims, second.claims)
    touching = out.score.tally("triggers, overlap")
    touching.right += len(shared)
    touching.wanted += len(first.claims)
    touching.found += len(second.claims)
    out.both += len(shared)
    for mine, theirs in shared:
        _fields(mine, theirs, out.score)
        if min(mine.certainty, theirs.certainty) < 1:
            out.unsure.append(abs(mine.certainty - theirs.certainty))


def pairs_of(first: Sequence[GoldClaim], second: Sequence[GoldClaim]) -> list[tuple[GoldClaim, GoldClaim]]:
    """Triggers that both marked, one to one: those of equal extent first, then those that touch, in order of the text."""
    out: list[tuple[GoldClaim, GoldClaim]] = []
    left, right = [*first], [*second]
    for fits in (_equal, touches):
        for one in [*left]:
            hit = next((other for other in right if fits(one.trigger, other.trigger)), None)
            if hit is not None:
                out.append((one, hit))
                left.remove(one)
                right.remove(hit)
    return out


def _equal(one: Extent, other: Extent) -> bool:
    return one == other


def _fields(one: GoldClaim, other: GoldClaim, out: Score) -> None:
    out.pair("kind", one.kind, other.kind)
    out.pair("quad class", str(KINDS[one.kind].quad), str(KINDS[other.kind].quad))
    for name in ("polarity", "modality", "act", "background"):
        out.pair(name, str(getattr(one, name)), str(getattr(other, name)))
    out.certainty.append(abs(one.certainty - other.certainty))
    _shared("roles", one.roles, other.roles, out)
    for role in sorted({role for role, _ in (*one.roles, *other.roles)}):
        _shared(f"role {role}", [r for r in one.roles if r[0] == role], [r for r in other.roles if r[0] == role], out)
    _shared("speakers", [("", c) for c in one.chain[:1]], [("", c) for c in other.chain[:1]], out)
    _shared("relays", [("", c) for c in one.chain[1:]], [("", c) for c in other.chain[1:]], out)
    _shared("times", _some(one.times), _some(other.times), out)
    _shared("conditions", _some(one.condition), _some(other.condition), out)
    _shared("wholes", _some(one.whole), _some(other.whole), out)


def _some(extents: tuple[Extent, ...]) -> list[Marked]:
    return [("", extents)] if extents else []


def _shared(name: str, first: Sequence[Marked], second: Sequence[Marked], out: Score) -> None:
    """Match one to one, greedily in order."""
    left = [*first]
    tally = out.tally(name)
    for label, places in second:
        hit = next((m for m in left if m[0] == label and any(covers(a, b) for a in m[1] for b in places)), None)
        if hit is not None:
            left.remove(hit)
            tally.right += 1
    tally.found += len(second)
    tally.wanted += len(first)


def agreement(first: Iterable[Document], second: Iterable[Document]) -> dict[str, object]:
    """Every figure over the reports that are in both annotations with every layer."""
    known = {one.id: one for one in first if one.whole}
    out = Agreement()
    reports = sentences = 0
    for document in second:
        if document.whole and document.id in known:
            compare(gold_of(known[document.id]), gold_of(document), out)
            reports, sentences = reports + 1, sentences + len(document.sentences)
    return {"reports": reports, "sentences": sentences, **out.result()} if reports else {"agreement": NOT_MEASURED}


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """``data`` is not needed: both annotations are the project's own. ``split`` is the part that holds the first."""
    folders = _CORPUS / split, _CORPUS / "second"
    if not all(folder.is_dir() for folder in folders):
        return {"agreement": NOT_MEASURED}
    return agreement(*(compile_corpus(folder) for folder in folders))
