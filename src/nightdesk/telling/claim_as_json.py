# SPDX-License-Identifier: Apache-2.0
"""The JSON of one claim, a line of ``read --json`` (DESIGN §4; ``schemas/claim.schema.json``)."""

from __future__ import annotations

from typing import Any

from nightdesk.telling.dyads import dyad_of
from nightdesk.vocabulary.claim import Claim, Count, Participant, PlaceMention, Speaker, TimeSpan, Why
from nightdesk.vocabulary.kinds import kind_of
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.report import Quote

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
        "quote": quote_json(claim.quote),
        "trigger": quote_json(claim.trigger),
        "also": [quote_json(one) for one in claim.also],
        "roles": [_role(one) for one in claim.roles],
        "time": _time(claim.time),
        "place": place_json(claim.place),
        "counts": [_count(one) for one in claim.counts],
        "cause": claim.cause
        and {
            **quote_json(claim.cause.quote),
            "name": claim.cause.name,
            "denied": claim.cause.denied,
            "hedged": claim.cause.hedged,
        },
        "identity": claim.identity and _named(claim.identity),
        "act": claim.act.value,
        "targets": list(claim.targets),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "background": claim.background,
        "certainty": round(claim.certainty, 3),
        "hedges": [quote_json(one) for one in claim.hedges],
        "attribution": [{**speaker_json(one), "why": _why(one.why)} for one in claim.attribution],
        "speaker_role": claim.speaker_role.value,
        "cites": list(claim.cites),
        "depends_on": claim.depends_on,
        "confidence": round(claim.confidence, 3),
        "reader": claim.reader,
    }


def quote_json(quote: Quote | None) -> Json:
    if quote is None:
        return {"exact": None, "start": None, "end": None}
    return {"exact": quote.exact, "start": quote.start, "end": quote.end}


def _role(one: Participant) -> Json:
    return {"role": one.role.value, **_named(one)}


def _named(one: Participant) -> Json:
    return {
        **quote_json(one.quote), "type": one.type.value, "name": one.name, "id": one.actor, "why": _why(one.why),
    }  # fmt: skip


def _time(time: TimeSpan | None) -> Json | None:
    if time is None:
        return None
    return {
        **quote_json(time.quote),
        "start": iso(time.start),
        "end": iso(time.end),
        "granularity": time.granularity.value,
    }


def place_json(place: PlaceMention | None) -> Json | None:
    if place is None:
        return None
    return {
        **quote_json(place.quote),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value if place.precision else None,
        "radius": place.radius,
        "why": _why(place.why),
    }


def _why(why: Why | None) -> Json | None:
    if why is None:
        return None
    return {
        "rule": why.rule,
        "evidence": [{"says": says, "weight": weight} for says, weight in why.evidence],
        "others": [{"id": id_, "name": name, "score": score} for id_, name, score in why.others],
    }


def _count(count: Count) -> Json:
    return {
        "what": count.what.value, **quote_json(count.quote), "op": count.op.value,
        "low": count.low, "best": count.best, "high": count.high,
    }  # fmt: skip


def speaker_json(speaker: Speaker) -> Json:
    return {
        **quote_json(speaker.quote),
        "kind": speaker.kind.value,
        "cue": speaker.cue,
        "carried": speaker.carried,
        "id": speaker.actor,
    }
