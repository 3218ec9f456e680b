# SPDX-License-Identifier: Apache-2.0
"""How much the reader invents: 200 sentences of Wikinews, drawn at random, every claim judged by hand.

The sheets hold places in the texts and verdicts, never the texts. ``python -m benchmarks.invention --data DIR --draw FILE`` writes the
sentences with their claims for the judges; ``python -m benchmarks invention`` counts the verdicts, and where the texts are at hand also says
which of the judged claims the present reader still makes.

Verdicts: ``true``, the sentence tells of this occurrence and the kind is right; ``kind``, it tells of the occurrence and the kind is another;
``invented``, it tells of no such thing. Polarity is ``right`` or ``reversed``.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.reading.sentences import Sentence, sentences_of
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.moments import parse_moment
from nightdesk.vocabulary.report import Report, report_uid

_SENTENCES = Path(__file__).parent / "data/invention_sentences.csv"
_CLAIMS = Path(__file__).parent / "data/invention_claims.csv"
_SIZE, _SEED, _SHORTEST = 200, 20261125, 6  # sentences, of at least so many words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence of an article, and the article's number in the file."""

    article: int
    sentence: Sentence


def articles(data: Path) -> list[Report]:
    """The Wikinews articles of 2020 as reports."""
    csv.field_size_limit(10**7)
    with (data / "wikinews/wikinews_2020.csv").open(encoding="utf-8", newline="") as file:
        return [_report(row) for row in csv.DictReader(file)]


def _report(row: dict[str, str]) -> Report:
    published = parse_moment(f"{row['date']}T18:00:00Z")
    return Report(
        uid=report_uid("Wikinews", row["url"], row["title"], row["text"]),
        id=row["url"],
        source="Wikinews",
        title=row["title"],
        text=row["text"],
        lang="en",
        published=published,
    )


def sample(reports: list[Report]) -> list[Drawn]:
    """The sentences to judge; the draw depends on the texts and the seed alone."""
    every = [
        Drawn(number, sentence)
        for number, report in enumerate(reports)
        for sentence in sentences_of(report.body, len(report.title))
        if not sentence.title and len(sentence.text.split()) >= _SHORTEST
    ]
    return sorted(random.Random(_SEED).sample(every, _SIZE), key=lambda one: (one.article, one.sentence.start))


def inside(reading: Reading, sentence: Sentence) -> list[Claim]:
    """The claims whose trigger stands in a sentence."""
    return [one for one in reading.claims if sentence.start <= one.trigger.start < sentence.end]


def drawn(data: Path) -> Iterator[tuple[Report, Drawn, list[Claim]]]:
    """Each sentence to judge with its article and the claims read in it."""
    reports = articles(data)
    chosen = sample(reports)
    numbers = sorted({one.article for one in chosen})
    reader = BuiltinReader(zones=Namer().zone_of)
    readings = dict(zip(numbers, reader.read_many([reports[number] for number in numbers]), strict=True))
    for one in chosen:
        yield reports[one.article], one, inside(readings[one.article], one.sentence)


def draw(data: Path, out: Path) -> None:
    """Write what the judges see, one JSON object a sentence."""
    with out.open("w", encoding="utf-8") as file:
        for number, (report, one, claims) in enumerate(drawn(data)):
            start = one.sentence.start
            row = {
                "number": number,
                "url": report.id,
                "start": start,
                "title": report.title,
                "before": report.body[max(0, start - 400) : start],
                "sentence": one.sentence.text,
                "claims": [_shown(claim) for claim in claims],
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _shown(claim: Claim) -> dict[str, object]:
    return {
        "trigger": [claim.trigger.start, claim.trigger.end, claim.trigger.exact],
        "kind": claim.kind,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "act": claim.act.value,
        "roles": [f"{one.role.value}: {one.quote.exact}" for one in claim.roles],
        "speakers": [one.quote.exact for one in claim.attribution],
    }


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """The verdicts of the sheets; ``data`` only serves to compare with what is read now."""
    with _SENTENCES.open(encoding="utf-8", newline="") as file:
        sentences = list(csv.DictReader(file))
    with _CLAIMS.open(encoding="utf-8", newline="") as file:
        claims = list(csv.DictReader(file))
    verdicts = [row["verdict"] for row in claims]
    true, kind, invented = (verdicts.count(name) for name in ("true", "kind", "invented"))
    told = [row for row in claims if row["verdict"] != "invented"]
    reversed_ = sum(row["polarity"] == "reversed" for row in told)
    out: dict[str, object] = {
        "sentences": len(sentences),
        "claims": len(claims),
        "true / of another kind / invented": f"{true} / {kind} / {invented}",
        "invented per true claim (gate: at most 0.25)": round(invented / max(1, true), 3),
        "invented or of another kind, per true claim": round((invented + kind) / max(1, true), 3),
        "share with the wrong polarity (gate: at most 0.02)": round(reversed_ / max(1, len(told)), 3),
        "events told and missed": sum(int(row["missed"]) for row in sentences),
    }
    if (data / "wikinews/wikinews_2020.csv").exists():
        out["judged claims that the present reader still makes"] = _still_made(data, claims)
    return out


def _still_made(data: Path, judged: list[dict[str, str]]) -> str:
    now = {(r.id, c.trigger.start, c.trigger.end, c.kind) for r, _, claims in drawn(data) for c in claims}
    then = {(row["url"], int(row["start"]), int(row["end"]), row["kind"]) for row in judged}
    return f"{len(now & then)} of {len(then)}; {len(now - then)} new ones are unjudged"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--draw", type=Path, required=True, help="file for the judges; keep it out of the repository")
    args = parser.parse_args()
    draw(args.data, args.draw)
    sys.stdout.write(f"wrote {args.draw}\n")


if __name__ == "__main__":
    main()
