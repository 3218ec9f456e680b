# SPDX-License-Identifier: Apache-2.0
"""What was corrected or withdrawn, in whose words, and who ran it and has not followed: as text and as JSON, format 1."""

from __future__ import annotations

from nightdesk.telling.claim_as_json import Json, quote_json
from nightdesk.telling.words import clock, plural
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.terms import NoticeKind
from nightdesk.vocabulary.views import CorrectionsView, CorrectionView, NoticeView, RunView

_FORMAT = 1
_CHARS = 220
_VERBS = {
    NoticeKind.CORRECTION: "corrects it",
    NoticeKind.WITHDRAWAL: "takes it back",
    NoticeKind.DENIAL: "calls it untrue",
    NoticeKind.UPDATE: "brings it up to date",
}
_HOW = {"copy": "copied it", "named": "named it as its source"}


def corrections_text(found: CorrectionsView, *, open_only: bool = False) -> str:
    """Each report with what was said of it; ``open_only`` leaves out those that nobody still carries."""
    rows: list[str] = []
    for view in found.corrections:
        if open_only and not view.open:
            continue
        what = "WITHDRAWN" if view.withdrawn else "CORRECTED"
        rows += ["", f"{what}  {view.source}, {clock(view.received)}: {_title(view)}"]
        rows += [
            f"  {one.source} {_VERBS[one.kind]}, {clock(one.received)}: {_quoted(one.quote.exact)}"
            for one in view.notices
        ]
        rows += [f"  said there: {_quoted(quote.exact)}" for quote in view.claims]
        if view.open:
            rows.append(f"  RAN IT AND HAVE NOT CORRECTED IT ({plural(len(view.open), 'report')})")
            rows += [f"    ● {_run(one)}" for one in view.open]
        rows += [f"    ✓ {_run(one)}; set right in {one.followed}" for one in view.runs if one.followed]
    nothing = "Nothing was corrected or withdrawn" + (" that others still carry." if open_only else ".")
    return "\n".join(rows[1:] or [nothing]) + "\n"


def corrections_json(found: CorrectionsView, *, open_only: bool = False) -> Json:
    """``corrections``: what was mended, and who ran it; ``notices``: every notice, denials and updates too."""
    return {
        "format": _FORMAT,
        "as_of": iso(found.as_of),
        "corrections": [
            {
                "report": one.report,
                "uid": one.uid,
                "source": one.source,
                "received": iso(one.received),
                "title": one.title,
                "withdrawn": one.withdrawn,
                "notices": [_notice(notice) for notice in one.notices],
                "claims": [quote_json(quote) for quote in one.claims],
                "ran": [_ran(run) for run in one.runs],
                "open": [run.report for run in one.open],
            }
            for one in found.corrections
            if one.open or not open_only
        ],
        "notices": [_notice(one) for one in found.notices],
    }


def _notice(one: NoticeView) -> Json:
    return {
        "kind": one.kind.value,
        "report": one.report,
        "source": one.source,
        "received": iso(one.received),
        "of": one.of,
        "of_source": one.of_source,
        "own": one.own,
        "probability": one.probability,
        "quote": quote_json(one.quote),
    }


def _ran(one: RunView) -> Json:
    return {
        "report": one.report,
        "source": one.source,
        "received": iso(one.received),
        "how": one.how,
        "followed": one.followed or None,
    }


def _run(one: RunView) -> str:
    return f"{one.source}, {clock(one.received)}, {one.report}: {_HOW[one.how]}"


def _title(view: CorrectionView) -> str:
    return view.title or (_quoted(view.claims[0].exact) if view.claims else view.report)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_CHARS].rstrip()}{'…' if len(words) > _CHARS else ''}”"
