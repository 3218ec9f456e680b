# SPDX-License-Identifier: Apache-2.0
"""``read``, ``add`` and ``reread``: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from nightdesk.cli.console import DEFAULT_DB, Actors, AsJson, Db, note, progress, say, say_json
from nightdesk.cli.naming import namer_of
from nightdesk.desk import Desk
from nightdesk.intake import Incoming, Item, from_stream, gather
from nightdesk.telling import claim_json, plural
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.report import Refusal, Report

Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders; - or nothing for standard input.")]


def items_of(paths: list[Path] | None) -> Iterator[Item]:
    """What the named files and folders hold, or standard input."""
    for path in paths or [Path("-")]:
        if str(path) == "-":
            yield from from_stream(sys.stdin.buffer)
        else:
            yield from gather([path])


def read(paths: Paths = None, as_json: AsJson = False, actors: Actors = None) -> None:
    """Reports → claims, nothing stored."""
    refused = 0
    reports: list[Report] = []
    for item in items_of(paths):
        if isinstance(item, Incoming):
            reports.append(item.report)
        else:
            refused += _refused(item)
    for report, reading in Desk.read(reports, namer=namer_of(actors)):
        if not reading.read:
            note(f"{report.id}: kept unread, its language is {reading.language}")
        for claim in reading.claims:
            if as_json:
                say_json(claim_json(claim, report.id), compact=True)
            else:
                say(_claim_row(claim, report))
    raise typer.Exit(1 if refused else 0)


def add(
    paths: Paths = None,
    db: Db = DEFAULT_DB,
    replay: Annotated[bool, typer.Option("--replay", help="Receive reports by their published times.")] = False,
    actors: Actors = None,
) -> None:
    """Reports into the ledger."""
    with Desk.open(db, namer=namer_of(actors)) as desk, progress("reading") as advance:
        added = desk.add(items_of(paths), replay=replay, progress=advance)
    note(
        f"{plural(added.new, 'new report')}, {plural(added.editions, 'edition')}, "
        f"{plural(added.duplicates, 'duplicate')}, {added.unread:,} unread, {added.refused:,} refused"
    )
    for refusal in added.refusals[:10]:
        _refused(refusal)
    raise typer.Exit(1 if added.refused else 0)


def reread(db: Db = DEFAULT_DB, actors: Actors = None) -> None:
    """A new layer from the current reader, beside the old one."""
    with Desk.open(db, create=False, namer=namer_of(actors)) as desk, progress("reading again") as advance:
        layer = desk.reread(progress=advance)
    note(f"layer {layer} is active from now on; earlier moments keep theirs")


def _refused(refusal: Refusal) -> int:
    note(f"refused ({refusal.code}) {refusal.origin}: {refusal.reason}")
    return 1


def _claim_row(claim: Claim, report: Report) -> str:
    roles = ", ".join(f"{one.role}: {one.name or one.quote.exact}" for one in claim.roles)
    counts = ", ".join(f"{one.what} {one.op}{one.best:g}" for one in claim.counts)
    chain = " → ".join([*(one.name or one.quote.exact for one in claim.attribution), report.source])
    marks = [claim.kind, claim.polarity.value, claim.modality.value, f"certainty {claim.certainty:.2f}"]
    marks += ["background"] if claim.background else []
    marks += [claim.act.value] if claim.act != "assert" else []
    details = "; ".join(
        filter(
            None,
            [roles, counts, f"when: {claim.time.quote.exact}" if claim.time and claim.time.quote else ""],
        )
    )
    return f"{report.id}  {' · '.join(marks)}\n    “{' '.join(claim.quote.exact.split())}”\n    {details}\n    {chain}"
