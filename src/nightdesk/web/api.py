# SPDX-License-Identifier: Apache-2.0
"""The API: the same JSON that the commands print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query

from nightdesk.desk import Desk
from nightdesk.telling import brief_json, diff_json, why_json
from nightdesk.vocabulary.moments import Moment, iso, parse_moment

At = Annotated[str | None, Query(description="ISO 8601; the last report received by default")]


def api_routes(desk: Callable[[], Desk]) -> APIRouter:
    """Routes below ``/api``."""
    routes = APIRouter()

    @routes.get("/brief")
    def brief(at: At = None, story: str | None = None) -> dict[str, Any]:
        with desk() as open_desk:
            return brief_json(open_desk.brief(as_of=_moment(at), story=story))

    @routes.get("/diff")
    def diff(since: str, until: str | None = None) -> dict[str, Any]:
        with desk() as open_desk:
            return diff_json(open_desk.diff(since=parse_moment(since), until=_moment(until)))

    @routes.get("/why/{proposition}")
    def why(proposition: str, at: At = None) -> dict[str, Any]:
        with desk() as open_desk:
            return why_json(open_desk.why(proposition, as_of=_moment(at)).explanation)

    @routes.get("/moments")
    def moments() -> list[str]:
        with desk() as open_desk:
            return [iso(moment) for moment in open_desk.moments()]

    return routes


def _moment(text: str | None) -> Moment | None:
    return parse_moment(text) if text else None
