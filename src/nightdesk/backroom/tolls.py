# SPDX-License-Identifier: Apache-2.0
"""The counts of an event: its intervals, and which figure has overtaken which.

Invariant: an account is nothing but the figures in the ledger, in order; a count costs the same however many
figures there were.
"""

from __future__ import annotations

import msgspec

from nightdesk.backroom.work import Cause, in_order, put
from nightdesk.ledger import EventToll, Ledger
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition
from nightdesk.vocabulary.terms import Act, CountOf, Dependence
from nightdesk.weighing import Figure, Toll, TollAccount

COUNTED = frozenset(CountOf)
_RESTING = frozenset([Dependence.COPY, Dependence.EDITION])
_OPEN = 5_000


class Tolls:
    """Writes the toll of an event whenever one of its figures has moved."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._accounts: dict[tuple[str, str, str], TollAccount] = {}

    def add(self, proposition: Proposition, evidence: Evidence, cause: Cause) -> list[Proposition]:
        """Enter one figure, which is in the ledger already; the figures that it says were never so."""
        if evidence.dependence in _RESTING:
            return []
        account = self._accounts.get(_key(proposition))
        if account is None:
            account = self._account(proposition)
        else:
            account.add(Figure(proposition=proposition.id, value=proposition.value, evidence=evidence))
        toll = account.toll()
        if toll is not None:
            self._supersede(toll, cause)
        self._write(proposition, toll, cause)
        if toll is None or evidence.act is not Act.CORRECT or not evidence.supports:
            return []
        wrong = [old for old, new in toll.corrected.items() if new == proposition.id]
        return self._ledger.find("proposition", "key", wrong)

    def redo(self, event: str, cause: Cause) -> None:
        """Count an event anew after figures have come from another one or gone there."""
        for key in [one for one in self._accounts if one[0] == event]:
            del self._accounts[key]
        found: list[Proposition] = self._ledger.find("proposition", "event", [event])
        if self._ledger.get("toll", event) is not None:
            put(self._ledger, "toll", event, EventToll(event=event, counts={}), cause)
        for one in {_key(each): each for each in found if each.attribute.value in COUNTED}.values():
            toll = self._account(one).toll()
            if toll is not None:
                self._supersede(toll, cause)
            self._write(one, toll, cause)

    def _account(self, proposition: Proposition) -> TollAccount:
        """The account of one count of one definition."""
        key = _key(proposition)
        account = self._accounts.get(key)
        if account is None:
            if len(self._accounts) >= _OPEN:
                self._accounts.clear()
            account = self._accounts[key] = self._opened(proposition)
        return account

    def _opened(self, proposition: Proposition) -> TollAccount:
        siblings: list[Proposition] = self._ledger.find("proposition", "event", [proposition.event])
        values = {one.id: one.value for one in siblings if _key(one) == _key(proposition)}
        evidence = in_order(self._ledger.find("evidence", "proposition", values))
        return TollAccount(
            Figure(proposition=one.proposition, value=values[one.proposition], evidence=one)
            for one in evidence
            if one.dependence not in _RESTING
        )

    def _write(self, proposition: Proposition, toll: Toll | None, cause: Cause) -> None:
        if proposition.value.ref and self._account(_of_all(proposition)).toll() is not None:
            return  # some of them are no count of all of them
        known: EventToll | None = self._ledger.get("toll", proposition.event)
        counts = dict(known.counts) if known is not None else {}
        if toll is not None:
            counts[proposition.attribute.value] = toll.interval
        else:
            counts.pop(proposition.attribute.value, None)
        value = EventToll(event=proposition.event, counts=counts)
        if value != known:
            put(self._ledger, "toll", proposition.event, value, cause)

    def _supersede(self, toll: Toll, cause: Cause) -> None:
        for old, new in sorted(toll.superseded.items()):
            belief: Belief | None = self._ledger.get("belief", old)
            if belief is not None and belief.superseded_by != new:
                changed = msgspec.structs.replace(belief, superseded_by=new, last_changed=cause.received)
                proposition: Proposition | None = self._ledger.get("proposition", old)
                event = proposition.event if proposition is not None else ""
                put(self._ledger, "belief", old, changed, cause, event=event)


def _key(proposition: Proposition) -> tuple[str, str, str]:
    return proposition.event, proposition.attribute.value, proposition.value.ref


def _of_all(proposition: Proposition) -> Proposition:
    """The count of everybody, beside a count of some."""
    return msgspec.structs.replace(proposition, value=msgspec.structs.replace(proposition.value, ref=""))
