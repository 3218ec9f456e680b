# SPDX-License-Identifier: Apache-2.0
"""``corrections``: what was corrected or withdrawn, and who ran it and has not followed."""

from __future__ import annotations

from typing import Annotated

import typer

from nightdesk.cli.console import DEFAULT_DB, AsJson, AsOf, Db, moment, say, say_json
from nightdesk.cli.naming import namer_of
from nightdesk.desk import Desk
from nightdesk.telling import corrections_json, corrections_text


def corrections(
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only what somebody ran and has not corrected.")] = False,
    as_json: AsJson = False,
) -> None:
    """What was corrected or withdrawn, and who ran it and has not followed."""
    with Desk.open(db, create=False, namer=namer_of()) as desk:
        view = desk.corrections(moment(as_of))
    if as_json:
        say_json(corrections_json(view, open_only=open_only))
    else:
        say(corrections_text(view, open_only=open_only))
