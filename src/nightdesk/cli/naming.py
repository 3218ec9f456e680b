# SPDX-License-Identifier: Apache-2.0
"""``actors``: who the reports name, which two may be one, and the check of a file of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from nightdesk.cli.console import DEFAULT_DB, Actors, AsJson, AsOf, Db, moment, note, say, say_json
from nightdesk.desk import Desk
from nightdesk.naming import Namer, default_namer
from nightdesk.naming.actors import problems, rows_of
from nightdesk.telling import plural


def namer_of(actors: list[Path] | None = None) -> Namer:
    """The namer over the package's actors and the files that were given, else those of ``NIGHTDESK_ACTORS``."""
    return Namer(*actors) if actors else default_namer()


def actors(
    db: Db = DEFAULT_DB,
    check: Annotated[Path | None, typer.Option("--check", help="Check a file of actors and do nothing else.")] = None,
    files: Actors = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Who the reports name, who is only proposed, and which two may be one."""
    if check is not None:
        _check(check)
        return
    with Desk.open(db, create=False, read_only=True, namer=namer_of(files)) as desk:
        roll = desk.actors(as_of=moment(as_of))
    if as_json:
        questions = [msgspec.to_builtins(one) for one in roll.questions]
        say_json({"format": 1, "actors": [msgspec.to_builtins(one) for one in roll.actors], "questions": questions})
        return
    for one in roll.actors:
        say(f"{one.status:<9}  {one.id}  {one.name}  ({plural(one.reports, 'report')}; {', '.join(one.forms[:4])})")
    for edge in roll.questions:
        say(f"one actor?  {edge.one}  {edge.other}  {edge.why}, likeness {edge.score:.2f}")
    if roll.questions:
        note("decide with: nightdesk judge same|different ACTOR ACTOR --by … --reason …")


def _check(path: Path) -> None:
    rows = list(rows_of(path))
    found = problems(rows)
    for problem in found:
        say(problem)
    note(f"{path}: {plural(len(rows), 'actor')}, {plural(len(found), 'problem')}")
    raise typer.Exit(1 if found else 0)
