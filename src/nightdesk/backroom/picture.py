# SPDX-License-Identifier: Apache-2.0
"""Derived rows → frozen views, as they stood at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nightdesk.backroom.relations import Relations, acting_in, ties_among
from nightdesk.backroom.resting import resting
from nightdesk.backroom.work import in_order
from nightdesk.ledger import EventToll, Heard, Ledger, StoredReport
from nightdesk.naming import Namer
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, RootEdge, Story
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import CountOf
from nightdesk.vocabulary.views import (
    BriefView,
    Coverage,
    EventView,
    EvidenceView,
    LinkView,
    PropositionView,
    StoryView,
    TieView,
)
from nightdesk.weighing import Weigher, aged

_RECENT = 7 * DAY
_SETTLED_ENOUGH = 200
_RECORD = "{settled} propositions of this ledger are settled: its record is under `nightdesk score`"
_NOTE = "calibrated on simulation: fewer than 200 propositions of this ledger are settled"


@dataclass(frozen=True, slots=True)
class Materials:
    """All that the views of some events are made of."""

    propositions: dict[str, list[Proposition]]  # by event
    beliefs: dict[str, Belief]
    evidence: dict[str, list[Evidence]]  # by proposition
    claims: dict[str, Claim]
    roots: dict[str, RootEdge]
    reports: dict[str, StoredReport]
    tolls: dict[str, EventToll]
    versions: dict[str, int]


class Picture:
    """Builds views from a ledger as of a moment."""

    def __init__(self, ledger: Ledger, weigher: Callable[[str], Weigher], layer: str, as_of: Moment | None) -> None:
        self._ledger, self._weigher, self._layer, self._as_of = ledger, weigher, layer, as_of
        self._relations = Relations(ledger, as_of)
        heard: Heard | None = ledger.get("heard", "last", as_of=as_of)
        self._heard = heard.at if heard is not None else None

    def brief(self, now: Moment, story: str | None = None) -> BriefView:
        """The stories that were known then: those of the last week first, each group by number of reports."""
        events: list[Event] = (
            self._ledger.find("event", "story", [story], as_of=self._as_of)
            if story is not None
            else [event for _, event in self._ledger.all("event", as_of=self._as_of)]
        )
        events = [one for one in events if not one.dismissed]
        materials = self.materials(events)
        by_story: dict[str, list[EventView]] = defaultdict(list)
        for event in events:
            view = self.event(event, materials, now)
            if view.propositions:
                by_story[event.story].append(view)
        stories = {one.id: one for one in self._ledger.find("story", "key", by_story, as_of=self._as_of)}
        links = self._relations.links({one.id for one in events})
        ties = self._relations.ties(acting_in(view for views in by_story.values() for view in views))
        views = [self._story(stories[key], views, links, ties) for key, views in by_story.items() if key in stories]
        views.sort(key=lambda one: (now - one.last_received > _RECENT, -one.reports, one.first_received, one.id))
        return BriefView(as_of=now, coverage=self._coverage(), stories=tuple(views), model_note=self.note())

    def event(self, event: Event, materials: Materials, now: Moment) -> EventView:
        """One event with its propositions."""
        propositions = resting(
            [
                self.proposition(one, materials, now)
                for one in materials.propositions.get(event.id, ())
                if one.id in materials.beliefs
            ]
        )
        toll = materials.tolls.get(event.id)
        return EventView(
            id=event.id,
            kind=event.kind,
            title=event.title,
            start=event.start,
            end=event.end,
            granularity=event.granularity,
            place=event.place,
            fillers=event.fillers,
            background=event.background,
            part_of=event.part_of,
            counts={CountOf(what): interval for what, interval in toll.counts.items()} if toll is not None else {},
            propositions=propositions,
            first_received=event.first_received,
            last_changed=max((one.last_changed for one in propositions), default=event.first_received),
            versions=materials.versions.get(event.id, 1),
            zone=(Namer.zone_of(event.place.name) or "") if event.place is not None and event.place.name else "",
        )

    def proposition(self, one: Proposition, materials: Materials, now: Moment) -> PropositionView:
        """One proposition with its evidence, as old as it is at ``now``."""
        belief = aged(materials.beliefs[one.id], now, self._heard)
        evidence = materials.evidence.get(one.id, [])
        weights = self._weigher(belief.epoch).weights(evidence)
        views = tuple(
            self._evidence(piece, weights, materials) for piece in evidence if piece.claim in materials.claims
        )
        return PropositionView(
            id=one.id,
            event=one.event,
            attribute=one.attribute,
            value=one.value,
            status=belief.status,
            probability=belief.probability,
            confidence=belief.confidence,
            roots=belief.roots_for,
            roots_against=belief.roots_against,
            reports=belief.reports,
            first_received=belief.first_received,
            last_changed=belief.last_changed,
            rule=belief.rule,
            because=belief.because,
            flags=belief.flags,
            superseded_by=belief.superseded_by,
            evidence=views,
        )

    def materials(self, events: Iterable[Event]) -> Materials:
        """Everything about these events, fetched together."""
        ledger, then = self._ledger, self._as_of
        ids = [event.id for event in events]
        propositions: dict[str, list[Proposition]] = defaultdict(list)
        for one in ledger.find("proposition", "event", ids, as_of=then):
            propositions[one.event].append(one)
        known = [one.id for group in propositions.values() for one in group]
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for piece in in_order(ledger.find("evidence", "proposition", known, as_of=then)):
            evidence[piece.proposition].append(piece)
        claims = ledger.claims({piece.claim for group in evidence.values() for piece in group})
        return Materials(
            propositions=propositions,
            beliefs={one.proposition: one for one in ledger.find("belief", "key", known, as_of=then)},
            evidence=evidence,
            claims=claims,
            roots={one.claim: one for one in ledger.find("root", "key", claims, as_of=then)},
            reports=ledger.reports({claim.report for claim in claims.values()}),
            tolls={one.event: one for one in ledger.find("toll", "key", ids, as_of=then)},
            versions=ledger.versions("event", ids, as_of=then),
        )

    def _evidence(self, piece: Evidence, weights: dict[str, float], materials: Materials) -> EvidenceView:
        claim = materials.claims[piece.claim]
        stored = materials.reports[claim.report]
        root = materials.roots.get(piece.claim)
        return EvidenceView(
            claim=claim.id,
            report=stored.report.id,
            uid=stored.report.uid,
            source=stored.report.source,
            source_kind=stored.report.source_kind,
            published=stored.report.published,
            received=piece.received,
            quote=claim.quote,
            trigger=claim.trigger,
            hedges=claim.hedges,
            attribution=claim.attribution,
            supports=piece.supports,
            act=piece.act,
            polarity=claim.polarity,
            modality=claim.modality,
            certainty=claim.certainty,
            weight=weights.get(piece.claim, 0.0),
            root=piece.root,
            dependence=piece.dependence,
            via=root.words if root is not None else "",
            withdrawn=piece.withdrawn,
            dependence_probability=piece.dependence_probability,
        )

    def _story(self, story: Story, events: list[EventView], links: list[LinkView], ties: list[TieView]) -> StoryView:
        ids = {event.id for event in events}
        pieces = [piece for event in events for one in event.propositions for piece in one.evidence]
        return StoryView(
            id=story.id,
            title=story.title,
            events=tuple(sorted(events, key=lambda one: (one.first_received, one.id))),
            links=tuple(link for link in links if link.source in ids or link.target in ids),
            first_received=story.first_received,
            last_received=story.last_received,
            reports=len({piece.uid for piece in pieces}),
            roots=len({piece.root for piece in pieces}),
            ties=ties_among(events, ties),
        )

    def _coverage(self) -> Coverage:
        numbers = self._ledger.numbers(self._layer, as_of=self._as_of)
        return Coverage(received=numbers.received, read=numbers.read, unread=numbers.unread, refused=numbers.refused)

    def note(self) -> str:
        """What the reader has to know of the calibration."""
        settled = len(
            [one for one in self._ledger.find("settlement", "day", [""], as_of=self._as_of) if one.proposition]
        )
        return _NOTE if settled < _SETTLED_ENOUGH else _RECORD.format(settled=settled)
