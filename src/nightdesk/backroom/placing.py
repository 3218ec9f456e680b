# SPDX-License-Identifier: Apache-2.0
"""Claim → event → story: candidates from the ledger, the judgements that overrule, and what is written down."""

from __future__ import annotations

import msgspec

from nightdesk import merging
from nightdesk.backroom.gathering import Gathering
from nightdesk.backroom.standing import Ruling, Standing
from nightdesk.backroom.tellings import Tellings
from nightdesk.backroom.work import Original, Work, put
from nightdesk.ledger import Block, Ledger
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, Membership


class Placing:
    """Puts claims into events and events into stories."""

    def __init__(self, ledger: Ledger, rules: Standing) -> None:
        self._ledger, self._rules = ledger, rules
        self.tellings = Tellings(ledger)
        self._gathering = Gathering(ledger, rules, self.tellings)

    def place(self, work: Work, claim: Claim, original: Original | None) -> tuple[Membership, Event] | None:
        """The event of a claim and why; None for plans and opinions that no event answers to."""
        ruling = self._rules.placements.get(claim.id)
        if ruling is not None and (forced := self._forced(work, claim, ruling)) is not None:
            return forced
        report = work.stored.report.uid
        if original is not None and ruling is None:
            event: Event | None = self._ledger.get("event", original.event)
            if event is not None:
                return Membership(
                    claim=claim.id,
                    event=event.id,
                    report=report,
                    speaks_for=("repeats an earlier report",),
                    follows=original.claim,
                ), event
        parent = work.events.get(claim.part_of) if claim.part_of else None
        mine = merging.found(claim, work.cause.received)
        candidates = self._candidates(work, claim, mine, parent)
        if parent is None and claim.kind in merging.CONSEQUENCES and not claim.background:
            parent = merging.container_of(claim, work.published, candidates)
            candidates += self._inside(parent, candidates) if parent is not None else []
        if ruling is not None:
            candidates = []
        told = self.tellings.of(work, claim)
        work.considered[claim.id] = tuple(dict.fromkeys(one.id for one in candidates))
        placement = merging.place(claim, work.published, candidates, parent, told, self.tellings.of_event)
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
        """Two claims of one kind that reading kept apart in one sentence are two occurrences, unless one speaker's word meets another's denial."""
        earlier = next(one for one in work.reading.claims if one.id == other)
        return (
            earlier.quote.start == claim.quote.start
            and earlier.kind == claim.kind
            and (earlier.polarity is claim.polarity or _speakers(earlier) == _speakers(claim))
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

    def found(self, work: Work, event: Event) -> Event:
        """Write down an event that a claim has founded, in its story."""
        event = msgspec.structs.replace(
            event,
            title=self._rules.names.get(event.id, ""),
            dismissed=event.id in self._rules.dismissed,
        )
        event = self._gathering.gather(work, event)
        put(self._ledger, "event", event.id, event, work.cause)
        self._block(event, work)
        return event

    def grow(self, work: Work, claim: Claim, event: Event) -> Event:
        """Write down what a claim adds to its event."""
        grown = merging.absorb(event, claim)
        parent = work.events.get(claim.part_of) if claim.part_of else None
        if grown.part_of is None and parent is not None and parent != grown.id:
            grown = msgspec.structs.replace(grown, part_of=parent)
        put(self._ledger, "event", event.id, grown, work.cause)
        self._block(grown, work)
        self._gathering.touch(grown.story, work)
        return grown

    def _block(self, event: Event, work: Work) -> None:
        keys = [*merging.keys(event, work.published), *merging.story_keys(event, work.published)]
        if event.part_of is not None:
            keys.append(f"part|{event.part_of}")
        for key in keys:
            row = f"{key}>{event.id}"
            if self._ledger.get("block", row) is None:
                put(self._ledger, "block", row, Block(block=key, event=event.id), work.cause)


def _speakers(claim: Claim) -> set[int]:
    return {one.quote.start for one in claim.attribution}
