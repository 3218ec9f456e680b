# SPDX-License-Identifier: Apache-2.0
"""Evidence → beliefs in the ledger: accounts kept open between reports, and what hangs on them.

Invariant: an account is nothing but its evidence in the ledger, in order, under the epoch that its last belief
names: kept open or opened anew, it gives the same belief to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nightdesk.backroom.standing import Standing
from nightdesk.backroom.tolls import Tolls
from nightdesk.backroom.work import Cause, in_order, put
from nightdesk.ledger import Hang, Heard, Ledger
from nightdesk.vocabulary.belief import Belief, Evidence, Explanation, Proposition
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.weighing import BANDS, Account, Epochs, Weigher, band_of, exclusive, rated

_OPEN = 20_000  # accounts kept in memory; they are opened again from the ledger


class Books:
    """Weighs what comes in with the epoch in force, inside the ledger's transaction."""

    def __init__(self, ledger: Ledger, rules: Standing, epochs: Epochs, current: str) -> None:
        self._ledger, self.rules, self.epochs, self.current = ledger, rules, epochs, current
        self.tolls = Tolls(ledger)
        self._weighers: dict[str, Weigher] = {}
        self._accounts: dict[str, Account] = {}
        self._conditions = {one.condition for _, one in ledger.all("hang")}
        self._bands: dict[str, int] = {}
        self.counted = [0] * BANDS
        """Propositions by band of belief since these books were opened: a fold from the start counts all of them."""

    def weigher(self, epoch: str = "") -> Weigher:
        """The weigher of an epoch, the one in force by default, with people's ratings of sources on top."""
        epoch = epoch if epoch in self.epochs else self.current
        if epoch not in self._weighers:
            if len(self._weighers) > 8:
                self._weighers.clear()
            self._weighers[epoch] = Weigher(rated(self.epochs.whole(epoch), self.rules.ratings))
        return self._weighers[epoch]

    def add(self, proposition: Proposition, evidence: Evidence, cause: Cause) -> tuple[Belief, Evidence]:
        """Enter one piece of evidence and believe accordingly; both as they went into the ledger."""
        evidence = self._with_withdrawal(evidence)
        if self._ledger.get("proposition", proposition.id) is None:
            put(self._ledger, "proposition", proposition.id, proposition, cause)
            if not exclusive(proposition.attribute):  # nothing was said of it yet: nothing has to be looked for
                self._keep(_group(proposition), self.weigher().open(proposition.attribute, (), self._chance))
        key = f"{evidence.claim}|{proposition.id}|{evidence.act.value}"
        known = self._ledger.get("evidence", key) is not None
        account = None if known else self._kept(proposition)
        put(self._ledger, "evidence", key, evidence, cause)
        if evidence.condition:
            self._hang(evidence, cause)
        before: Belief | None = self._ledger.get("belief", proposition.id)
        if account is not None and before is not None and account.repeats(evidence):
            account.add(evidence)
            belief = self.weigher().repeated(account, before)
            put(self._ledger, "belief", proposition.id, belief, cause, event=proposition.event)
            return belief, evidence
        if account is None:
            self._accounts.pop(_group(proposition), None)
            account = self._kept(proposition)
        else:
            account.add(evidence)
        self._hear(cause)
        belief = self._believe(proposition, self._current(proposition, account), cause, frozenset())
        return belief, evidence

    def _hear(self, cause: Cause) -> None:
        """Silence is measured against news: copies are no sign that somebody else would have spoken by now."""
        heard: Heard | None = self._ledger.get("heard", "last")
        if heard is None or heard.at < cause.received:
            put(self._ledger, "heard", "last", Heard(at=cause.received), cause)

    def reopen(self, propositions: Sequence[Proposition], events: Iterable[str], cause: Cause) -> None:
        """Believe anew after evidence has come or gone elsewhere: nothing that was held of them before counts."""
        standing = [one for one in propositions if self._ledger.get("proposition", one.id) is not None]
        for one in propositions:
            self._accounts.pop(_group(one), None)
        for one in standing:
            self._ledger.close_key("belief", one.id, seq=cause.seq, received=cause.received, layer=cause.layer)
        done = set[str]()
        for one in standing:
            if _group(one) not in done:
                done.add(_group(one))
                self._believe(one, self.account(one), cause, frozenset())
        for event in events:
            self.tolls.redo(event, cause)

    def hangs_on(self, condition: str) -> None:
        """Something is said on this condition."""
        self._conditions.add(condition)

    def take(self, epoch: Parameters) -> None:
        """Put an epoch in force."""
        self.epochs.add(epoch)
        self.current = epoch.epoch

    def explain(self, proposition: Proposition, now: Moment, as_of: Moment | None) -> Explanation:
        """The sum behind a belief as it stood at ``as_of``, under the epoch that it was weighed with."""

        def chance(condition: str) -> float:
            return self._chance(condition, as_of)

        belief: Belief = self._ledger.get("belief", proposition.id, as_of=as_of)
        members = [one.id for one in self._members(proposition)]
        evidence = in_order(self._ledger.find("evidence", "proposition", members, as_of=as_of))
        heard: Heard | None = self._ledger.get("heard", "last", as_of=as_of)
        until = heard.at if heard is not None else now
        return self.weigher(belief.epoch).explain(proposition, evidence, now, belief, chance, until)

    def account(self, proposition: Proposition) -> Account:
        """The account that a proposition is part of, under an epoch that is still fresh."""
        return self._current(proposition, self._kept(proposition))

    def _kept(self, proposition: Proposition) -> Account:
        key = _group(proposition)
        account = self._accounts.get(key)
        if account is None:
            account = self._keep(key, self._opened(proposition))
        return account

    def _current(self, proposition: Proposition, account: Account) -> Account:
        if not self.weigher().outdates(account):
            return account
        opened = self.weigher().open(proposition.attribute, account.evidence, self._chance)
        return self._keep(_group(proposition), opened)

    def _keep(self, key: str, account: Account) -> Account:
        if len(self._accounts) >= _OPEN:
            self._accounts.clear()
        self._accounts[key] = account
        return account

    def _opened(self, proposition: Proposition) -> Account:
        members = [one.id for one in self._members(proposition)]
        evidence = in_order(self._ledger.find("evidence", "proposition", members))
        beliefs = [one for key in members if (one := self._ledger.get("belief", key)) is not None]
        epoch = beliefs[0].epoch if beliefs else ""  # all values of one account are weighed together
        return self.weigher(epoch).open(proposition.attribute, evidence, self._chance)

    def _members(self, proposition: Proposition) -> list[Proposition]:
        """The propositions that share an account: the values of an exclusive attribute, else one alone."""
        if not exclusive(proposition.attribute):
            return [proposition]
        siblings: list[Proposition] = self._ledger.find("proposition", "event", [proposition.event])
        return [one for one in siblings if one.attribute is proposition.attribute]

    def _believe(self, proposition: Proposition, account: Account, cause: Cause, through: frozenset[str]) -> Belief:
        for one in self._members(proposition):
            if one.id in account.tallies:
                belief = self._write(one, account, cause)
                if one.id in self._conditions and one.id not in through:
                    self._follow(one, cause, through | {one.id})
                if one.id == proposition.id:
                    found = belief
        return found

    def _write(self, proposition: Proposition, account: Account, cause: Cause) -> Belief:
        before: Belief | None = self._ledger.get("belief", proposition.id)
        event: Event | None = self._ledger.get("event", proposition.event)
        belief = self.weigher().believe(
            account,
            proposition,
            event.kind if event is not None else "",
            before,
            self.rules.settled.get(proposition.id),
            cause.received,
        )
        if before is not None and before.superseded_by is not None:
            belief = msgspec.structs.replace(belief, superseded_by=before.superseded_by)
        put(self._ledger, "belief", proposition.id, belief, cause, event=proposition.event)
        self._count(proposition.id, band_of(account.calibrated(proposition.id)))
        return belief

    def _count(self, proposition: str, band: int) -> None:
        """A settled proposition stands where its evidence puts it, so that no later judgement changes what one taught."""
        before = self._bands.get(proposition)
        if before is not None:
            self.counted[before] -= 1
        self._bands[proposition] = band
        self.counted[band] += 1

    # -- what hangs on a condition

    def _hang(self, evidence: Evidence, cause: Cause) -> None:
        value = Hang(proposition=evidence.proposition, condition=evidence.condition)
        put(self._ledger, "hang", f"{evidence.proposition}|{evidence.condition}", value, cause)
        self._conditions.add(evidence.condition)

    def _chance(self, condition: str, as_of: Moment | None = None) -> float:
        belief: Belief | None = self._ledger.get("belief", condition, as_of=as_of)
        return belief.probability if belief is not None else 0.5

    def _follow(self, condition: Proposition, cause: Cause, through: frozenset[str]) -> None:
        """What is said on a condition rises and falls with it."""
        for hang in self._ledger.find("hang", "condition", [condition.id]):
            dependent: Proposition | None = self._ledger.get("proposition", hang.proposition)
            if dependent is not None and dependent.id not in through:
                self._accounts.pop(_group(dependent), None)
                self._believe(dependent, self.account(dependent), cause, through)

    def _with_withdrawal(self, evidence: Evidence) -> Evidence:
        judgement = self.rules.withdrawn.get(evidence.claim) or self.rules.withdrawn.get(evidence.report)
        return (
            evidence if judgement is None else msgspec.structs.replace(evidence, withdrawn=True, withdrawn_by=judgement)
        )


def _group(proposition: Proposition) -> str:
    return f"{proposition.event}|{proposition.attribute.value}" if exclusive(proposition.attribute) else proposition.id
