# SPDX-License-Identifier: Apache-2.0
"""The project's own corpus, field by field: what the whole reader says of a report against what is annotated.

Triggers and names count when both ends agree (``overlap`` figures: when they touch). A participant, speaker or time counts when it covers
at least half of the shorter of itself and one of the places at which the report mentions the true one. Fields of a claim are
judged on the triggers that were found, whatever kind they were given; ``end to end`` figures also pay for triggers missed or invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from training.calibrate import decisions, expected_calibration_error
from training.corpus import compile_corpus
from training.sets.own import windows as windows_of

from benchmarks.gold import Extent, GoldClaim, GoldReport, gold_of
from nightdesk.reading import BuiltinReader
from nightdesk.reading.encoder import Encoder
from nightdesk.vocabulary.claim import Claim, Reading

NOT_MEASURED = "NOT MEASURED"
_CORPUS = Path(__file__).parent.parent / "training/corpus"
GATES = {
    "triggers with kinds": ("f1", 0.78), "roles": ("f1", 0.72), "modality": ("macro_f1", 0.75), "certainty": ("mae", 0.12),
    "speakers": ("f1", 0.80),
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Things right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def scores(self) -> dict[str, object]:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.found + self.wanted, 1)
        rounded = {"precision": precision, "recall": recall, "f1": f1}
        return {**{key: round(value, 3) for key, value in rounded.items()}, "n": self.wanted}


@dataclass(slots=True)
class Labels:
    """Pairs of true and given labels."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def scores(self) -> dict[str, object]:
        """Macro-F1 over the labels that occur in the truth, accuracy, and the F1 of each."""
        names = sorted({gold for gold, _ in self.pairs})
        f1 = {}
        for name in names:
            right = self.pairs[name, name]
            wanted = sum(n for (gold, _), n in self.pairs.items() if gold == name)
            found = sum(n for (_, got), n in self.pairs.items() if got == name)
            f1[name] = round(2 * right / max(wanted + found, 1), 3)
        total = sum(self.pairs.values())
        right = sum(n for (gold, got), n in self.pairs.items() if gold == got)
        macro = sum(f1.values()) / max(len(f1), 1)
        return {"macro_f1": round(macro, 3), "accuracy": round(right / max(total, 1), 3), **f1, "n": total}


