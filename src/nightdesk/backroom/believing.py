# SPDX-License-Identifier: Apache-2.0
"""Claim → evidence → belief, tolls, and what is taken back."""

from __future__ import annotations

import msgspec

from nightdesk import weighing
from nightdesk.backroom.standing import Standing
from nightdesk.backroom.work import Cause, Work, put
from nightdesk.ledger import EventToll, Ledger
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Event, RootEdge
from nightdesk.vocabulary.terms import Act, CountOf, Dependence, Modality, Polarity

_COUNTED = frozenset(CountOf)


class Believing:
    """Turns placed claims into beliefs."""

    def __init__(self, ledger: Ledger, weigher: weighing.Weigher, rules: Standing) -> None:
        self._ledger, self._weigher, self._rules = ledger, weigher, rules

    def weigh(self, work: Work, claim: Claim, event: Event, root: RootEdge) -> None:
        """Everything that a placed claim says for and against propositions."""
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
            put(self._ledger, "proposition", proposition.id, proposition, cause)
        key = f"{evidence.claim}|{proposition.id}|{evidence.act.value}"
        put(self._ledger, "evidence", key, evidence, cause)
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
        put(self._ledger, "belief", proposition.id, belief, cause, event=proposition.event)

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
        put(self._ledger, "toll", event, value, cause)

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
                put(self._ledger, "belief", old, changed, cause, event=event)

    def _take_back(self, work: Work, event: Event, claim: Claim) -> None:
        """A source withdraws what it said of the event: its earlier claims, and all that rest on them."""
        if claim.act is not Act.RETRACT:
            return
        for membership in self._ledger.find("membership", "event", [event.id]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == work.outlet and membership.report != work.stored.report.uid:
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

    def _retract(self, claim: str, work: Work, certainty: float) -> None:
        for one in self._ledger.find("evidence", "claim", [claim]):
            if one.supports and one.act is not Act.RETRACT:
                taken = msgspec.structs.replace(
                    one, act=Act.RETRACT, supports=False, certainty=certainty, received=work.cause.received,
                    report=work.stored.report.uid,
                )  # fmt: skip
                proposition: Proposition = self._ledger.get("proposition", one.proposition)
                self._add_evidence(proposition, taken, work.cause)
