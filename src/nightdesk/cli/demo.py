# SPDX-License-Identifier: Apache-2.0
"""``demo``: a night replayed into a fresh ledger, told at several moments, then the page."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from nightdesk.cli.console import moment, note, progress, say
from nightdesk.cli.serving import run_page
from nightdesk.desk import Desk
from nightdesk.intake import gather
from nightdesk.telling import brief_text, diff_text
from nightdesk.vocabulary.moments import Moment, parse_moment

BUILT_IN = "baghdad-2020"
_MOMENTS = 5
_NOTICE = "The built-in night is a reconstruction: its outlets are invented, its facts are public."


def demo(
    path: Annotated[Path | None, typer.Argument(help="A folder of reports; the built-in night by default.")] = None,
    at: Annotated[list[str] | None, typer.Option("--at", help="A moment to tell (repeatable).")] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the page at the end.")] = True,
    db: Annotated[Path | None, typer.Option("--db", help="Keep the ledger here; it must not exist yet.")] = None,
    port: Annotated[int, typer.Option(help="Port of the page.")] = 8600,
) -> None:
    """Replay reports, tell the brief at several moments and what changed between them, serve the page."""
    folder = path or built_in_night()
    if db is not None and db.exists():
        raise typer.BadParameter(f"{db} exists already; the demo wants a fresh ledger", param_hint="--db")
    with tempfile.TemporaryDirectory(prefix="nightdesk-demo-") as scratch:
        ledger = db or Path(scratch) / "demo.db"
        with Desk.open(ledger) as desk:
            with progress("replaying") as advance:
                added = desk.add(gather([folder]), replay=True, progress=advance)
            if path is None:
                note(_NOTICE)
            tell(desk, _moments(desk, folder, at))
        if serve:
            run_page(ledger, port=port, notice=_NOTICE if path is None else "")
    raise typer.Exit(1 if added.refused else 0)


def built_in_night() -> Path:
    """The folder of the built-in night: in the installed package, else in a source checkout."""
    installed = Path(str(files("nightdesk"))) / "examples" / BUILT_IN
    return installed if installed.is_dir() else Path(__file__).parents[3] / "examples" / BUILT_IN


def tell(desk: Desk, moments: Sequence[Moment]) -> None:
    """The brief at each moment, and between two of them what changed, in words."""
    earlier: Moment | None = None
    for now in moments:
        if earlier is not None:
            say("\n" + "-" * 100)
            say(diff_text(desk.diff(since=earlier, until=now)))
        say("-" * 100)
        say(brief_text(desk.brief(as_of=now)))
        earlier = now


def _moments(desk: Desk, folder: Path, at: list[str] | None) -> list[Moment]:
    if at:
        return sorted(parsed for text in at if (parsed := moment(text)) is not None)
    expected = folder / "expectations.json"
    if expected.exists():
        return [parse_moment(one["at"]) for one in json.loads(expected.read_text("utf-8"))["moments"]]
    return desk.quantiles(_MOMENTS)
