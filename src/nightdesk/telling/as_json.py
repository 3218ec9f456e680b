# SPDX-License-Identifier: Apache-2.0
"""The JSON of ``brief``, ``diff`` and ``why``, format 1 (DESIGN §4; schemas in ``schemas/``)."""

from __future__ import annotations

from typing import Any

import msgspec

from nightdesk.telling.claim_as_json import Json, place_json, quote_json, speaker_json
from nightdesk.telling.lines import lines_of, section_of
from nightdesk.telling.phrases import event_phrase, proposition_phrase, story_title
from nightdesk.telling.relations import links_json, ties_json
from nightdesk.vocabulary.belief import Explanation, PropositionValue
from nightdesk.vocabulary.moments import Moment, iso
from nightdesk.vocabulary.terms import Attribute
from nightdesk.vocabulary.views import (
    BriefView,
    ChangeView,
    DiffView,
    EventView,
    EvidenceView,
    PropositionView,
    StoryView,
)

FORMAT = 1


def brief_json(view: BriefView) -> Json:
    return {
        "format": FORMAT,
        "as_of": iso(view.as_of),
        "coverage": msgspec.to_builtins(view.coverage),
        "note": view.model_note,
        "stories": [story_json(story) for story in view.stories],
    }


def story_json(story: StoryView) -> Json:
    """One story of a brief; its timeline is its events in the order in which they happened."""
    events = [_event(event) for event in story.events]
    return {
        "id": story.id,
        "title": story_title(story),
        "summary": "; ".join(line.text for line in lines_of(story) if line.headline and line.section == "known"),
        "reports": story.reports,
        "roots": story.roots,
        "events": events,
        "timeline": [
            {"event": event["id"], "at": event["time"], "summary": event["summary"]}
            for event in sorted(events, key=lambda one: ((one["time"] or {}).get("start") or "", one["id"]))
        ],
        "actors": _actors(story),
        "links": links_json(story.links),
        "ties": ties_json(story.ties),
        "open_questions": [
            {"proposition": one.id, "text": proposition_phrase(one, event), "status": one.status.value}
            for event in story.events
            for one in event.propositions
            if one.status.value in {"disputed", "rumoured"} and one.superseded_by is None
        ],
    }


def diff_json(view: DiffView) -> Json:
    return {
        "format": FORMAT,
        "since": iso(view.since),
        "until": iso(view.until),
        "changes": [_change(one) for one in view.changes],
    }


def why_json(explanation: Explanation) -> Json:
    return {
        "format": FORMAT,
        "proposition": explanation.proposition,
        "as_of": iso(explanation.as_of),
        "probability": explanation.probability,
        "prior": explanation.prior,
        "terms": [msgspec.to_builtins(term) for term in explanation.terms],
        "herd": explanation.herd,
        "calibration": explanation.calibration,
        "without_strongest_root": explanation.without_strongest_root,
        "would_settle": list(explanation.would_settle),
    }


def value_json(attribute: Attribute, value: PropositionValue) -> Any:
    """A figure as ``{"op", "n"}``, ``true`` for what occurred, else the thing with its name."""
    if value.op is not None:
        return {"op": value.op.value, "n": value.n}
    if attribute is Attribute.OCCURRED:
        return True
    return {"id": value.ref, "name": value.name}


def _event(event: EventView) -> Json:
    where = place_json(event.place)
    return {
        "id": event.id,
        "kind": event.kind,
        "summary": event_phrase(event),
        "time": {
            "start": iso(event.start),
            "end": iso(event.end),
            "granularity": event.granularity.value if event.granularity else None,
        }
        if event.start is not None and event.end is not None
        else None,
        "place": where,
        "roles": [
            {"role": one.role.value, "name": one.name, "type": one.type.value, "id": one.actor} for one in event.fillers
        ],
        "background": event.background,
        "part_of": event.part_of,
        "counts": {what.value: msgspec.to_builtins(one) for what, one in sorted(event.counts.items())},
        "propositions": [proposition_json(one, event) for one in event.propositions],
    }


def proposition_json(one: PropositionView, event: EventView) -> Json:
    return {
        "id": one.id,
        "text": proposition_phrase(one, event),
        "attribute": one.attribute.value,
        "value": value_json(one.attribute, one.value),
        "status": one.status.value,
        "section": section_of(one, event).value,
        "probability": round(one.probability, 4),
        "confidence": one.confidence.value,
        "roots": one.roots,
        "roots_against": one.roots_against,
        "reports": one.reports,
        "first_received": iso(one.first_received),
        "last_changed": iso(one.last_changed),
        "rule": one.rule,
        "because": one.because,
        "flags": list(one.flags),
        "superseded_by": one.superseded_by,
        "evidence": [_evidence(evidence) for evidence in one.evidence],
    }


def _evidence(one: EvidenceView) -> Json:
    return {
        "claim": one.claim,
        "report": one.report,
        "source": one.source,
        "published": _moment(one.published),
        "received": iso(one.received),
        "quote": quote_json(one.quote),
        "hedges": [quote_json(hedge) for hedge in one.hedges],
        "attribution": [speaker_json(speaker) for speaker in one.attribution],
        "supports": one.supports,
        "act": one.act.value,
        "weight": round(one.weight, 4),
        "root": one.root,
        "dependence": one.dependence.value,
        "withdrawn": one.withdrawn,
    }


def _moment(moment: Moment | None) -> str | None:
    return None if moment is None else iso(moment)


def _actors(story: StoryView) -> list[Json]:
    seen = {
        one.actor: {"id": one.actor, "name": one.name, "type": one.type.value}
        for event in story.events
        for one in event.fillers
        if one.actor
    }
    return [seen[actor] for actor in sorted(seen)]


def _change(change: ChangeView) -> Json:
    return {
        "change": change.change.value,
        "proposition": change.proposition.id,
        "text": proposition_phrase(change.proposition, change.event),
        "event": change.event.id,
        "story": change.story,
        "before": _state(change.before),
        "after": _state(change.after),
        "because": change.because,
        "quote": quote_json(change.quote) if change.quote else None,
        "source": change.source,
    }


def _state(one: PropositionView | None) -> Json | None:
    if one is None:
        return None
    return {
        "status": one.status.value,
        "probability": round(one.probability, 4),
        "confidence": one.confidence.value,
        "superseded_by": one.superseded_by,
    }
