# SPDX-License-Identifier: Apache-2.0
"""``brief``, ``diff``, ``why``, ``search`` and ``export``: what is known, then and now."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nightdesk.cli.console import DEFAULT_DB, AsJson, AsOf, Db, moment, say, say_json
from nightdesk.cli.naming import namer_of
from nightdesk.desk import Desk
from nightdesk.telling import (
    brief_json,
    brief_markdown,
    brief_text,
    clock,
    diff_json,
    diff_text,
    events_csv,
    proposition_phrase,
    reliability_svg,
    score_json,
    score_text,
    why_json,
    why_text,
)


class BriefFormat(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class ExportFormat(StrEnum):
    CSV = "csv"


JudgedNow = Annotated[
    bool, typer.Option("--judged-now", help="Past reports in the light of today's judgements and reader.")
]


def brief(
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    story: Annotated[str | None, typer.Option("--story", help="One story only.")] = None,
    form: Annotated[BriefFormat, typer.Option("--format")] = BriefFormat.TEXT,
    as_json: AsJson = False,
    judged_now: JudgedNow = False,
) -> None:
    """What is known, how sure, and on whose word."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        view = desk.brief(as_of=moment(as_of), story=story, judged_now=judged_now)
    if as_json or form is BriefFormat.JSON:
        say_json(brief_json(view))
    else:
        say(brief_markdown(view) if form is BriefFormat.MARKDOWN else brief_text(view))


def diff(
    since: Annotated[str, typer.Option("--since", help="From when.")],
    until: Annotated[str | None, typer.Option("--until", help="To when; the last report by default.")] = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """What changed: new, up, down, settled, withdrawn, superseded."""
    start = moment(since)
    assert start is not None  # the option is required
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        view = desk.diff(since=start, until=moment(until))
    if as_json:
        say_json(diff_json(view))
    else:
        say(diff_text(view))


def why(
    proposition: Annotated[str, typer.Argument(help="Its id, as in brief --json.")],
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """The evidence and the sum."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        answer = desk.why(proposition, as_of=moment(as_of))
    if as_json:
        say_json(why_json(answer.explanation))
    else:
        phrase = proposition_phrase(answer.proposition, answer.event)
        say(why_text(answer.explanation, answer.proposition, phrase))


def score(
    db: Db = DEFAULT_DB,
    plot: Annotated[Path | None, typer.Option("--plot", help="Write the reliability diagram there, as SVG.")] = None,
    as_json: AsJson = False,
) -> None:
    """How sources, hedge words and the desk itself held up on what was settled."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        view = desk.score()
    if plot is not None:
        plot.write_text(reliability_svg(view.bins, "this ledger"), "utf-8")
    if as_json:
        say_json(score_json(view))
    else:
        say(score_text(view))


def search(
    query: Annotated[str, typer.Argument(help='Words, or "a phrase".')],
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
) -> None:
    """Reports that hold these words."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        for report in desk.search(query, as_of=moment(as_of)):
            say(f"{report.id}  {report.source}, {clock(report.received)}: {report.title or report.body[:100]}")


def export(
    db: Db = DEFAULT_DB,
    form: Annotated[ExportFormat, typer.Option("--format")] = ExportFormat.CSV,
    as_of: AsOf = None,
) -> None:
    """One row an event, with codes, precision, tolls, status and quotes."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        say(events_csv(desk.brief(as_of=moment(as_of))))
