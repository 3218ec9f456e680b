# SPDX-License-Identifier: Apache-2.0
"""The shipped model on a simulated stream: the same accounts, lens and learning that the desk uses.

A belief is weighed when a claim comes in, with the epoch that is in force then; it is not weighed again when
somebody learns later: *as known then*.
"""

from __future__ import annotations

from collections import Counter

from benchmarks.belief.evidence import Told, kind_of, moment, proposition_of
from benchmarks.simulation.world import Item
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.terms import Basis
from nightdesk.weighing import BANDS, PARAMETERS, Account, Epochs, Lesson, Weigher, aged, band_of, learn


class Ours:
    """Root-and-copy mixture with herd, ladder, silence and learning."""

    def __init__(self, weigher: type[Weigher] = Weigher, *, learns: bool = True) -> None:
        self._make, self._learns = weigher, learns
        self._epochs = Epochs()
        self.weigher = weigher(PARAMETERS)
        self._accounts: dict[int, Account] = {}
        self._bands: dict[int, int] = {}
        self._propositions: dict[int, Proposition] = {}
        self.beliefs: dict[int, Belief] = {}

    def hear(self, one: Told, item: Item) -> None:
        account = self._accounts.get(item.number)
        if account is None:
            self._propositions[item.number] = proposition_of(item)
            account = self._accounts[item.number] = self.weigher.open(self._propositions[item.number].attribute)
        before = self.beliefs.get(item.number)
        if before is not None and account.repeats(one.evidence):
            account.add(one.evidence)
            self.beliefs[item.number] = self.weigher.repeated(account, before)
            return
        account = self._current(account, item)
        account.add(one.evidence)
        self.beliefs[item.number] = self.weigher.believe(
            account, self._propositions[item.number], kind_of(item), before
        )
        self._bands[item.number] = band_of(self.beliefs[item.number].log_odds)

    def settle(self, item: Item, at: float) -> None:
        if not self._learns:
            return
        account = self._current(self._accounts[item.number], item)
        proposition = self._propositions[item.number].id
        counted = Counter(self._bands.values())
        among = tuple(counted[band] for band in range(BANDS))
        lesson = Lesson(account, proposition, item.true, Basis.REGISTER, moment(at), among)
        self.take(learn(self.weigher.parameters, lesson, f"settled {item.number}"))

    def take(self, epoch: Parameters) -> None:
        self._epochs.add(epoch)
        self.weigher = self._make(self._epochs.whole(epoch.epoch))

    def probability(self, item: Item, at: float) -> float:
        return aged(self.beliefs[item.number], moment(at)).probability

    def evidence(self, item: Item) -> list[Evidence]:
        return self._accounts[item.number].evidence

    def _current(self, account: Account, item: Item) -> Account:
        """An account is opened anew when what was learned since is more than a day ahead of it."""
        if self.weigher.outdates(account):
            account = self.weigher.open(self._propositions[item.number].attribute, account.evidence)
            self._accounts[item.number] = account
        return account
