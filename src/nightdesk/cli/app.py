# SPDX-License-Identifier: Apache-2.0
"""The application: every command of DESIGN §4, one module each."""

from __future__ import annotations

import sys

import typer

from nightdesk.cli import adding, correcting, demo, judging, looking, naming, serving
from nightdesk.cli.console import note
from nightdesk.vocabulary.errors import NightdeskError

app = typer.Typer(
    help="From fragments of breaking news to one accountable picture.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("read")(adding.read)
app.command("add")(adding.add)
app.command("reread")(adding.reread)
app.command("judge")(judging.judge)
app.command("actors")(naming.actors)
app.command("brief")(looking.brief)
app.command("diff")(looking.diff)
app.command("corrections")(correcting.corrections)
app.command("why")(looking.why)
app.command("score")(looking.score)
app.command("search")(looking.search)
app.command("export")(looking.export)
app.command("serve")(serving.serve)


def main() -> None:
    """Entry point: an error of ours is one line on stderr and exit status 2, never a trace."""
    try:
        app()
    except NightdeskError as error:
        note(f"nightdesk: {error}")
        sys.exit(2)
