# SPDX-License-Identifier: Apache-2.0
"""The JSON of ``read``, ``brief``, ``diff`` and ``why``, format 1 (DESIGN §4; schemas in ``schemas/``)."""

from __future__ import annotations

from typing import Any

import msgspec

from nightdesk.telling.dyads import dyad_of
from nightdesk.telling.lines import lines_of, section_of
from nightdesk.telling.phrases import event_phrase, proposition_phrase, story_title
from nightdesk.vocabulary.belief import Explanation, PropositionValue
from nightdesk.vocabulary.claim import Claim, Count, Participant, PlaceMention, Speaker, TimeSpan, Why
from nightdesk.vocabulary.kinds import kind_of
from nightdesk.vocabulary.moments import Moment, iso
from nightdesk.vocabulary.report import Quote
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
Json = dict[str, Any]


def claim_json(claim: Claim, report: str) -> Json:
    """One line of ``read --json``; ``report`` is the id to show."""
    kind = kind_of(claim.kind)
    return {
        "claim": claim.id,
        "report": report,
        "kind": claim.kind,
        "plover": kind.plover,
        "plover_mode": kind.plover_mode,
        "cameo": kind.cameo,
        "quad": kind.quad,
        "acled": kind.acled,
        "dyad": dyad_of(claim),
        "quote": _quote(claim.quote),
        "trigger": _quote(claim.trigger),
        "roles": [_role(one) for one in claim.roles],
        "time": _time(claim.time),
        "place": _place(claim.place),
        "counts": [_count(one) for one in claim.counts],
        "act": claim.act.value,
        "targets": list(claim.targets),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "background": claim.background,
        "certainty": round(claim.certainty, 3),
        "hedges": [_quote(one) for one in claim.hedges],
        "attribution": [{**_speaker(one), "why": _why(one.why)} for one in claim.attribution],
        "speaker_role": claim.speaker_role.value,
        "cites": list(claim.cites),
        "depends_on": claim.depends_on,
        "confidence": round(claim.confidence, 3),
        "reader": claim.reader,
    }


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
        "links": [
            {
                "kind": link.kind.value,
                "source": link.source,
                "target": link.target,
                "quote": _quote(link.quote),
            }
            for link in story.links
        ],
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


def _quote(quote: Quote | None) -> Json:
    if quote is None:
        return {"exact": None, "start": None, "end": None}
    return {"exact": quote.exact, "start": quote.start, "end": quote.end}


def _role(one: Participant) -> Json:
    return {
        "role": one.role.value, **_quote(one.quote), "type": one.type.value, "name": one.name, "id": one.actor,
        "why": _why(one.why),
    }  # fmt: skip


def _time(time: TimeSpan | None) -> Json | None:
    if time is None:
        return None
    return {
        **_quote(time.quote),
        "start": iso(time.start),
        "end": iso(time.end),
        "granularity": time.granularity.value,
    }


def _place(place: PlaceMention | None) -> Json | None:
    if place is None:
        return None
    return {
        **_quote(place.quote),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value if place.precision else None,
        "radius": place.radius,
        "why": _why(place.why),
    }


def _why(why: Why | None) -> Json | None:
    return why and {
        "rule": why.rule,
        "evidence": [{"says": says, "weight": weight} for says, weight in why.evidence],
        "others": [{"id": id_, "name": name, "score": score} for id_, name, score in why.others],
    }


def _count(count: Count) -> Json:
    return {
        "what": count.what.value, **_quote(count.quote), "op": count.op.value,
        "low": count.low, "best": count.best, "high": count.high,
    }  # fmt: skip


def _speaker(speaker: Speaker) -> Json:
    return {**_quote(speaker.quote), "kind": speaker.kind.value, "cue": speaker.cue, "id": speaker.actor}


def value_json(attribute: Attribute, value: PropositionValue) -> Any:
    """A figure as ``{"op", "n"}``, ``true`` for what occurred, else the thing with its name."""
    if value.op is not None:
        return {"op": value.op.value, "n": value.n}
    if attribute is Attribute.OCCURRED:
        return True
    return {"id": value.ref, "name": value.name}


def _event(event: EventView) -> Json:
    where = _place(event.place)
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
        "quote": _quote(one.quote),
        "hedges": [_quote(hedge) for hedge in one.hedges],
        "attribution": [_speaker(speaker) for speaker in one.attribution],
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
        "quote": _quote(change.quote) if change.quote else None,
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
