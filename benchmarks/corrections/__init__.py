# SPDX-License-Identifier: Apache-2.0
"""Corrections: which earlier reports notices speak of, and who ran what was corrected and has not followed.

Invariant: what is measured is what the desk does: reports go into a ledger in the order of their publication, notices find theirs among
what it holds then. No claim is needed for it, so a reader that reads nothing keeps the figure free of the model.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.metrics import Tally
from nightdesk.desk import Desk
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.moments import Moment, parse_moment
from nightdesk.vocabulary.report import Report, report_uid

FOLDER = Path(__file__).parent


class Silent:
    """A reader that reads a report and finds nothing in it."""

    version = "silent"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        del received
        return [Reading(report=one.uid, language="en", read=True, reader=self.version) for one in reports]


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """P, R and F1 of links with their kinds, of links whatever the kind, and of the view of who has not followed."""
    del data  # the streams are our own and part of the project
    wanted = {(row["notice"], row["report"]): row["kind"] for row in _rows(f"{split}-links.csv")}
    missing = {(row["report"], row["open"]) for row in _rows(f"{split}-open.csv")}
    with Desk.open(":memory:", reader=Silent()) as desk:
        desk.add(list(reports(split)), replay=True)
        view = desk.corrections()
    found = {(one.report, one.of): one.kind.value for one in view.notices}
    still = {(one.report, other.report) for one in view.corrections for other in one.open}
    right = [key for key, kind in found.items() if wanted.get(key) == kind]
    return {
        "links with kind": _scores(len(right), len(found), len(wanted)),
        "links": _scores(len(found.keys() & wanted.keys()), len(found), len(wanted)),
        "not followed": _scores(len(still & missing), len(still), len(missing)),
        "reports": sum(1 for _ in reports(split)),
    }


def reports(split: str) -> Iterator[Report]:
    """The stream, in the order of its file."""
    for line in (FOLDER / f"{split}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        key = row.get("key", row["name"])
        yield Report(
            uid=report_uid(row["source"], key, row["title"], row["text"]),
            id=row["name"],
            key=key,
            source=row["source"],
            title=row["title"],
            text=row["text"],
            published=parse_moment(row["published"]),
            lang="en",
            sha256=hashlib.sha256(line.encode()).hexdigest(),
        )


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _scores(right: int, found: int, wanted: int) -> dict[str, float]:
    tally = Tally()
    tally.add(right, found, wanted)
    return tally.scores()
