# SPDX-License-Identifier: Apache-2.0
"""``serve``: the page and the API on this machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from nightdesk.cli.console import DEFAULT_DB, Actors, Db, note
from nightdesk.cli.naming import namer_of
from nightdesk.naming import Namer


def serve(
    db: Db = DEFAULT_DB,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8600,
    actors: Actors = None,
) -> None:
    """The page and the API."""
    run_page(db, host, port, namer=namer_of(actors))


def run_page(db: Path, host: str = "127.0.0.1", port: int = 8600, notice: str = "", namer: Namer | None = None) -> None:
    """Serve until interrupted. A taken port gives way to a free one."""
    import uvicorn

    from nightdesk.web import create_app

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.bind((host, 0))
    note(f"The page: http://{host}:{listener.getsockname()[1]}/  (Ctrl-C ends it)")
    config = uvicorn.Config(create_app(db, notice=notice, namer=namer), log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listener])
