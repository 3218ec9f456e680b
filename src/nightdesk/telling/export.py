# SPDX-License-Identifier: Apache-2.0
"""Rows for coders of events: one row an event, with codes, precision, tolls as low/best/high, and quotes."""

from __future__ import annotations

import csv
import io

from nightdesk.telling.phrases import event_phrase, story_title
from nightdesk.telling.words import likelihood
from nightdesk.vocabulary.belief import Interval
from nightdesk.vocabulary.kinds import kind_of
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.terms import Attribute, CountOf, RoleName
from nightdesk.vocabulary.views import BriefView, EventView, PropositionView, StoryView

COLUMNS = [
    "event_id",
    "story_id",
    "story",
    "kind",
    "plover",
    "plover_mode",
    "cameo",
    "quad",
    "acled",
    "iptc",
    "summary",
    "actors",
    "recipients",
    "actor_ids",
    "recipient_ids",
    "time_start",
    "time_end",
    "time_precision",
    "place",
    "country",
    "lat",
    "lon",
    "place_precision",
    "part_of",
    "links",
    "ties",
    "background",
    "deaths_low",
    "deaths_best",
    "deaths_high",
    "deaths_at_least",
    "injured_low",
    "injured_best",
    "injured_high",
    "status",
    "probability",
    "likelihood",
    "confidence",
    "reports",
    "origins",
    "first_received",
    "last_changed",
    "versions",
    "sources",
    "notes",
    "as_of",
]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def events_csv(view: BriefView) -> str:
    """The events of a brief as CSV (RFC 4180), in the order of their first report."""
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    placed = [(event, story) for story in view.stories for event in story.events]
    for event, story in sorted(placed, key=lambda one: (one[0].first_received, one[0].id)):
        row = _row(event, story)
        row["as_of"] = iso(view.as_of)
        rows.writerow({key: _safe(value) for key, value in row.items()})
    return out.getvalue()


def _row(event: EventView, story: StoryView) -> dict[str, str]:
    kind, place = kind_of(event.kind), event.place
    row = {
        "event_id": event.id,
        "story_id": story.id,
        "story": story_title(story),
        "kind": event.kind,
        "plover": kind.plover or "",
        "plover_mode": kind.plover_mode or "",
        "cameo": kind.cameo or "",
        "quad": str(kind.quad),
        "acled": kind.acled or "",
        "iptc": kind.iptc or "",
        "summary": event_phrase(event),
        "actors": _fillers(event, RoleName.AGENT, "name"),
        "recipients": _fillers(event, RoleName.PATIENT, "name"),
        "actor_ids": _fillers(event, RoleName.AGENT, "actor"),
        "recipient_ids": _fillers(event, RoleName.PATIENT, "actor"),
        "time_start": iso(event.start) if event.start is not None else "",
        "time_end": iso(event.end) if event.end is not None else "",
        "time_precision": event.granularity.value if event.granularity else "",
        "place": (place.name or "") if place else "",
        "country": (place.country or "") if place else "",
        "lat": _number(place.lat if place else None),
        "lon": _number(place.lon if place else None),
        "place_precision": place.precision.value if place and place.precision else "",
        "part_of": event.part_of or "",
        "links": _links(event, story),
        "ties": _ties(event, story),
        "background": str(event.background).lower(),
        "versions": str(event.versions),
        "first_received": iso(event.first_received),
        "last_changed": iso(event.last_changed),
    }
    return row | _tolls(event.counts) | _belief(event)


def _tolls(counts: dict[CountOf, Interval]) -> dict[str, str]:
    deaths, injured = counts.get(CountOf.DEATHS), counts.get(CountOf.INJURED)
    return {
        "deaths_low": _number(deaths.low if deaths else None),
        "deaths_best": _number(deaths.best if deaths else None),
        "deaths_high": _number(deaths.high if deaths else None),
        "deaths_at_least": _number(deaths.at_least if deaths else None),
        "injured_low": _number(injured.low if injured else None),
        "injured_best": _number(injured.best if injured else None),
        "injured_high": _number(injured.high if injured else None),
    }


def _belief(event: EventView) -> dict[str, str]:
    occurred: PropositionView | None = next(
        (one for one in event.propositions if one.attribute is Attribute.OCCURRED), None
    )
    if occurred is None:
        return {}
    sources = list(dict.fromkeys(one.source for one in occurred.evidence))
    notes = [f"{one.source}: “{' '.join(one.quote.exact.split())}”" for one in occurred.evidence[:5]]
    return {
        "status": occurred.status.value,
        "probability": f"{occurred.probability:.3f}",
        "likelihood": likelihood(occurred.probability).word,
        "confidence": occurred.confidence.value,
        "reports": str(occurred.reports),
        "origins": str(occurred.roots),
        "sources": "; ".join(sources),
        "notes": " | ".join(notes),
    }


def _links(event: EventView, story: StoryView) -> str:
    """``response_to e-…: “in retaliation for …”``, one for each link that starts from the event."""
    found = (one for one in story.links if one.source == event.id)
    return " | ".join(f"{one.kind.value} {one.target}: “{' '.join(one.said[0].quote.exact.split())}”" for one in found)


def _ties(event: EventView, story: StoryView) -> str:
    """``Example State backs Example Front``, the ties of those who take part in the event, with the day of the first word."""
    actors = {one.actor for one in event.fillers if one.actor}
    return " | ".join(
        f"{one.source_name} {one.kind.value} {one.target_name} ({iso(one.said[0].said)[:10]})"
        for one in story.ties
        if one.source in actors or one.target in actors
    )


def _fillers(event: EventView, role: RoleName, field: str) -> str:
    found = (getattr(one, field) or "" for one in event.fillers if one.role is role)
    return "; ".join(dict.fromkeys(filter(None, found)))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _safe(value: str) -> str:
    """Text from reports must not become a formula in a spreadsheet."""
    return f"'{value}" if value.startswith(_FORMULA) and not value.lstrip("+-").replace(".", "", 1).isdigit() else value
