# SPDX-License-Identifier: Apache-2.0
"""The record of a ledger in words, as JSON, and as a reliability diagram."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

import msgspec

from nightdesk.telling.phrases import proposition_phrase
from nightdesk.telling.words import clock
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.views import BinView, RecordView, ScoreView

_SHOWN = 15
_BAR = 24


def score_text(view: ScoreView) -> str:
    """Scores, calibration, worst misses, sources and hedges."""
    rows = [f"as of {clock(view.as_of)}: {view.settled} propositions settled"]
    if view.note:
        rows.append(view.note)
    if view.brier is not None and view.log_score is not None and view.calibration_error is not None:
        rows += [
            f"Brier score {view.brier:.3f}   log score {view.log_score:.3f}   calibration error {view.calibration_error:.3f}",
            "",
            "believed        true      n   (bar: share that came true, ┃: what was believed)",
            *(_bar(one) for one in view.bins),
        ]
    for miss in view.misses:
        truth = "true" if miss.true else "not so"
        rows += [
            "",
            f"missed: {proposition_phrase(miss.proposition, miss.event)} — believed {miss.probability:.2f}, it was {truth} ({miss.basis})",
            *(f"    {step}" for step in miss.story),
        ]
    if view.sources:
        rows += ["", "sources on what was settled (90 % interval; the letter is a proposal: sign it with judge rate)"]
        rows += [_source(one) for one in view.sources[:_SHOWN]]
    if view.hedges:
        rows += ["", "wordings"]
        rows += [f"  {one.words:<32} right {one.right} of {one.n}" for one in view.hedges[:_SHOWN]]
    return "\n".join(rows) + "\n"


def score_json(view: ScoreView) -> dict[str, Any]:
    """The same, format 1."""
    return {
        "format": 1,
        "as_of": iso(view.as_of),
        "note": view.note,
        "settled": view.settled,
        "brier": view.brier,
        "log_score": view.log_score,
        "calibration_error": view.calibration_error,
        "bins": [msgspec.to_builtins(one) for one in view.bins],
        "misses": [
            {
                "proposition": one.proposition.id,
                "text": proposition_phrase(one.proposition, one.event),
                "probability": one.probability,
                "true": one.true,
                "basis": one.basis,
                "story": list(one.story),
            }
            for one in view.misses
        ],
        "sources": [msgspec.to_builtins(one) for one in view.sources],
        "hedges": [msgspec.to_builtins(one) for one in view.hedges],
    }


def _bar(one: BinView) -> str:
    filled = ["█" if position < round(one.true * _BAR) else "·" for position in range(_BAR + 1)]
    filled[round(one.mean * _BAR)] = "┃"
    return f"{one.low:.1f}–{one.high:.1f}  {one.mean:.2f}  {one.true:>6.2f} {one.n:>6}   {''.join(filled)}"


def _source(one: RecordView) -> str:
    where = f" on {one.topic}" if one.topic else f" in {one.country}" if one.country else ""
    return (
        f"  {one.name + where:<40} {one.letter}   right {one.right:.2f} ({one.low:.2f}–{one.high:.2f}) over {one.n:.1f}"
    )


def reliability_svg(bins: Iterable[BinView], title: str) -> str:
    """A reliability diagram: forecasts across, what came true upwards, the area of a point as its number."""
    side, edge, title = 240, 34, escape(title)
    points = list(bins)
    most = max((one.n for one in points), default=1)
    marks = "".join(
        f'<circle cx="{edge + one.mean * side:.1f}" cy="{edge + (1 - one.true) * side:.1f}" '
        f'r="{2 + 7 * (one.n / most) ** 0.5:.1f}"><title>{one.n}: {one.mean:.2f} → {one.true:.2f}</title></circle>'
        for one in points
    )
    ticks = "".join(
        f'<text x="{edge + share * side:.0f}" y="{edge + side + 14}" text-anchor="middle">{share:g}</text>'
        f'<text x="{edge - 6}" y="{edge + (1 - share) * side + 4:.0f}" text-anchor="end">{share:g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    whole = side + 2 * edge
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole + 6}" role="img" font-family="sans-serif" '
        f'font-size="9"><title>{title}</title><rect width="{whole}" height="{whole + 6}" fill="#fff"/>'
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#888"/>'
        f'<path d="M{edge} {edge + side}L{edge + side} {edge}" stroke="#bbb" stroke-dasharray="4 3"/>'
        f'<g fill="#1f5f8b" fill-opacity=".8">{marks}</g><g fill="#333">{ticks}'
        f'<text x="{whole / 2}" y="18" text-anchor="middle" font-size="11">{title}</text>'
        f'<text x="{whole / 2}" y="{whole}" text-anchor="middle">believed</text>'
        f'<text x="10" y="{whole / 2}" text-anchor="middle" transform="rotate(-90 10 {whole / 2})">came true</text></g></svg>\n'
    )
