# SPDX-License-Identifier: Apache-2.0
"""F1 of the reading model's heads: names, triggers, and triggers with kinds.

Invariant: what is measured is the shipped tagger on plain text; a span counts only when both ends and the
label agree. What a set leaves open (a masked label) counts neither for nor against, and a set that is not
there is said to be NOT MEASURED.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.data import (
    BTC,
    KAIROS_KINDS,
    RE3D,
    WNUT,
    Example,
    Label,
    from_conll,
    from_corpus,
    from_gum,
    from_wikievents,
    proper_only,
)

from nightdesk.reading.tagger import Tagger

NOT_MEASURED = "NOT MEASURED"
_CORPUS = Path(__file__).parent.parent / "training/corpus"
Span = tuple[int, int, str]


@dataclass(slots=True)
class Tally:
    """Spans right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, gold: set[Span], got: set[Span]) -> None:
        """Count one sentence."""
        self.right += len(gold & got)
        self.found += len(got)
        self.wanted += len(gold)

    def scores(self) -> dict[str, object]:
        """Precision, recall and F1 to three places, and how many spans they rest on."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.found + self.wanted, 1)
        rounded = {"precision": precision, "recall": recall, "f1": f1}
        return {**{key: round(value, 3) for key, value in rounded.items()}, "spans": self.wanted}


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the result: which examples, which head, which labels the set knows."""

    name: str
    read: Callable[[], Iterable[Example]]
    files: Sequence[Path]
    triggers: bool = False
    labels: frozenset[str] = field(default_factory=frozenset)
    kinds_count: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this benchmark."""
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder that holds the public sets")
    parser.add_argument("--split", default="dev", help="split of every set (default: dev)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def main(args: argparse.Namespace) -> dict[str, object]:
    """Measure, print, and return what was measured."""
    result = run(args.data, args.split)
    sys.stdout.write(json.dumps(result, indent=1) + "\n" if args.json else as_text(result))
    return result


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Scores by set and head; NOT MEASURED where the set's files are missing."""
    tagger = Tagger()
    out: dict[str, object] = {"model": tagger.version, "split": split}
    for measure in _measures(data, split):
        there = all(path.exists() for path in measure.files)
        out[measure.name] = score(tagger, measure) if there else NOT_MEASURED
    return out


def score(tagger: Tagger, measure: Measure) -> dict[str, object]:
    """Tag the examples of one measure and compare."""
    examples = list(measure.read())
    tally = Tally()
    taggings = tagger.tag([" ".join(one.words) for one in examples])
    for example, tagging in zip(examples, taggings, strict=True):
        offsets = _offsets(example.words)
        labels = example.triggers if measure.triggers else example.names
        gold = _gold(labels, offsets)
        masked = [place for place, label in zip(offsets, labels, strict=True) if label is None]
        got = (
            {(one.start, one.end, one.kind) for one in tagging.triggers}
            if measure.triggers
            else {(one.start, one.end, one.type) for one in tagging.names}
        )
        if measure.labels:
            got = {span for span in got if span[2] in measure.labels}
        got = {span for span in got if not any(a < span[1] and b > span[0] for a, b in masked)}
        tally.add(*((gold, got) if measure.kinds_count else (_bare(gold), _bare(got))))
    return tally.scores()


def as_text(result: dict[str, object]) -> str:
    """One line a measure."""
    lines = [f"model {result['model']}, split {result['split']}: exact spans"]
    for name, scores in result.items():
        if isinstance(scores, dict):
            numbers = "  ".join(f"{key[0].upper()} {scores[key]:.3f}" for key in ("precision", "recall", "f1"))
            lines.append(f"{name:28} {numbers}  ({scores['spans']} spans)")
        elif name not in {"model", "split"}:
            lines.append(f"{name:28} {scores}")
    return "\n".join(lines) + "\n"


def _measures(data: Path, split: str) -> list[Measure]:
    own, gum, re3d = _CORPUS / split, data / "gum" / split, data / f"re3d/{split}.txt"
    tweets, wikievents = data / f"broad_twitter_corpus/btc.{split}", data / f"wikievents/{split}.jsonl"
    emerging = next(iter(sorted((data / "wnut17").glob(f"emerging.{split}*"))), data / "wnut17/missing")
    three = frozenset({"person", "organisation", "place"})
    return [
        Measure("own names", lambda: from_corpus(own), [own]),
        Measure("own triggers", lambda: from_corpus(own), [own], triggers=True, kinds_count=False),
        Measure("own triggers with kinds", lambda: from_corpus(own), [own], triggers=True),
        Measure("gum news names", lambda: from_gum(gum, ("news",)), [gum], labels=three),
        Measure("re3d proper names", lambda: map(proper_only, from_conll(re3d, RE3D)), [re3d],
                labels=three | {"weapon", "vehicle"}),
        Measure("broad twitter names", lambda: from_conll(tweets, BTC), [tweets], labels=three),
        Measure("wnut17 names", lambda: from_conll(emerging, WNUT), [emerging], labels=three | {"other"}),
        Measure("wikievents triggers", lambda: from_wikievents(wikievents, whole=True), [wikievents],
                triggers=True, labels=KAIROS_KINDS),
    ]  # fmt: skip


def _offsets(words: Sequence[str]) -> list[tuple[int, int]]:
    out, start = [], 0
    for word in words:
        out.append((start, start + len(word)))
        start += len(word) + 1
    return out


def _gold(labels: Sequence[Label], offsets: Sequence[tuple[int, int]]) -> set[Span]:
    """Spans of BIO labels in code points; an I that continues nothing opens a span."""
    spans: list[Span] = []
    before: Label = None
    for label, (start, end) in zip(labels, offsets, strict=True):
        prefix, _, kind = (label or "O").partition("-")
        if prefix == "I" and before is not None and before[2:] == kind:
            spans[-1] = (spans[-1][0], end, kind)
        elif kind:
            spans.append((start, end, kind))
        before = label
    return set(spans)


def _bare(spans: set[Span]) -> set[Span]:
    return {(start, end, "") for start, end, _ in spans}


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(_parser)
    main(_parser.parse_args())
