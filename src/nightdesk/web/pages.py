# SPDX-License-Identifier: Apache-2.0
"""The pages: stories, one story, the evidence behind a line, a report, and what changed.

Each is whole without JavaScript; with it, evidence opens in place and the clock repaints the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from nightdesk import telling
from nightdesk.desk import Desk
from nightdesk.telling import Section, in_section, lines_of, origin_tree
from nightdesk.vocabulary.moments import Moment, iso, parse_moment, to_datetime
from nightdesk.vocabulary.views import StoryView
from nightdesk.web.marking import cut, marked_parts

_STEPS = 48  # moments offered by the clock where there is no JavaScript


def page_routes(desk: Callable[[], Desk], notice: str) -> APIRouter:
    """Routes of the pages."""
    routes = APIRouter(default_response_class=HTMLResponse)
    templates = _templates()

    def render(request: Request, name: str, context: dict[str, Any]) -> HTMLResponse:
        return templates.TemplateResponse(request, name, {"notice": notice, **context})

    @routes.get("/")
    def front(request: Request, at: str = "") -> HTMLResponse:
        with desk() as open_desk:
            now = _moment(at)
            view = open_desk.brief(as_of=now)
            clock = _clock(open_desk, now, view.as_of)
        cards = [(story, _headlines(story)) for story in view.stories]
        return render(request, "front.html", {"view": view, "cards": cards, "clock": clock, "at": at})

    @routes.get("/story/{story_id}")
    def story(request: Request, story_id: str, at: str = "") -> HTMLResponse:
        with desk() as open_desk:
            now = _moment(at)
            view = open_desk.brief(as_of=now, story=story_id)
            clock = _clock(open_desk, now, view.as_of)
        found = view.stories[0] if view.stories else None
        lines = lines_of(found) if found else []
        sections = [(section, telling.SECTION_TITLES[section], in_section(lines, section)) for section in Section]
        context = {"view": view, "story": found, "sections": sections, "clock": clock, "at": at}
        return render(request, "story.html", context)

    @routes.get("/why/{proposition}")
    def why(request: Request, proposition: str, at: str = "") -> HTMLResponse:
        with desk() as open_desk:
            answer = open_desk.why(proposition, as_of=_moment(at))
            reports = {one.uid: open_desk.report(one.uid) for one in answer.proposition.evidence}
        line = telling.line_of(answer.proposition, answer.event)
        context = {
            "answer": answer,
            "line": line,
            "tree": origin_tree(answer.proposition.evidence),
            "quotes": [(one, marked_parts(reports[one.uid].body, one)) for one in answer.proposition.evidence],
            "explanation": answer.explanation,
            "sources": {one.claim: one for one in answer.proposition.evidence},
            "total": _total(answer.explanation),
            "at": at,
            "fragment": request.headers.get("HX-Request") == "true",
        }
        return render(request, "why.html", context)

    @routes.get("/report/{uid}")
    def report(request: Request, uid: str, at: str = "") -> HTMLResponse:
        with desk() as open_desk:
            view = open_desk.report(uid)
            marks = cut(view.body, open_desk.claims(view.uid))
        return render(request, "report.html", {"report": view, "marks": marks, "at": at})

    @routes.get("/diff")
    def diff(request: Request, since: str, until: str = "") -> HTMLResponse:
        with desk() as open_desk:
            view = open_desk.diff(since=parse_moment(since), until=_moment(until))
        return render(request, "diff.html", {"view": view, "text": telling.diff_text(view), "at": until})

    return routes


def _templates() -> Jinja2Templates:
    templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
    templates.env.filters.update(iso=iso, clock=telling.clock, local=_local)
    templates.env.globals.update(
        plural=telling.plural,
        shapes=telling.STATUS_SHAPES,
        words=telling.STATUS_WORDS,
        likelihood=telling.likelihood,
        confidence=telling.confidence_words,
        coverage=telling.coverage_words,
        story_title=telling.story_title,
        phrase=telling.proposition_phrase,
        event_phrase=telling.event_phrase,
        who=telling.evidence_words,
    )
    return templates


def _headlines(story: StoryView) -> list[telling.Line]:
    lines = [line for line in lines_of(story) if line.headline and line.section != Section.BACKGROUND]
    return lines[:4]


def _clock(desk: Desk, now: Moment | None, as_of: Moment) -> dict[str, Any]:
    """What the clock needs: every moment for the slider, a few for the plain form."""
    moments = desk.moments()
    step = max(1, len(moments) // _STEPS)
    return {
        "moments": [iso(moment) for moment in moments],
        "offered": sorted({*moments[::step], *moments[-1:]}),
        "now": now,
        "as_of": as_of,
        "index": sum(moment <= as_of for moment in moments) - 1,
    }


def _moment(text: str) -> Moment | None:
    return parse_moment(text) if text else None


def _local(moment: Moment, zone: str) -> str:
    """``05:46 in Asia/Baghdad``; "" where the zone is unknown."""
    try:
        there: datetime = to_datetime(moment).astimezone(ZoneInfo(zone)) if zone else to_datetime(moment)
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return f"{there.day} {there:%b %H:%M} {zone.rsplit('/', 1)[-1].replace('_', ' ')} time" if zone else ""


def _total(explanation: Any) -> float:
    terms = sum(term.log_odds for term in explanation.terms)
    return float(explanation.prior + terms + explanation.herd + explanation.calibration)
