# SPDX-License-Identifier: Apache-2.0
"""The ledger: one file, one writer, any number of readers.

Invariants: nothing is overwritten (triggers refuse it); an accepted report is on disk when ``accept``
returns; ``as_of`` is blind to every row received later; the same inputs give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from nightdesk.ledger import dialect, inputs, migrations, removing
from nightdesk.ledger.derived import Derived
from nightdesk.ledger.lookups import Lookups
from nightdesk.ledger.records import Accepted, Arrival, Layer, Removal
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.errors import LedgerError
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Value


class Ledger(Lookups):
    """Open with :meth:`open`; close it, or use it as a context manager. One thread at a time."""

    def __init__(self, engine: sa.Engine, lock: dialect.WriterLock | None, *, read_only: bool = False) -> None:
        self._engine, self._lock = engine, lock
        self._read_only = read_only
        self._derived = Derived(remember=not read_only)  # another process may write what a reader remembers
        self._broken = self._removed = False
        self._connection: sa.Connection | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, read_only: bool = False) -> Ledger:
        """Open a ledger file, or ``":memory:"`` for one that is thrown away.

        Raises:
            LedgerError: no ledger, of a newer schema, or written to by another process.
        """
        name, lock = str(path), None
        if name != dialect.MEMORY:
            known = dialect.check_is_ledger(Path(path))
            if not known and (not create or read_only):
                raise LedgerError(f"no ledger at {path}", todo="add reports first: nightdesk add … --db FILE")
            if not read_only:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                lock = dialect.WriterLock(Path(path))
                lock.acquire()
        ledger = cls(dialect.engine_for(name, read_only=read_only), lock, read_only=read_only)
        try:
            with ledger._begin(writes=not read_only) as connection:
                if read_only:
                    found = migrations.version(connection)
                    migrations.refuse_newer(found)
                    migrations.refuse_older(found)
                else:
                    migrations.migrate(connection)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- transactions

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Everything inside is written at once or not at all; reads inside see its writes."""
        if self._connection is not None:
            try:
                yield self
            except BaseException:
                self._broken = True  # what it wrote so far must not be kept, whoever catches this
                raise
            return
        self._broken = self._removed = False
        try:
            with self._begin(writes=not self._read_only) as connection:
                self._connection = connection
                try:
                    yield self
                    self._end(connection)
                finally:
                    self._connection = None
        except BaseException:
            self._derived.forget()
            raise
        if self._removed:
            dialect.scrub(self._engine)

    def _end(self, connection: sa.Connection) -> None:
        if self._broken:
            raise LedgerError(
                "a part of this transaction failed", "all of it is written or nothing", "let the error pass"
            )
        self._derived.flush(connection)

    @contextmanager
    def _begin(self, *, writes: bool = False) -> Iterator[sa.Connection]:
        if self._connection is not None:
            yield self._connection
            return
        try:
            engine = self._engine.execution_options(**{dialect.WRITES: writes})
            with engine.begin() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise LedgerError(f"the store refuses: {error.orig}", "nothing of this was written") from error

    # -- inputs

    def accept(self, arrivals: Sequence[Arrival]) -> list[Accepted]:
        """Reports onto disk, before anything reads them. Known ones are not written again."""
        with self.transaction():
            return inputs.accept(self._open, arrivals)

    def refuse(self, refusal: Refusal, received: Moment) -> int:
        with self.transaction():
            return inputs.add_plain(self._open, "refusal", refusal, received, origin=refusal.origin, code=refusal.code)

    def add_judgement(self, judgement: Judgement, received: Moment) -> int:
        with self.transaction():
            return inputs.add_plain(self._open, "judgement", judgement, received, id=judgement.id)

    def add_epoch(self, parameters: Parameters, received: Moment) -> int:
        with self.transaction():
            return inputs.add_plain(self._open, "epoch", parameters, received, epoch=parameters.epoch)

    def activate(self, layer: Layer, received: Moment) -> int:
        with self.transaction():
            return inputs.add_plain(self._open, "activation", layer, received, layer=layer.layer)

    def store_reading(self, reading: Reading, layer: str, received: Moment) -> int:
        with self.transaction():
            return inputs.store_reading(self._open, reading, layer, received)

    def remove(self, uid: str, by: str, reason: str, received: Moment) -> int:
        """Blank a report because the law demands it; hash, author and reason stay.

        Raises:
            UnknownId: there is no such report.
            LedgerError: no author or no reason is given.
        """
        if not by.strip() or not reason.strip():
            raise LedgerError("a removal without author or reason", "both are required")
        with self.transaction():
            stored = self.report(uid)
            uid = stored.report.uid  # the caller may have named it by the input's own id
            removal = Removal(uid=uid, sha256=stored.report.sha256, by=by, reason=reason)
            seq = inputs.add_plain(self._open, "removal", removal, received, uid=uid, sha256=removal.sha256)
            removing.blank(self._open, stored)
            self._removed = True
            return seq

    # -- derived values

    def put(self, table: str, key: str, value: Value, *, seq: int, received: Moment, layer: str, **index: str) -> None:
        """Add a version of a derived value (inside a transaction)."""
        self._in_transaction()
        self._derived.put(table, key, value, seq=seq, received=received, layer=layer, index=index)

    def close_key(self, table: str, key: str, *, seq: int, received: Moment, layer: str) -> None:
        """Close a key: it is absent from now on (inside a transaction)."""
        self._in_transaction()
        self._derived.put(table, key, None, seq=seq, received=received, layer=layer, index={})

    @property
    def _open(self) -> sa.Connection:
        self._in_transaction()
        assert self._connection is not None
        return self._connection

    def _in_transaction(self) -> None:
        if self._connection is None:
            raise LedgerError("a write outside a transaction", todo="use `with ledger.transaction():`")
