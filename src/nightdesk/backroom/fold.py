# SPDX-License-Identifier: Apache-2.0
"""One reading → derived rows: copies, roots, events, stories, propositions, beliefs.

Invariant: what is written is a function of the rows before it, the reading and the standing judgements;
nothing else is looked at, no clock and no cache. Folding the same inputs in the same order gives the same
rows, which is why replay equals live.
"""

from __future__ import annotations

from nightdesk import merging
from nightdesk.backroom.believing import Believing
from nightdesk.backroom.books import Books
from nightdesk.backroom.copying import Copying
from nightdesk.backroom.noticing import Noticing
from nightdesk.backroom.placing import Placing
from nightdesk.backroom.revising import Revising
from nightdesk.backroom.work import Cause, Work, put, wholes_first
from nightdesk.ledger import Above, Ledger, StoredReport
from nightdesk.naming import Namer
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import Dependence, TieKind


class Fold:
    """Folds readings into the derived rows of a ledger (inside its transaction)."""

    def __init__(self, ledger: Ledger, namer: Namer, books: Books, *, learns: bool = True) -> None:
        self._ledger, self._namer, self._rules = ledger, namer, books.rules
        self._copying = Copying(ledger)
        self._placing = Placing(ledger, books.rules)
        self._revising = Revising(ledger, books, self._placing.tellings)
        self._believing = Believing(ledger, books, learns=learns)
        self._noticing = Noticing(ledger)
        self._roots: dict[str, set[str]] = {}

    def reading(self, stored: StoredReport, reading: Reading, cause: Cause) -> None:
        """Everything that follows from one report's reading."""
        self._believing.begin(cause)
        work = Work(stored, reading, cause, self._publisher(stored.report))
        work.copies = self._copying.find_copies(stored, reading, cause, work.published)
        for claim in wholes_first(reading.claims):
            self._claim(work, self._rules.judged(claim))
        self._links(work)
        for notice in self._noticing.note(work):
            self._believing.noticed(work, notice)
        if stored.replaces is not None:
            self._believing.dropped(work, stored.replaces)

    def settlement(self, judgement: Judgement, cause: Cause) -> None:
        """What follows from a person's settlement."""
        self._believing.settlement(judgement, cause)

    def _publisher(self, report: Report) -> merging.Publisher:
        credit = merging.credited(report.body, report.title)
        return merging.Publisher(
            actor=self._rules.actor(self._namer.source_actor(report.source)),
            owner=self._owner(report.source),
            credit=credit,
            credit_actor=self._rules.actor(self._namer.source_actor(credit)) if credit else "",
        )

    def _owner(self, outlet: str) -> str:
        return merging.owner_of(outlet, self._rules.owners)

    def _claim(self, work: Work, claim: Claim) -> None:
        original = self._copying.original(work, claim)
        placed = self._placing.place(work, claim, original)
        if placed is None:
            return
        membership, event = placed
        work.events[claim.id] = event.id
        put(self._ledger, "membership", claim.id, membership, work.cause)
        self._placing.tellings.entered(membership)
        root = merging.root_of(claim, event.id, work.outlet, original, self._copying, self._owner)
        known = self._roots_of(event.id)
        known_root = root.root in known
        known.add(root.root)
        put(self._ledger, "root", claim.id, root, work.cause)
        if event.founder == claim.id:
            event = self._placing.found(work, event)
        elif original is None and (root.kind is Dependence.OWN or not known_root):
            event = self._placing.grow(work, claim, event)
        self._believing.weigh(work, claim, event, root)
        if claim.id in work.considered:
            for changed in self._revising.after(work, claim, event.id):
                self._roots.pop(changed, None)

    def _roots_of(self, event: str) -> set[str]:
        """The roots of an event's claims: read from the ledger once a fold, kept up by it afterwards."""
        if event not in self._roots:
            claims = [one.claim for one in self._ledger.find("membership", "event", [event])]
            self._roots[event] = {one.root for one in self._ledger.find("root", "key", claims)}
        return self._roots[event]

    def _links(self, work: Work) -> None:
        body = work.stored.report.body
        for link in merging.links_of(work.reading.claims, work.events, body):
            key = f"{link.kind}|{link.source}|{link.target}|{link.claim}"
            put(self._ledger, "link", key, link, work.cause)
        for tie in merging.ties_of(work.reading.mentions, work.stored.report.uid, body, work.published):
            key = f"{tie.kind}|{tie.source}|{tie.target}|{tie.report}|{tie.quote.start}"
            put(self._ledger, "tie", key, tie, work.cause)
            above = Above(actor=tie.source, above=tie.target)
            if tie.kind is TieKind.PART_OF and self._ledger.get("above", tie.source) != above:
                put(self._ledger, "above", tie.source, above, work.cause)
