# SPDX-License-Identifier: Apache-2.0
"""The ledger: one file, one writer, any number of readers.

Invariants: nothing is overwritten (triggers refuse it); an accepted report is on disk when ``accept``
returns; ``as_of`` is blind to every row received later; the same inputs give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from nightdesk.ledger import dialect, inputs, migrations, removing, tables
from nightdesk.ledger.derived import END_OF_TIME, Derived
from nightdesk.ledger.records import Accepted, Arrival, Input, Layer, Numbers, Removal, StoredReport, Version
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.errors import LedgerError, UnknownId
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Value


class Ledger:
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

    def last_received(self) -> Moment | None:
        with self._begin() as connection:
            return inputs.last_received(connection)

    def last_seq(self) -> int:
        with self._begin() as connection:
            return int(connection.execute(sa.select(sa.func.max(tables.log.c.seq))).scalar() or 0)

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

    def unfinished(self, layer: str) -> list[StoredReport]:
        """Accepted reports without a reading in ``layer``, in order of seq."""
        with self._begin() as connection:
            return inputs.unfinished(connection, layer)

    def inputs(self, *, after: int = 0, as_of: Moment | None = None) -> Iterator[Input]:
        """Every input received until then, in order of seq."""
        with self._begin() as connection:
            yield from inputs.walk(connection, after, END_OF_TIME if as_of is None else as_of)

    def inputs_of(self, *whats: str) -> list[Input]:
        """Every input of these kinds, in order of seq."""
        with self._begin() as connection:
            return inputs.walk_kinds(connection, whats)

    # -- derived values

    def put(self, table: str, key: str, value: Value, *, seq: int, received: Moment, layer: str, **index: str) -> None:
        """Add a version of a derived value (inside a transaction)."""
        self._in_transaction()
        self._derived.put(table, key, value, seq=seq, received=received, layer=layer, index=index)

    def close_key(self, table: str, key: str, *, seq: int, received: Moment, layer: str) -> None:
        """Close a key: it is absent from now on (inside a transaction)."""
        self._in_transaction()
        self._derived.put(table, key, None, seq=seq, received=received, layer=layer, index={})

    def get(self, table: str, key: str, *, as_of: Moment | None = None) -> Any:
        with self._begin() as connection:
            return self._derived.get(connection, table, key, as_of)

    def find(self, table: str, column: str, values: Iterable[str], *, as_of: Moment | None = None) -> list[Any]:
        with self._begin() as connection:
            return self._derived.find(connection, table, column, values, as_of)

    def all(self, table: str, *, as_of: Moment | None = None) -> list[tuple[str, Any]]:
        with self._begin() as connection:
            return self._derived.all(connection, table, as_of)

    def history(self, table: str, key: str) -> list[Version]:
        with self._begin() as connection:
            return self._derived.history(connection, table, key)

    def versions(self, table: str, keys: Sequence[str], *, as_of: Moment | None = None) -> dict[str, int]:
        with self._begin() as connection:
            return self._derived.versions(connection, table, keys, as_of)

    # -- looking things up

    def report(self, uid_or_id: str) -> StoredReport:
        """A report by uid, or the newest by the input's id.

        Raises:
            UnknownId: there is none.
        """
        c = tables.report.c
        with self._begin() as connection:
            found = inputs.reports(connection, c.uid == uid_or_id) or inputs.reports(connection, c.id == uid_or_id)
        if not found:
            raise UnknownId(f"no report {uid_or_id!r} in this ledger")
        return found[-1]

    def original(self, sha256: str) -> bytes | None:
        """The bytes that a report came as; empty after a removal, None where there never were any."""
        c = tables.original.c
        with self._begin() as connection:
            return connection.execute(sa.select(c.content).where(c.sha256 == sha256)).scalar()

    def reports(self, uids: Iterable[str]) -> dict[str, StoredReport]:
        with self._begin() as connection:
            found = [
                one for chunk in _chunks(uids) for one in inputs.reports(connection, tables.report.c.uid.in_(chunk))
            ]
        return {one.report.uid: one for one in found}

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        with self._begin() as connection:
            found = [one for chunk in _chunks(ids) for one in inputs.claims(connection, tables.claim.c.id.in_(chunk))]
        return {one.id: one for one in found}

    def claims_of(self, report: str, layer: str) -> list[Claim]:
        c = tables.claim.c
        with self._begin() as connection:
            return inputs.claims(connection, sa.and_(c.report == report, c.layer == layer))

    def reading_of(self, report: str, layer: str) -> Reading | None:
        """The reading of a report in a layer, without its claims."""
        c = tables.reading.c
        with self._begin() as connection:
            seq = connection.execute(sa.select(c.seq).where(c.report == report, c.layer == layer)).scalar()
            found = inputs._content(connection, seq, "reading")[0] if seq is not None else None
        return found if isinstance(found, Reading) else None

    def moments(self) -> list[Moment]:
        """The distinct moments at which reports were received, in order."""
        with self._begin() as connection:
            rows = connection.execute(
                sa.select(tables.log.c.received).where(tables.log.c.what == "report").distinct().order_by(sa.text("1"))
            )
            return [row[0] for row in rows]

    def numbers(self, layer: str, *, as_of: Moment | None = None) -> Numbers:
        """Coverage: what was received, read, left unread by language, refused."""
        until, log, reading = END_OF_TIME if as_of is None else as_of, tables.log.c, tables.reading.c
        with self._begin() as connection:
            by_kind = {
                row[0]: row[1]
                for row in connection.execute(
                    sa.select(log.what, sa.func.count()).where(log.received <= until).group_by(log.what)
                )
            }
            rows = connection.execute(
                sa.select(reading.language, reading.read, sa.func.count())
                .join(tables.log, log.seq == reading.seq)
                .where(log.received <= until, reading.layer == layer)
                .group_by(reading.language, reading.read)
                .order_by(reading.language)
            ).all()
        return Numbers(
            received=by_kind.get("report", 0),
            read=sum(row[2] for row in rows if row[1]),
            unread={row[0]: row[2] for row in rows if not row[1]},
            refused=by_kind.get("refusal", 0),
        )

    def search(self, query: str, *, as_of: Moment | None = None, limit: int = 50) -> list[str]:
        with self._begin() as connection:
            return dialect.search_rows(connection, query, END_OF_TIME if as_of is None else as_of, limit)

    def dump(self) -> Iterator[tuple[Any, ...]]:
        """Every row of every table, in order: two ledgers with equal dumps hold the same."""
        with self._begin() as connection:
            for table in tables.metadata.sorted_tables:
                for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
                    yield (table.name, *row)

    @property
    def _open(self) -> sa.Connection:
        self._in_transaction()
        assert self._connection is not None
        return self._connection

    def _in_transaction(self) -> None:
        if self._connection is None:
            raise LedgerError("a write outside a transaction", todo="use `with ledger.transaction():`")


def _chunks(values: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]
