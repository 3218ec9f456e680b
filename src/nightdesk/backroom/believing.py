# SPDX-License-Identifier: Apache-2.0
"""Claim → evidence, and what is taken back; the books make beliefs of it."""

from __future__ import annotations

import msgspec

from nightdesk import weighing
from nightdesk.backroom.books import Books
from nightdesk.backroom.teaching import Teaching
from nightdesk.backroom.tolls import COUNTED
from nightdesk.backroom.work import Cause, Work
from nightdesk.ledger import Above, Ledger
from nightdesk.vocabulary.belief import Evidence, Proposition
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, Notice, RootEdge
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.terms import Act, Modality, NoticeKind, Polarity


class Believing:
    """Turns placed claims into beliefs."""

    def __init__(self, ledger: Ledger, books: Books, *, learns: bool = True) -> None:
        self._ledger, self._books = ledger, books
        self._teaching = Teaching(ledger, books, learns=learns)

    def begin(self, cause: Cause) -> None:
        """Before a report: settle what has been agreed on for long enough by now."""
        self._teaching.look(cause)

    def settlement(self, judgement: Judgement, cause: Cause) -> None:
        """Learn from a person's settlement."""
        self._teaching.judged(judgement, cause)

    def weigh(self, work: Work, claim: Claim, event: Event, root: RootEdge) -> None:
        """Everything that a placed claim says for and against propositions."""
        toll_event = event.part_of or event.id  # a toll belongs to the attack, not to the deaths inside it
        condition = self._condition(work, claim)
        made = weighing.statements(
            claim, event, root, work.stored.report, work.cause.received, toll_event, condition, self._chain(claim)
        )
        for proposition, evidence in made:
            self._enter(proposition, evidence, work.cause)
        if claim.act is Act.RETRACT:
            self._take_back(work, event)

    def _enter(self, proposition: Proposition, evidence: Evidence, cause: Cause) -> None:
        belief, evidence = self._books.add(proposition, evidence, cause)
        if proposition.attribute.value in COUNTED:
            for wrong in self._books.tolls.add(proposition, evidence, cause):
                against = msgspec.structs.replace(evidence, proposition=wrong.id, supports=False)
                self._books.add(wrong, against, cause)
        self._teaching.notice(proposition, belief, evidence, cause)

    def _condition(self, work: Work, claim: Claim) -> str:
        """The proposition that a conditional claim hangs on, "" where it hangs on none that was told."""
        event = work.events.get(claim.depends_on or "")
        return weighing.occurrence(event).id if event is not None else ""

    def _chain(self, claim: Claim) -> str:
        """Who commands the first speaker, as far as reported ties tell: one chain of command is one origin."""
        speaker = claim.attribution[0].actor if claim.attribution else None
        seen = {speaker}
        while speaker is not None:
            above: Above | None = self._ledger.get("above", speaker)
            if above is None or above.above in seen:
                break
            speaker = above.above
            seen.add(speaker)
        return speaker or "" if len(seen) > 1 else ""

    def _take_back(self, work: Work, event: Event) -> None:
        """A source withdraws what it said of the event: its earlier claims, and all that rest on them."""
        for membership in self._ledger.find("membership", "event", [event.id]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == work.outlet.actor and membership.report != work.stored.report.uid:
                self._retract(membership.claim, work, certainty=1.0)

    def dropped(self, work: Work, earlier: str) -> None:
        """Claims that a later edition no longer makes: a weak retraction."""
        for claim in self._ledger.claims_of(earlier, work.cause.layer):
            if (
                claim.id not in work.remade
                and claim.polarity is Polarity.POSITIVE
                and claim.modality is Modality.ASSERTED
            ):
                self._retract(claim.id, work, certainty=0.5)

    def noticed(self, work: Work, notice: Notice) -> None:
        """An outlet withdraws a report of its own: what it said there, and all that rests on it."""
        if notice.kind is NoticeKind.WITHDRAWAL and notice.own:
            for claim in notice.claims:
                self._retract(claim, work, certainty=1.0)

    def _retract(self, claim: str, work: Work, certainty: float) -> None:
        for one in self._ledger.find("evidence", "claim", [claim]):
            known = self._ledger.get("evidence", f"{claim}|{one.proposition}|{Act.RETRACT.value}") is not None
            if one.act is not Act.RETRACT and not known and (one.supports or certainty == 1.0):
                taken = msgspec.structs.replace(
                    one, act=Act.RETRACT, supports=not one.supports, certainty=certainty, received=work.cause.received,
                    report=work.stored.report.uid,
                )  # fmt: skip
                self._enter(self._ledger.get("proposition", one.proposition), taken, work.cause)
