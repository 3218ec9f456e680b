# SPDX-License-Identifier: Apache-2.0
"""Earlier decisions, looked at again when a later claim speaks against them: events join, and claims leave them.

Invariants: at most one decision is revised for each claim, so that adding one costs what it costs; what a person has judged is left alone;
a revision needs a margin over what stands, so that nothing swings to and fro.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from nightdesk import merging
from nightdesk.backroom.books import Books
from nightdesk.backroom.moving import Moving, described
from nightdesk.backroom.tellings import Tellings
from nightdesk.backroom.work import Work
from nightdesk.ledger import Ledger
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, Membership, RootEdge
from nightdesk.vocabulary.terms import Polarity

_MARGIN = 0.3
_HOPELESS = -1.0  # a margin, without the words, that no words make up for
_LOOKALIKES = 2  # events beside which a claim makes its own be looked at


class Revising:
    """Joins and parts events after a claim has come in (inside the ledger's transaction)."""

    def __init__(self, ledger: Ledger, books: Books, tellings: Tellings) -> None:
        self._ledger, self._rules, self._tellings = ledger, books.rules, tellings
        self._moving = Moving(ledger, books)

    def after(self, work: Work, claim: Claim, identifier: str) -> set[str]:
        """The events that changed because of ``claim``, which has been placed in the event ``identifier``."""
        event: Event | None = self._ledger.get("event", identifier)
        if event is None or claim.polarity is Polarity.NEGATIVE or self._judged(event):
            return set()
        changed = self._revised(work, claim, event)
        self._tellings.forget(changed)
        if changed:
            for one in work.events:
                membership: Membership | None = self._ledger.get("membership", one)
                if membership is not None:
                    work.events[one] = membership.event
        return changed

    def _revised(self, work: Work, claim: Claim, event: Event) -> set[str]:
        found = (self._ledger.get("event", one) for one in work.considered[claim.id] if one != event.id)
        others = [one for one in found if one is not None and not self._judged(one)]
        mine = merging.found(claim, work.published)
        told = [self._tellings.of(work, claim)]
        for other in others:
            if merging.compare(mine, other, told, self._tellings.of_event).fits and self._join(work, event, other):
                return {event.id, other.id}
        if event.founder != claim.id and not _tells_more(claim, event):
            return set()
        for other in sorted(others, key=lambda one: (-one.claims, one.id))[:_LOOKALIKES]:
            if self._changes_sides(work, claim, event, other):
                return {event.id, other.id}
        return self._thrown_out(work, claim, event)

    def _join(self, work: Work, one: Event, other: Event) -> bool:
        """The claim fits both: are they one?"""
        case = merging.compare(one, other, self._tellings.of_event(one.id), self._tellings.of_event)
        if not case.fits or case.margin < _MARGIN or not self._may_be_one(one, other):
            return False
        kept, gone = sorted((one, other), key=lambda each: (each.first_received, each.id))
        self._moving.join(kept, gone, ("joined later", *case.reasons), work.cause)
        return True

    def _may_be_one(self, one: Event, other: Event) -> bool:
        """Neither is inside the other, and no sentence tells both."""
        if one.part_of != other.part_of and one.part_of is not None and other.part_of is not None:
            return False
        if one.id in {other.part_of, one.part_of} or other.id in {one.part_of, other.part_of}:
            return False
        members: list[Membership] = self._ledger.find("membership", "event", [one.id, other.id])
        claims = self._ledger.claims([each.claim for each in members])
        said: dict[tuple[str, int, str], str] = {}
        for each in members:
            claim = claims[each.claim]
            if said.setdefault((claim.report, claim.quote.start, claim.kind), each.event) != each.event:
                return False
        return True

    def _changes_sides(self, work: Work, claim: Claim, event: Event, other: Event) -> bool:
        """The claim has shown that two look-alikes are two: does a claim of one fit the other better?"""
        if merging.compare(event, other).forbidden == "":
            return False
        for home, away in ((other, event), (event, other)):
            for member, rest, tellings in self._without_each(home):
                alone = merging.found(member, home.first_received)
                if member.id == claim.id or merging.compare(alone, away).margin < _HOPELESS:
                    continue
                told = [self._tellings.known(member.id)]
                there = merging.compare(alone, away, told, self._tellings.of_event)
                here = merging.compare(alone, rest, told, _only(tellings))
                if there.fits and (here.forbidden or there.margin > here.margin + _MARGIN):
                    reasons = (f"left: {here.forbidden}" if here.forbidden else "left for one that fits better",)
                    self._moving.part(home, [member.id], away, reasons, work.cause)
                    return True
        return False

    def _thrown_out(self, work: Work, claim: Claim, event: Event) -> set[str]:
        """With what the claim has added, an earlier one may no longer belong."""
        if event.founder == claim.id:
            return set()
        for member, rest, _ in self._without_each(event):
            if member.id == claim.id:
                continue
            reason = merging.compare(merging.found(member, event.first_received), rest).forbidden
            if reason:
                target = self._moving.part(event, [member.id], None, (f"left: {reason}",), work.cause)
                return {event.id, target.id}
        return set()

    def _without_each(self, event: Event) -> Iterator[tuple[Claim, Event, list[merging.Told]]]:
        """The claims that were placed in an event for what they say, but its founder; each with the event and its tellings without it."""
        members = [one for one in self._tellings.members(event.id) if one != event.founder]
        if not members:
            return
        stored = self._ledger.claims([event.founder, *members])
        claims = {key: self._rules.judged(one) for key, one in stored.items()}
        edges: dict[str, RootEdge] = {one.claim: one for one in self._ledger.find("root", "key", claims)}
        for one in members:
            rest = [event.founder, *(each for each in members if each != one)]
            profile = described(event, [claims[each] for each in rest], edges)
            yield claims[one], profile, [self._tellings.known(each) for each in rest]

    def _judged(self, event: Event) -> bool:
        """Whether a person has decided anything about the event."""
        rules = self._rules
        if event.id in rules.names or event.id in rules.dismissed or event.story in rules.names:
            return True
        if rules.placements and any(one.by != "rule" for one in self._ledger.find("membership", "event", [event.id])):
            return True
        settled = rules.settled
        return bool(settled) and any(one.id in settled for one in self._ledger.find("proposition", "event", [event.id]))


def _only(tellings: Sequence[merging.Told]) -> Callable[[str], Sequence[merging.Told]]:
    """These tellings, whatever the event."""
    return lambda _: tellings


def _tells_more(claim: Claim, event: Event) -> bool:
    """Whether the event has its place or its time from this claim."""
    placed = claim.place is not None and claim.place == event.place
    timed = claim.time is not None and (claim.time.start, claim.time.end) == (event.start, event.end)
    return placed or timed
