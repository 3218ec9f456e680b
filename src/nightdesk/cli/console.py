# SPDX-License-Identifier: Apache-2.0
"""Where output goes: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from nightdesk.desk import Advance
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.moments import Moment, parse_moment

messages = Console(stderr=True)

Db = Annotated[Path, typer.Option("--db", help="The ledger file.", envvar="NIGHTDESK_DB")]
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors", help="A file of actors of your own (repeatable; the last one wins).", envvar="NIGHTDESK_ACTORS"
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The picture as it stood then, e.g. 2020-01-03T03:00Z.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
DEFAULT_DB = Path("nightdesk.db")


def say(text: str) -> None:
    """A result, to stdout, as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def say_json(value: Any, *, compact: bool = False) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=None if compact else 2))


def note(text: str) -> None:
    """A message, to stderr."""
    messages.print(text, markup=False, highlight=False)


def moment(text: str | None) -> Moment | None:
    """An option's time; a bad one is a usage error."""
    if text is None:
        return None
    try:
        return parse_moment(text)
    except InvalidValue as error:
        raise typer.BadParameter(str(error)) from None


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """A progress bar on stderr; the yielded function takes what is done and what there is."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=False) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
