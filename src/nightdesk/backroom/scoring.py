# SPDX-License-Identifier: Apache-2.0
"""Settlements → how the desk, its sources and their hedges held up.

Invariant: the desk is scored by what it believed before the settlement, as its rows say, never by what it
believes now.
"""

from __future__ import annotations

import math
from collections import Counter

from nightdesk.backroom.picture import Picture
from nightdesk.ledger import Ledger
from nightdesk.naming import Namer
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition, Settlement
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Act, Dependence
from nightdesk.vocabulary.views import BinView, HedgeView, MissView, RecordView, ScoreView
from nightdesk.weighing import records

_BINS, _WORST, _CLIP = 10, 10, 1e-4
_WRONG = 0.5
_RESTING = frozenset([Dependence.COPY, Dependence.EDITION, Dependence.CITED])


class Forecast(Value, frozen=True):
    """What was believed of a proposition before it was settled."""

    settlement: Settlement
    probability: float


def score(ledger: Ledger, namer: Namer, picture: Picture, parameters: Parameters, now: Moment, note: str) -> ScoreView:
    """The record of this ledger so far."""
    settled = [one for one in ledger.find("settlement", "day", [""]) if one.proposition]
    forecasts = [found for one in settled if (found := _forecast(ledger, one)) is not None]
    n = len(forecasts)
    bins = _bins(forecasts)
    return ScoreView(
        as_of=now,
        settled=n,
        brier=sum((one.probability - one.settlement.true) ** 2 for one in forecasts) / n if n else None,
        log_score=sum(_surprise(one) for one in forecasts) / n if n else None,
        calibration_error=sum(one.n * abs(one.mean - one.true) for one in bins) / n if n else None,
        bins=bins,
        misses=_misses(ledger, picture, forecasts, now),
        sources=_sources(namer, parameters),
        hedges=_hedges(ledger, settled),
        note=note,
    )


def _forecast(ledger: Ledger, settlement: Settlement) -> Forecast | None:
    """The last belief before the proposition was settled."""
    done = [
        one.seq
        for one in ledger.history("settlement", settlement.proposition)
        if isinstance(one.value, Settlement) and one.live and not one.value.day
    ]
    if not done:
        return None
    before = [
        one.value
        for one in ledger.history("belief", settlement.proposition)
        if one.live and one.seq < done[0] and isinstance(one.value, Belief) and one.value.settled is None
    ]
    return Forecast(settlement=settlement, probability=before[-1].probability) if before else None


def _surprise(one: Forecast) -> float:
    p = min(max(one.probability, _CLIP), 1 - _CLIP)
    return -math.log(p if one.settlement.true else 1 - p)


def _bins(forecasts: list[Forecast]) -> tuple[BinView, ...]:
    made = []
    for number in range(_BINS):
        inside = [one for one in forecasts if min(int(one.probability * _BINS), _BINS - 1) == number]
        if inside:
            made.append(
                BinView(
                    low=number / _BINS,
                    high=(number + 1) / _BINS,
                    n=len(inside),
                    mean=sum(one.probability for one in inside) / len(inside),
                    true=sum(one.settlement.true for one in inside) / len(inside),
                )
            )
    return tuple(made)


def _misses(ledger: Ledger, picture: Picture, forecasts: list[Forecast], now: Moment) -> tuple[MissView, ...]:
    """The worst first, each with the steps by which belief had got there."""
    wrong = [one for one in forecasts if abs(one.probability - one.settlement.true) > _WRONG]
    wrong.sort(key=lambda one: (-abs(one.probability - one.settlement.true), one.settlement.proposition))
    found = []
    for one in wrong[:_WORST]:
        proposition: Proposition | None = ledger.get("proposition", one.settlement.proposition)
        event = ledger.get("event", proposition.event) if proposition is not None else None
        if proposition is None or event is None:
            continue
        materials = picture.materials([event])
        found.append(
            MissView(
                proposition=picture.proposition(proposition, materials, now),
                event=picture.event(event, materials, now),
                probability=one.probability,
                true=one.settlement.true,
                basis=one.settlement.basis.value,
                story=_story(ledger, proposition.id),
            )
        )
    return tuple(found)


def _story(ledger: Ledger, proposition: str) -> tuple[str, ...]:
    """Every change of status on the way, with its rule."""
    steps: list[str] = []
    for one in ledger.history("belief", proposition):
        if one.live and isinstance(one.value, Belief):
            step = f"{one.value.status.value} at {one.value.probability:.2f}: {one.value.rule}"
            if not steps or steps[-1].partition(" at ")[0] != one.value.status.value:
                steps.append(step)
    return tuple(steps)


def _sources(namer: Namer, parameters: Parameters) -> tuple[RecordView, ...]:
    return tuple(
        RecordView(
            name=_shown(namer, one.voice), n=one.right + one.wrong, right=one.mean, low=one.low, high=one.high,
            letter=one.letter, topic=one.topic, country=one.country,
        )
        for one in records(parameters)
    )  # fmt: skip


def _shown(namer: Namer, voice: str) -> str:
    kind, _, name = voice.partition(":")
    if kind == "actor":
        return name.partition(":")[2] or name
    return f"{kind} sources of {name.partition(':')[2] or name}" if kind in {"anonymous", "eyewitness"} else voice


def _hedges(ledger: Ledger, settled: list[Settlement]) -> tuple[HedgeView, ...]:
    """How often each hedge was right, by the own claims behind what was settled."""
    truth = {one.proposition: one.true for one in settled}
    evidence: list[Evidence] = ledger.find("evidence", "proposition", truth)
    own = [
        one for one in evidence if one.dependence not in _RESTING and one.act is not Act.RETRACT and not one.withdrawn
    ]
    claims = ledger.claims({one.claim for one in own})
    seen, right = Counter[str](), Counter[str]()
    for one in own:
        claim = claims.get(one.claim)
        words = {" ".join(hedge.exact.casefold().split()) for hedge in claim.hedges} if claim is not None else set()
        for hedge in words or {"no hedge"}:
            seen[hedge] += 1
            right[hedge] += one.supports == truth[one.proposition]
    ordered = sorted(seen, key=lambda one: (-seen[one], one))
    return tuple(HedgeView(words=one, n=seen[one], right=right[one]) for one in ordered)
