# SPDX-License-Identifier: Apache-2.0
"""``judge``: a person's decision into the ledger, and its undoing."""

from __future__ import annotations

from typing import Annotated

import typer

from nightdesk.cli.console import DEFAULT_DB, Actors, Db, moment, note, say
from nightdesk.cli.naming import namer_of
from nightdesk.desk import Desk
from nightdesk.vocabulary.terms import Basis, JudgementKind

_HELP = """A decision by a person at the desk.

merge EVENT EVENT… · split EVENT CLAIM… · same|different ACTOR ACTOR · rename ID --value NAME ·
rate SOURCE --value A…F · own SOURCE… --value OWNER · dismiss EVENT|STORY… ·
settle PROPOSITION --value true|false [--basis register|court|editor] ·
withdraw REPORT|CLAIM… · undo JUDGEMENT
"""


def judge(
    kind: Annotated[JudgementKind, typer.Argument(help="What is decided.")],
    subjects: Annotated[list[str], typer.Argument(help="The ids that it is about.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    value: Annotated[str, typer.Option("--value", help="A name, a letter, true or false.")] = "",
    basis: Annotated[Basis | None, typer.Option("--basis", help="What a settlement rests on.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="When, for ledgers that are replayed.")] = None,
    db: Db = DEFAULT_DB,
    actors: Actors = None,
) -> None:
    with Desk.open(db, create=False, namer=namer_of(actors)) as desk:
        made = desk.judge(kind, subjects, by=by, reason=reason, value=value, basis=basis, at=moment(at))
    say(made.id)
    note(f"undo it with: nightdesk judge undo {made.id} --by … --reason …")


judge.__doc__ = _HELP
