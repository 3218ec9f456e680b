# SPDX-License-Identifier: Apache-2.0
"""One reading → derived rows: copies, roots, events, stories, propositions, beliefs.

Invariant: what is written is a function of the rows before it, the reading and the standing judgements;
nothing else is looked at, no clock and no cache. Folding the same inputs in the same order gives the same
rows, which is why replay equals live.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from nightdesk import merging, weighing
from nightdesk.backroom.standing import Ruling, Standing
from nightdesk.ledger import Band, Block, CopyRow, EventToll, Ledger, StoredReport
from nightdesk.naming import Namer
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.event import Event, Membership, RootEdge, Story
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Act, CountOf, Dependence, Modality, Polarity

_COUNTED = frozenset(CountOf)
_MOST_CANDIDATES = 24  # reports that share most of a text's fingerprint; a copy is among the nearest


@dataclass(frozen=True, slots=True)
class Cause:
    """The input that rows come from."""

    seq: int
    received: Moment
    layer: str


@dataclass(frozen=True, slots=True)
class Original:
    """The earlier claim that a claim repeats."""

    claim: str
    root: str
    event: str
    edition: bool


@dataclass(slots=True)
class Work:
    """One reading under way."""

    stored: StoredReport
    reading: Reading
    cause: Cause
    outlet: str
    copy: merging.CopyOf | None
    events: dict[str, str] = field(default_factory=dict)  # claim -> event
    remade: set[str] = field(default_factory=set)  # claims of the earlier edition that this one makes again

    @property
    def published(self) -> Moment:
        """When the report speaks from: an undated one speaks when it comes in."""
        published = self.stored.report.published
        return self.cause.received if published is None else published


class Fold:
    """Folds readings into the derived rows of a ledger (inside its transaction)."""

    def __init__(self, ledger: Ledger, namer: Namer, weigher: weighing.Weigher, rules: Standing) -> None:
        self._ledger, self._namer, self._weigher, self._rules = ledger, namer, weigher, rules
        self._roots: dict[str, set[str]] = {}

    def reading(self, stored: StoredReport, reading: Reading, cause: Cause) -> None:
        """Everything that follows from one report's reading."""
        outlet = self._rules.actor(self._namer.source_actor(stored.report.source))
        work = Work(stored, reading, cause, outlet, self._find_copy(stored, reading, cause))
        for claim in reading.claims:
            self._claim(work, self._judged(claim))
        self._links(work)
        if stored.replaces is not None:
            self._dropped(work, stored.replaces)

    # -- copies

    def _find_copy(self, stored: StoredReport, reading: Reading, cause: Cause) -> merging.CopyOf | None:
        if not reading.read:
            return None
        report = stored.report
        bands = merging.bands(report)
        shared = Counter(one.report for one in self._ledger.find("band", "band", bands))
        nearest = sorted(shared, key=lambda uid: (-shared[uid], uid))[:_MOST_CANDIDATES]
        candidates = sorted(self._ledger.reports(nearest).values(), key=lambda one: one.seq)
        copy = merging.find_copy(report, [one.report for one in candidates])
        for band in bands:
            self._put("band", f"{band}|{report.uid}", Band(band=band, report=report.uid), cause)
        if copy is not None:
            aligned = tuple((one.start, one.end, one.from_start, one.from_end) for one in copy.aligned)
            self._put(
                "copy",
                report.uid,
                CopyRow(report=report.uid, of=copy.of, share=copy.share, aligned=aligned),
                cause,
            )
        return copy

    def _original(self, work: Work, claim: Claim) -> Original | None:
        """The claim that ``claim`` repeats: in the earlier edition, or in the report that was copied."""
        if work.stored.replaces is not None:
            for earlier in self._ledger.claims_of(work.stored.replaces, work.cause.layer):
                if _says_the_same(earlier, claim) and earlier.id not in work.remade:
                    work.remade.add(earlier.id)
                    return self._as_original(earlier, edition=True)
        if work.copy is None:
            return None
        at = claim.trigger.start
        span = next((one for one in work.copy.aligned if one.start <= at < one.end), None)
        if span is None:
            return None
        for earlier in self._ledger.claims_of(work.copy.of, work.cause.layer):
            inside = span.from_start <= earlier.trigger.start < span.from_end
            if inside and earlier.kind == claim.kind and earlier.polarity is claim.polarity:
                return self._as_original(earlier, edition=False)
        return None

    def _as_original(self, earlier: Claim, *, edition: bool) -> Original | None:
        edge: RootEdge | None = self._ledger.get("root", earlier.id)
        membership: Membership | None = self._ledger.get("membership", earlier.id)
        if edge is None or membership is None:
            return None
        return Original(earlier.id, edge.root, membership.event, edition)

    def root_for_source(self, actor: str, event: str) -> str | None:
        """The root of what a source has itself published about an event."""
        for membership in self._ledger.find("membership", "event", [event]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == actor:
                return edge.root
        return None

    # -- claims

    def _judged(self, claim: Claim) -> Claim:
        """The claim with its actors as people at the desk have judged them."""
        if not self._rules.same_actor and not self._rules.names:
            return claim
        roles = tuple(
            msgspec.structs.replace(
                one,
                actor=(actor := self._rules.actor(one.actor)),
                name=self._rules.names.get(actor, one.name),
            )
            if one.actor
            else one
            for one in claim.roles
        )
        speakers = tuple(
            msgspec.structs.replace(one, actor=self._rules.actor(one.actor)) if one.actor else one
            for one in claim.attribution
        )
        return msgspec.structs.replace(claim, roles=roles, attribution=speakers)

    def _claim(self, work: Work, claim: Claim) -> None:
        original = self._original(work, claim)
        placed = self._place(work, claim, original)
        if placed is None:
            return
        membership, event = placed
        work.events[claim.id] = event.id
        self._put("membership", claim.id, membership, work.cause)
        root = merging.root_of(claim, event.id, work.outlet, original, self)
        known = self._roots_of(event.id)
        known_root = root.root in known
        known.add(root.root)
        self._put("root", claim.id, root, work.cause)
        if event.founder == claim.id:
            event = self._found(work, claim, event)
        elif original is None and (root.kind is Dependence.OWN or not known_root):
            event = self._grow(work, claim, event)
        self._weigh(work, claim, event, root)

    def _roots_of(self, event: str) -> set[str]:
        """The roots of an event's claims: read from the ledger once a fold, kept up by it afterwards."""
        if event not in self._roots:
            claims = [one.claim for one in self._ledger.find("membership", "event", [event])]
            self._roots[event] = {one.root for one in self._ledger.find("root", "key", claims)}
        return self._roots[event]

    def _place(self, work: Work, claim: Claim, original: Original | None) -> tuple[Membership, Event] | None:
        """The event of a claim and why; None for plans and opinions that no event answers to."""
        ruling = self._rules.placements.get(claim.id)
        if ruling is not None and (forced := self._forced(work, claim, ruling)) is not None:
            return forced
        report = work.stored.report.uid
        if original is not None and ruling is None:
            event: Event | None = self._ledger.get("event", original.event)
            if event is not None:
                return Membership(
                    claim=claim.id, event=event.id, report=report, speaks_for=("repeats an earlier report",)
                ), event
        parent = work.events.get(claim.part_of) if claim.part_of else None
        mine = merging.found(claim, work.cause.received)
        candidates = self._candidates(work, claim, mine, parent)
        if parent is None and claim.kind in merging.CONSEQUENCES and not claim.background:
            parent = merging.container_of(claim, work.published, candidates)
            candidates += self._inside(parent, candidates) if parent is not None else []
        if ruling is not None:
            candidates = []
        placement = merging.place(claim, work.published, candidates, parent)
        if placement.event is not None:
            return (
                Membership(
                    claim=claim.id, event=placement.event, report=report, probability=round(placement.probability, 4),
                    speaks_for=placement.speaks_for, speaks_against=placement.speaks_against,
                ),
                self._ledger.get("event", placement.event),
            )  # fmt: skip
        if merging.founds_nothing(claim):
            return None
        event = msgspec.structs.replace(mine, part_of=parent)
        by = ruling.judgement if ruling is not None else "rule"
        return Membership(
            claim=claim.id, event=event.id, report=report, speaks_against=placement.speaks_against, by=by
        ), event

    def _candidates(self, work: Work, claim: Claim, mine: Event, parent: str | None) -> list[Event]:
        keys = list(merging.search_keys(mine, work.published))
        if parent is not None:
            keys.append(f"part|{parent}")
        found = sorted({one.event for one in self._ledger.find("block", "block", keys)})
        events = [event for one in found if (event := self._ledger.get("event", one)) is not None]
        same_report = {
            event
            for other, event in work.events.items()
            if other != claim.id and self._same_sentence(work, other, claim)
        }
        return [one for one in events if one.id not in same_report]

    def _inside(self, parent: str, known: list[Event]) -> list[Event]:
        """Events inside ``parent`` that are not candidates yet."""
        have = {one.id for one in known}
        found = sorted({one.event for one in self._ledger.find("block", "block", [f"part|{parent}"])} - have)
        return [event for one in found if (event := self._ledger.get("event", one)) is not None]

    @staticmethod
    def _same_sentence(work: Work, other: str, claim: Claim) -> bool:
        """Two claims of one kind that reading kept apart in one sentence are two occurrences."""
        earlier = next(one for one in work.reading.claims if one.id == other)
        return (
            earlier.quote.start == claim.quote.start
            and earlier.kind == claim.kind
            and earlier.polarity is claim.polarity
        )

    def _forced(self, work: Work, claim: Claim, ruling: Ruling) -> tuple[Membership, Event] | None:
        """Where a person's judgement puts the claim; None where it founds the event of its group."""
        anchor = ruling.with_claim
        if ruling.group:
            members = [
                c for c, other in self._rules.placements.items() if other.group == ruling.group and c != claim.id
            ]
            anchor = next((one for one in members if self._ledger.get("membership", one) is not None), "")
        membership: Membership | None = self._ledger.get("membership", anchor) if anchor else None
        if membership is None:
            return None
        made = Membership(claim=claim.id, event=membership.event, report=work.stored.report.uid, by=ruling.judgement)
        return made, self._ledger.get("event", membership.event)

    def _found(self, work: Work, claim: Claim, event: Event) -> Event:
        event = msgspec.structs.replace(
            event,
            title=self._rules.names.get(event.id, ""),
            dismissed=event.id in self._rules.dismissed,
        )
        event = self._into_story(work, event)
        self._put("event", event.id, event, work.cause)
        self._block(event, work)
        return event

    def _grow(self, work: Work, claim: Claim, event: Event) -> Event:
        grown = merging.absorb(event, claim)
        parent = work.events.get(claim.part_of) if claim.part_of else None
        if grown.part_of is None and parent is not None and parent != grown.id:
            grown = msgspec.structs.replace(grown, part_of=parent)
        self._put("event", event.id, grown, work.cause)
        self._block(grown, work)
        self._touch_story(grown.story, work)
        return grown

    def _block(self, event: Event, work: Work) -> None:
        keys = [*merging.keys(event, work.published), *merging.story_keys(event, work.published)]
        if event.part_of is not None:
            keys.append(f"part|{event.part_of}")
        for key in keys:
            row = f"{key}>{event.id}"
            if self._ledger.get("block", row) is None:
                self._put("block", row, Block(block=key, event=event.id), work.cause)

    def _into_story(self, work: Work, event: Event) -> Event:
        parent: Event | None = self._ledger.get("event", event.part_of) if event.part_of else None
        story = parent.story if parent is not None else None
        if story is None:
            keys = merging.story_search_keys(event, work.published)
            near = sorted({one.event for one in self._ledger.find("block", "block", keys)})
            neighbours = [one for key in near if (one := self._ledger.get("event", key)) is not None]
            neighbours += [
                one
                for key in dict.fromkeys(work.events.values())
                if (one := self._ledger.get("event", key)) is not None
            ]
            story = merging.story_of(event, neighbours) or self._story_of_report(work)
        if story is None:
            story = merging.story_id(event.id)
            value = Story(
                id=story, founder=event.id, first_received=work.cause.received, last_received=work.cause.received,
                title=self._rules.names.get(story, ""),
            )  # fmt: skip
            self._put("story", story, value, work.cause)
        else:
            self._touch_story(story, work)
        dismissed = event.dismissed or story in self._rules.dismissed
        return msgspec.structs.replace(event, story=story, dismissed=dismissed)

    def _story_of_report(self, work: Work) -> str | None:
        """A report tells one story: what fits no other belongs to that of its first event."""
        first: Event | None = self._ledger.get("event", next(iter(work.events.values()), ""))
        return first.story if first is not None and first.story else None

    def _touch_story(self, story: str, work: Work) -> None:
        value: Story | None = self._ledger.get("story", story)
        if value is not None and value.last_received < work.cause.received:
            self._put("story", story, msgspec.structs.replace(value, last_received=work.cause.received), work.cause)

    # -- beliefs

    def _weigh(self, work: Work, claim: Claim, event: Event, root: RootEdge) -> None:
        toll_event = self._toll_event(event)
        made = weighing.statements(claim, event, root, work.stored.report, work.cause.received, toll_event)
        counted: set[str] = set()
        for proposition, evidence in made:
            counted |= {proposition.event} if proposition.attribute.value in _COUNTED else set()
            self._add_evidence(proposition, self._with_withdrawal(evidence), work.cause)
        if claim.act in {Act.RETRACT, Act.CORRECT}:
            self._take_back(work, event, claim)
        for one in sorted(counted):
            self._toll(one, work.cause)

    def _toll_event(self, event: Event) -> str:
        """A toll belongs to one occurrence: that of the attack, not that of the deaths inside it."""
        return event.part_of or event.id

    def _with_withdrawal(self, evidence: Evidence) -> Evidence:
        judgement = self._rules.withdrawn.get(evidence.claim) or self._rules.withdrawn.get(evidence.report)
        return (
            evidence if judgement is None else msgspec.structs.replace(evidence, withdrawn=True, withdrawn_by=judgement)
        )

    def _add_evidence(self, proposition: Proposition, evidence: Evidence, cause: Cause) -> None:
        if self._ledger.get("proposition", proposition.id) is None:
            self._put("proposition", proposition.id, proposition, cause)
        key = f"{evidence.claim}|{proposition.id}|{evidence.act.value}"
        self._put("evidence", key, evidence, cause)
        self._believe(proposition, cause)

    def _believe(self, proposition: Proposition, cause: Cause) -> None:
        evidence: list[Evidence] = self._ledger.find("evidence", "proposition", [proposition.id])
        before: Belief | None = self._ledger.get("belief", proposition.id)
        event: Event | None = self._ledger.get("event", proposition.event)
        belief = self._weigher.weigh(
            proposition,
            event.kind if event is not None else "",
            evidence,
            before,
            self._rules.settled.get(proposition.id),
        )
        if before is not None and before.superseded_by is not None:
            belief = msgspec.structs.replace(belief, superseded_by=before.superseded_by)
        self._put("belief", proposition.id, belief, cause, event=proposition.event)

    def _toll(self, event: str, cause: Cause) -> None:
        """Intervals of an event's counts, and which figure has overtaken which."""
        counts: dict[str, weighing.Toll] = {}
        propositions: list[Proposition] = self._ledger.find("proposition", "event", [event])
        for attribute in sorted({one.attribute for one in propositions if one.attribute.value in _COUNTED}):
            figures = self._figures([one for one in propositions if one.attribute is attribute])
            if figures:
                counts[attribute.value] = weighing.toll(figures)
        for toll in counts.values():
            self._supersede(toll, cause)
        value = EventToll(event=event, counts={name: toll.interval for name, toll in counts.items()})
        self._put("toll", event, value, cause)

    def _figures(self, propositions: list[Proposition]) -> list[weighing.Figure]:
        values = {one.id: one.value for one in propositions}
        evidence: list[Evidence] = self._ledger.find("evidence", "proposition", sorted(values))
        return [
            weighing.Figure(proposition=one.proposition, value=values[one.proposition], evidence=one)
            for one in evidence
            if one.dependence not in {Dependence.COPY, Dependence.EDITION}
        ]

    def _supersede(self, toll: weighing.Toll, cause: Cause) -> None:
        for old, new in sorted(toll.superseded.items()):
            belief: Belief | None = self._ledger.get("belief", old)
            if belief is not None and belief.superseded_by != new:
                changed = msgspec.structs.replace(belief, superseded_by=new, last_changed=cause.received)
                proposition: Proposition | None = self._ledger.get("proposition", old)
                event = proposition.event if proposition is not None else ""
                self._put("belief", old, changed, cause, event=event)

    def _take_back(self, work: Work, event: Event, claim: Claim) -> None:
        """A source withdraws what it said of the event: its earlier claims, and all that rest on them."""
        if claim.act is not Act.RETRACT:
            return
        for membership in self._ledger.find("membership", "event", [event.id]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == work.outlet and membership.report != work.stored.report.uid:
                self._retract(membership.claim, work, certainty=1.0)

    def _dropped(self, work: Work, earlier: str) -> None:
        """Claims that a later edition no longer makes: a weak retraction."""
        for claim in self._ledger.claims_of(earlier, work.cause.layer):
            if (
                claim.id not in work.remade
                and claim.polarity is Polarity.POSITIVE
                and claim.modality is Modality.ASSERTED
            ):
                self._retract(claim.id, work, certainty=0.5)

    def _retract(self, claim: str, work: Work, certainty: float) -> None:
        for one in self._ledger.find("evidence", "claim", [claim]):
            if one.supports and one.act is not Act.RETRACT:
                taken = msgspec.structs.replace(
                    one, act=Act.RETRACT, supports=False, certainty=certainty, received=work.cause.received,
                    report=work.stored.report.uid,
                )  # fmt: skip
                proposition: Proposition = self._ledger.get("proposition", one.proposition)
                self._add_evidence(proposition, taken, work.cause)

    # -- links and ties

    def _links(self, work: Work) -> None:
        body = work.stored.report.body
        for link in merging.links_of(work.reading.claims, work.events, body):
            key = f"{link.kind}|{link.source}|{link.target}|{link.claim}"
            self._put("link", key, link, work.cause)
        for tie in merging.ties_of(work.reading.mentions, work.stored.report.uid, body):
            key = f"{tie.kind}|{tie.source}|{tie.target}|{tie.report}|{tie.quote.start}"
            self._put("tie", key, tie, work.cause)

    def _put(self, table: str, key: str, value: Value, cause: Cause, **index: str) -> None:
        self._ledger.put(table, key, value, seq=cause.seq, received=cause.received, layer=cause.layer, **index)


def _says_the_same(earlier: Claim, claim: Claim) -> bool:
    if earlier.kind != claim.kind or earlier.polarity is not claim.polarity or earlier.modality is not claim.modality:
        return False
    same_words = earlier.trigger.exact.lower() == claim.trigger.exact.lower()
    figures = {(one.what, one.best) for one in earlier.counts} == {(one.what, one.best) for one in claim.counts}
    return same_words and figures
