# SPDX-License-Identifier: Apache-2.0
"""The web application: pages, the API, and the headers that keep the outside out.

Invariant: templates escape by default and no template switches that off; the content security policy
allows nothing but this server's own files.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from nightdesk.desk import Desk
from nightdesk.naming import Namer, default_namer
from nightdesk.vocabulary.errors import InvalidValue, NightdeskError, UnknownId
from nightdesk.web.api import api_routes
from nightdesk.web.pages import page_routes

_HERE = Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(db: Path, *, notice: str = "", namer: Namer | None = None) -> FastAPI:
    """The application over one ledger file; ``notice`` stands at the top of every page.

    ``namer`` knows the user's own actors; by default those of ``NIGHTDESK_ACTORS``.
    """
    app = FastAPI(title="Nightdesk", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    names = namer or default_namer()

    def desk() -> Desk:
        return Desk.open(db, create=False, read_only=True, namer=names)

    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    app.include_router(page_routes(desk, notice))
    app.include_router(api_routes(desk), prefix="/api")
    app.add_exception_handler(NightdeskError, _error)

    @app.middleware("http")
    async def headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    return app


def _error(_: Request, error: Exception) -> JSONResponse:
    """Every error in one shape: what was found, what is allowed, what to do."""
    assert isinstance(error, NightdeskError)
    code = 404 if isinstance(error, UnknownId) else 400 if isinstance(error, InvalidValue) else 500
    return JSONResponse(
        {"error": {"found": error.found, "allowed": error.allowed, "todo": error.todo}}, status_code=code
    )
