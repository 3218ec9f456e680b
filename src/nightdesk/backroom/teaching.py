# SPDX-License-Identifier: Apache-2.0
"""Settlements → epochs: who settled what, and what the desk learned from it.

Invariants: a proposition teaches once for each way in which it is settled; every epoch is written at the seq of
its settlement; agreement that has lasted is looked for at the first report of each day, so that the same reports
settle the same things at the same moments, whenever the desk was started.
"""

from __future__ import annotations

from nightdesk.backroom.books import Books
from nightdesk.backroom.work import Cause, put
from nightdesk.ledger import Ledger
from nightdesk.vocabulary.belief import Belief, Evidence, Proposition, Settlement
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.moments import DAY
from nightdesk.vocabulary.terms import Basis
from nightdesk.weighing import AGREED_FOR, Lesson, agreed, learn, taken_back

_LOOKED = "looked"  # key of the row that says up to which day agreement was looked for
_BY_PEOPLE = frozenset([Basis.REGISTER, Basis.COURT, Basis.EDITOR])
_FAR = 400  # days; a longer gap looks at everything that waits


class Teaching:
    """Learns from settlements, inside the ledger's transaction. One that does not learn only records them."""

    def __init__(self, ledger: Ledger, books: Books, *, learns: bool = True) -> None:
        self._ledger, self._books, self._learns = ledger, books, learns

    def notice(self, proposition: Proposition, belief: Belief, last: Evidence, cause: Cause) -> None:
        """After a belief has moved: a correction settles now; agreement may settle later."""
        account = self._books.account(proposition)
        if taken_back(belief, last):
            self._settle(proposition, False, Basis.CORRECTION, last.claim, cause)
        elif (true := agreed(account, belief)) is not None and self._ledger.get("settlement", proposition.id) is None:
            day = (belief.first_received + AGREED_FOR) // DAY + 1
            waits = Settlement(
                proposition=proposition.id, true=true, basis=Basis.CONSENSUS, because=belief.because, day=str(day)
            )
            put(self._ledger, "settlement", proposition.id, waits, cause)

    def look(self, cause: Cause) -> None:
        """Settle what independent origins have agreed on for long enough by the day of ``cause``."""
        today = cause.received // DAY
        looked: Settlement | None = self._ledger.get("settlement", _LOOKED)
        last = int(looked.because) if looked is not None else today
        if looked is not None and last >= today:
            return
        days = [str(day) for day in range(last + 1, today + 1)]
        waiting: list[Settlement] = (
            self._ledger.find("settlement", "day", days)
            if len(days) <= _FAR
            else [one for _, one in self._ledger.all("settlement") if one.day and int(one.day) <= today]
        )
        for one in waiting:
            self._ripe(one, cause)
        marker = Settlement(proposition="", true=True, basis=Basis.CONSENSUS, because=str(today))
        put(self._ledger, "settlement", _LOOKED, marker, cause)

    def judged(self, judgement: Judgement, cause: Cause) -> None:
        """A person settles a proposition, on a register, a court's finding, or their own judgement."""
        proposition: Proposition | None = self._ledger.get("proposition", judgement.subjects[0])
        if proposition is not None:
            basis = judgement.basis or Basis.EDITOR
            self._settle(proposition, judgement.value == "true", basis, judgement.id, cause)

    def _ripe(self, waiting: Settlement, cause: Cause) -> None:
        proposition: Proposition = self._ledger.get("proposition", waiting.proposition)
        belief: Belief | None = self._ledger.get("belief", waiting.proposition)
        if belief is None or agreed(self._books.account(proposition), belief) is not waiting.true:
            self._ledger.close_key(
                "settlement", waiting.proposition, seq=cause.seq, received=cause.received, layer=cause.layer
            )
            return
        self._settle(proposition, waiting.true, Basis.CONSENSUS, waiting.because, cause)

    def _settle(self, proposition: Proposition, true: bool, basis: Basis, because: str, cause: Cause) -> None:
        known: Settlement | None = self._ledger.get("settlement", proposition.id)
        settled = Settlement(proposition=proposition.id, true=true, basis=basis, because=because)
        put(self._ledger, "settlement", proposition.id, settled, cause)
        if not self._learns or (known is not None and not known.day and known.true is true):
            return
        books = self._books
        among = tuple(books.counted) if basis in _BY_PEOPLE else ()
        lesson = Lesson(books.account(proposition), proposition.id, true, basis, cause.received, among)
        epoch = learn(books.epochs.whole(books.current), lesson, because)
        books.take(epoch)
        self._ledger.add_epoch(epoch, epoch.received)
