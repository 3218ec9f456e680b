# SPDX-License-Identifier: Apache-2.0
"""What was said of one event is now said of another: propositions, evidence, beliefs, tolls.

Invariant: a proposition stands as long as there is evidence on it; each belief is weighed anew from what is left of its evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from nightdesk.backroom.books import Books
from nightdesk.backroom.work import Cause, put
from nightdesk.ledger import Hang, Ledger
from nightdesk.vocabulary.belief import Evidence, Proposition, Settlement


class Carrying:
    """Moves evidence between events (inside the ledger's transaction)."""

    def __init__(self, ledger: Ledger, books: Books) -> None:
        self._ledger, self._books = ledger, books

    def whole(self, old: str, new: str, cause: Cause) -> None:
        """Everything that was said of ``old``, whoever said it."""
        propositions: list[Proposition] = self._ledger.find("proposition", "event", [old])
        self._carry(self._ledger.find("evidence", "proposition", [one.id for one in propositions]), old, new, cause)

    def some(self, claims: Collection[str], old: str, new: str, cause: Cause) -> None:
        """What these claims said of ``old``."""
        self._carry(self._ledger.find("evidence", "claim", claims), old, new, cause)

    def _carry(self, pieces: Iterable[Evidence], old: str, new: str, cause: Cause) -> None:
        left: dict[str, Proposition] = {}
        come: dict[str, Proposition] = {}
        for piece in pieces:
            before: Proposition = self._ledger.get("proposition", piece.proposition)
            if before.event != old:
                continue
            after = Proposition.of(new, before.attribute, before.value)
            left[before.id], come[after.id] = before, after
            if self._ledger.get("proposition", after.id) is None:
                put(self._ledger, "proposition", after.id, after, cause)
            self._close("evidence", _key(piece), cause)
            moved = msgspec.structs.replace(piece, proposition=after.id)
            put(self._ledger, "evidence", _key(moved), moved, cause)
            if piece.condition:
                before_it = Hang(proposition=before.id, condition=piece.condition)
                self._hang(before_it, Hang(proposition=after.id, condition=piece.condition), cause)
        for one in left.values():
            if not self._ledger.find("evidence", "proposition", [one.id]):
                self._end(one, Proposition.of(new, one.attribute, one.value), cause)
        self._books.reopen([*left.values(), *come.values()], (old, new), cause)

    def _end(self, old: Proposition, new: Proposition, cause: Cause) -> None:
        """Nobody speaks to it any more: what waited for it or hung on it waits for and hangs on ``new``."""
        self._close("proposition", old.id, cause)
        self._close("belief", old.id, cause)
        settlement: Settlement | None = self._ledger.get("settlement", old.id)
        if settlement is not None:
            self._close("settlement", old.id, cause)
            if self._ledger.get("settlement", new.id) is None:
                moved = msgspec.structs.replace(settlement, proposition=new.id)
                put(self._ledger, "settlement", new.id, moved, cause)
        for hang in self._ledger.find("hang", "condition", [old.id]):
            self._hang(hang, Hang(proposition=hang.proposition, condition=new.id), cause)
            for piece in self._ledger.find("evidence", "proposition", [hang.proposition]):
                if piece.condition == old.id:
                    moved = msgspec.structs.replace(piece, condition=new.id)
                    put(self._ledger, "evidence", _key(piece), moved, cause)

    def _hang(self, before: Hang, after: Hang, cause: Cause) -> None:
        self._close("hang", f"{before.proposition}|{before.condition}", cause)
        put(self._ledger, "hang", f"{after.proposition}|{after.condition}", after, cause)
        self._books.hangs_on(after.condition)

    def _close(self, table: str, key: str, cause: Cause) -> None:
        self._ledger.close_key(table, key, seq=cause.seq, received=cause.received, layer=cause.layer)


def _key(piece: Evidence) -> str:
    return f"{piece.claim}|{piece.proposition}|{piece.act.value}"