@dataclass(slots=True)
class Score:
    """The running figures of every field."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, Labels] = field(default_factory=dict)
    certainty: list[float] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def sets(self, name: str, gold: Set[Hashable], got: Set[Hashable]) -> None:
        one = self.tally(name)
        one.right, one.found, one.wanted = one.right + len(gold & got), one.found + len(got), one.wanted + len(gold)

    def pair(self, name: str, gold: str, got: str) -> None:
        self.labels.setdefault(name, Labels()).pairs[gold, got] += 1

    def result(self) -> dict[str, object]:
        out: dict[str, object] = {name: one.scores() for name, one in self.tallies.items()}
        out |= {name: one.scores() for name, one in self.labels.items()}
        if self.certainty:
            out["certainty"] = {"mae": round(sum(self.certainty) / len(self.certainty), 3), "n": len(self.certainty)}
        return out


def covers(one: Extent, other: Extent) -> bool:
    """Whether two extents share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def touches(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def score_report(gold: GoldReport, reading: Reading, out: Score) -> None:
    """Add one report. A claim that stands for several words of its sentence is found at each of them."""
    names = {(m.quote.start, m.quote.end, m.type.value) for m in reading.mentions}
    out.sets("names", {*gold.names}, names)
    triggers = {(one.start, one.end): c for c in reading.claims for one in (c.trigger, *c.also)}
    out.sets("triggers", {one.trigger for one in gold.claims}, {*triggers})
    out.sets(
        "triggers with kinds",
        {(one.trigger, one.kind) for one in gold.claims},
        {(e, c.kind) for e, c in triggers.items()},
    )
    _touching(gold.claims, triggers, out)
    matched = _matched(gold.claims, triggers)
    for one, claim in matched:
        _fields(one, claim, out, {e: c.id for e, c in triggers.items()})
    missed = [one for one in gold.claims if all(one is not g for g, _ in matched)]
    invented = [claim for claim in reading.claims if all(claim is not c for _, c in matched)]
    for one in missed:
        out.tally("roles end to end").wanted += len(one.roles)
        out.tally("speakers end to end").wanted += bool(one.chain)
    for claim in invented:
        out.tally("roles end to end").found += len(claim.roles)
        out.tally("speakers end to end").found += any(not one.carried for one in claim.attribution)


def _touching(gold: Sequence[GoldClaim], triggers: dict[Extent, Claim], out: Score) -> None:
    for name, kinds in (("triggers, overlap", False), ("triggers with kinds, overlap", True)):
        tally = out.tally(name)
        tally.wanted += len(gold)
        tally.found += len(triggers)
        tally.right += sum(
            any(touches(one.trigger, e) and (not kinds or c.kind == one.kind) for e, c in triggers.items())
            for one in gold
        )


def _matched(gold: Sequence[GoldClaim], triggers: dict[Extent, Claim]) -> list[tuple[GoldClaim, Claim]]:
    out = []
    for one in gold:
        claim = triggers.get(one.trigger) or next((c for e, c in triggers.items() if touches(one.trigger, e)), None)
        if claim is not None:
            out.append((one, claim))
    return out


def _fields(one: GoldClaim, claim: Claim, out: Score, ids: dict[Extent, str]) -> None:
    out.pair("modality", one.modality, claim.modality.value)
    out.pair("polarity", one.polarity, claim.polarity.value)
    out.pair("act", one.act, claim.act.value)
    out.pair("background", str(one.background), str(claim.background))
    out.certainty.append(abs(one.certainty - claim.certainty))
    got = [(r.role.value, (r.quote.start, r.quote.end)) for r in claim.roles]
    if claim.place is not None and claim.place.quote is not None and all(role != "place" for role, _ in got):
        got.append(("place", (claim.place.quote.start, claim.place.quote.end)))
    for name in ("roles", "roles end to end"):
        _places(out.tally(name), [*one.roles], got)
    for role in {role for role, _ in (*one.roles, *got)}:
        _places(out.tally(f"role {role}"), [x for x in one.roles if x[0] == role], [x for x in got if x[0] == role])
    speakers = [(s.quote.start, s.quote.end) for s in claim.attribution if not s.carried]
    for name in ("speakers", "speakers end to end"):
        _places(out.tally(name), [("", c) for c in one.chain[:1]], [("", s) for s in speakers[:1]])
    _places(out.tally("relays"), [("", c) for c in one.chain[1:]], [("", s) for s in speakers[1:]])
    time = [(claim.time.quote.start, claim.time.quote.end)] if claim.time and claim.time.quote else []
    _places(out.tally("times"), [("", (e,)) for e in one.times[:1]], [("", t) for t in time])
    for name, gold, linked in (("conditions", one.condition, claim.depends_on), ("wholes", one.whole, claim.part_of)):
        tally = out.tally(name)
        tally.wanted, tally.found = tally.wanted + bool(gold), tally.found + bool(linked)
        tally.right += any(ids.get(e) == linked for e in gold) if linked else 0


def _places(tally: Tally, gold: list[tuple[str, tuple[Extent, ...]]], got: Sequence[tuple[str, Extent]]) -> None:
    """Match labelled extents one to one, greedily in order."""
    left = list(gold)
    for label, extent in got:
        hit = next((one for one in left if one[0] == label and any(covers(extent, e) for e in one[1])), None)
        if hit is not None:
            left.remove(hit)
            tally.right += 1
    tally.found += len(got)
    tally.wanted += len(gold)


def score(reports: Iterable[GoldReport], reader: BuiltinReader) -> dict[str, object]:
    """Every figure over some reports; reports are read together."""
    gold = list(reports)
    out = Score()
    for one, reading in zip(gold, reader.read_many([one.report for one in gold]), strict=True):
        score_report(one, reading, out)
    return out.result()


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """``data`` is not needed: the corpus is the project's own. Only reports that carry every layer are scored."""
    folder = _CORPUS / split
    documents = [one for one in compile_corpus(folder) if one.whole] if folder.is_dir() else []
    if not documents:
        return {"own": NOT_MEASURED}
    reader = BuiltinReader()
    result = score([gold_of(one) for one in documents], reader)
    windows = [window for one in documents for window in windows_of(one)]
    calibration = {
        f"ECE {head}": {"ece": round(expected_calibration_error(*pair), 3), "n": len(pair[1])}
        for head, pair in decisions(Encoder(), windows).items()
    }
    return {"model": reader.version, "split": split, "reports": len(documents), **result, **calibration, "gates": GATES}
