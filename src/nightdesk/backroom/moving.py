# SPDX-License-Identifier: Apache-2.0
"""Claims go from one event to another, and everything that hangs on them goes with them.

Invariants: what a claim said, when and on whose word stays as it is; only the event that it is said of changes. The older event keeps
its id when two become one and the other redirects; the founder's side keeps it when one is parted. Every row names the input that caused it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nightdesk import merging
from nightdesk.backroom.books import Books
from nightdesk.backroom.carrying import Carrying
from nightdesk.backroom.work import Cause, put
from nightdesk.ledger import Block, Ledger, Redirect, StoredReport
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, Link, Membership, RootEdge, Story
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import Dependence


class Moving:
    """Joins and parts events in the ledger (inside its transaction)."""

    def __init__(self, ledger: Ledger, books: Books) -> None:
        self._ledger, self._rules = ledger, books.rules
        self._carrying = Carrying(ledger, books)

    def join(self, kept: Event, gone: Event, reasons: tuple[str, ...], cause: Cause) -> Event:
        """Both are one: the claims of ``gone`` speak of ``kept`` from now on."""
        members = self._members(gone.id)
        self._enrol(members, kept.id, reasons, (), cause)
        self._carrying.whole(gone.id, kept.id, cause)
        self._close("event", gone.id, cause)
        put(self._ledger, "redirect", gone.id, Redirect(old=gone.id, new=kept.id), cause)
        for child in self.children(gone.id):
            self._adopt(child, None if child.id == kept.id else kept.id, cause)
        self._links(gone.id, kept.id, cause)
        grown = self._profiled(kept, cause)
        if gone.story != kept.story:
            self._one_story(kept, gone, cause)
        return self._ledger.get("event", grown.id) or grown

    def part(
        self, event: Event, leaving: Sequence[str], target: Event | None, reasons: tuple[str, ...], cause: Cause
    ) -> Event:
        """The claims ``leaving`` speak of ``target``, or of an event of their own, from now on; copies go with what they repeat."""
        everybody = self._members(event.id)
        gone = set(leaving)
        for one in everybody:  # in the order in which they were said: a copy comes after its original
            if one.follows in gone:
                gone.add(one.claim)
        members = [one for one in everybody if one.claim in gone]
        goal = target if target is not None else self._founded(event, members[0].claim, cause)
        self._enrol(members, goal.id, (), reasons, cause)
        carried = {one.claim for one in members}
        for child in self.children(event.id):
            inside = [one.claim for one in self._members(child.id)]
            if all(one.part_of in carried for one in self._ledger.claims(inside).values()):
                carried |= set(inside)
                self._adopt(child, goal.id, cause)
        self._carrying.some(carried, event.id, goal.id, cause)
        self._profiled(event, cause)
        return self._profiled(goal, cause)

    def children(self, event: str) -> list[Event]:
        """The events inside an event."""
        found = sorted({one.event for one in self._ledger.find("block", "block", [f"part|{event}"])})
        events = [one for key in found if (one := self._ledger.get("event", key)) is not None]
        return [one for one in events if one.part_of == event]

    def _members(self, event: str) -> list[Membership]:
        found: list[Membership] = self._ledger.find("membership", "event", [event])
        return found

    def _enrol(
        self,
        members: Iterable[Membership],
        event: str,
        speaks_for: tuple[str, ...],
        against: tuple[str, ...],
        cause: Cause,
    ) -> None:
        for one in members:
            moved = msgspec.structs.replace(
                one,
                event=event,
                speaks_for=tuple(dict.fromkeys((*one.speaks_for, *speaks_for))),
                speaks_against=tuple(dict.fromkeys((*one.speaks_against, *against))),
            )
            put(self._ledger, "membership", one.claim, moved, cause)

    def _founded(self, old: Event, founder: str, cause: Cause) -> Event:
        claim = self._ledger.claims([founder])[founder]
        stored = self._ledger.report(claim.report)
        event = msgspec.structs.replace(
            merging.found(self._rules.judged(claim), stored.received),
            story=old.story,
            part_of=old.part_of,
            dismissed=old.dismissed,
        )
        if self._ledger.get("redirect", event.id) is not None:  # it was an event before
            self._close("redirect", event.id, cause)
        put(self._ledger, "event", event.id, event, cause)
        return event

    def _profiled(self, event: Event, cause: Cause) -> Event:
        """The event as its claims describe it now, and found under their keys."""
        members = [one for one in self._members(event.id) if not one.follows]
        claims = {one.id: self._rules.judged(one) for one in self._ledger.claims([m.claim for m in members]).values()}
        edges: dict[str, RootEdge] = {one.claim: one for one in self._ledger.find("root", "key", claims)}
        reports = self._ledger.reports({one.report for one in members})
        ordered = [claims[event.founder], *(claims[one.claim] for one in members if one.claim != event.founder)]
        profile = described(event, ordered, edges)
        put(self._ledger, "event", event.id, profile, cause)
        for key in _keys(profile, ordered, reports):
            row = f"{key}>{event.id}"
            if self._ledger.get("block", row) is None:
                put(self._ledger, "block", row, Block(block=key, event=event.id), cause)
        return profile

    def _adopt(self, child: Event, parent: str | None, cause: Cause) -> None:
        put(self._ledger, "event", child.id, msgspec.structs.replace(child, part_of=parent), cause)
        if parent is not None and self._ledger.get("block", f"part|{parent}>{child.id}") is None:
            block = Block(block=f"part|{parent}", event=child.id)
            put(self._ledger, "block", f"part|{parent}>{child.id}", block, cause)

    def _links(self, old: str, new: str, cause: Cause) -> None:
        found: list[Link] = [*self._ledger.find("link", "source", [old]), *self._ledger.find("link", "target", [old])]
        for link in dict.fromkeys(found):
            self._close("link", _key(link), cause)
            source, target = (new if one == old else one for one in (link.source, link.target))
            if source != target:
                moved = msgspec.structs.replace(link, source=source, target=target)
                put(self._ledger, "link", _key(moved), moved, cause)

    def _one_story(self, kept: Event, gone: Event, cause: Cause) -> None:
        """Stories that share an event are one: the older one."""
        stories: list[Story] = [one for key in (kept.story, gone.story) if (one := self._ledger.get("story", key))]
        if len(stories) < 2:
            return
        older, younger = sorted(stories, key=lambda one: (one.first_received, one.id))
        for event in self._ledger.find("event", "story", [younger.id]):
            put(self._ledger, "event", event.id, msgspec.structs.replace(event, story=older.id), cause)
        last = max(older.last_received, younger.last_received)
        put(self._ledger, "story", older.id, msgspec.structs.replace(older, last_received=last), cause)
        self._close("story", younger.id, cause)
        put(self._ledger, "redirect", younger.id, Redirect(old=younger.id, new=older.id), cause)

    def _close(self, table: str, key: str, cause: Cause) -> None:
        self._ledger.close_key(table, key, seq=cause.seq, received=cause.received, layer=cause.layer)


def described(event: Event, claims: Sequence[Claim], edges: dict[str, RootEdge]) -> Event:
    """The event with the profile that its claims make, the founder first; whom it belongs to and its name stay."""
    founder = merging.found(claims[0], event.first_received)
    profile = msgspec.structs.replace(
        founder, part_of=event.part_of, story=event.story, title=event.title, dismissed=event.dismissed
    )
    known = {edges[claims[0].id].root} if claims[0].id in edges else set()
    for one in claims[1:]:
        edge = edges.get(one.id)
        if edge is None or edge.kind is Dependence.OWN or edge.root not in known:
            profile = merging.absorb(profile, one)
        if edge is not None:
            known.add(edge.root)
    return profile


def _keys(event: Event, claims: Sequence[Claim], reports: dict[str, StoredReport]) -> list[str]:
    out: dict[str, None] = {}
    for one in claims:
        stored = reports[one.report]
        published: Moment = stored.received if stored.report.published is None else stored.report.published
        out |= dict.fromkeys((*merging.keys(event, published), *merging.story_keys(event, published)))
    return list(out)


def _key(link: Link) -> str:
    return f"{link.kind}|{link.source}|{link.target}|{link.claim}"
