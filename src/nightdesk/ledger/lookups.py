# SPDX-License-Identifier: Apache-2.0
"""What can be looked up in a ledger: inputs, derived values as of a moment, coverage, words.

Invariant: nothing here writes; ``as_of`` is blind to every row received later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa

from nightdesk.ledger import dialect, inputs, tables
from nightdesk.ledger.derived import END_OF_TIME, Derived
from nightdesk.ledger.records import Input, Numbers, StoredReport, Version
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.errors import UnknownId
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Report


class Lookups:
    """The side of the ledger that reads."""

    _derived: Derived

    def _begin(self, *, writes: bool = False) -> AbstractContextManager[sa.Connection]:
        raise NotImplementedError

    # -- inputs

    def last_received(self) -> Moment | None:
        with self._begin() as connection:
            return inputs.last_received(connection)

    def last_seq(self) -> int:
        with self._begin() as connection:
            return int(connection.execute(sa.select(sa.func.max(tables.log.c.seq))).scalar() or 0)

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

    def get(self, table: str, key: str, *, as_of: Moment | None = None) -> Any:
        with self._begin() as connection:
            return self._derived.get(connection, table, key, as_of)

    def find(self, table: str, column: str, values: Iterable[str], *, as_of: Moment | None = None) -> list[Any]:
        with self._begin() as connection:
            return self._derived.find(connection, table, column, values, as_of)

    def newest(self, table: str, column: str, values: Iterable[str], *, each: int) -> list[Any]:
        """The newest ``each`` values now found under each of ``values``."""
        with self._begin() as connection:
            return self._derived.newest(connection, table, column, values, each)

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

    def published_by(self, source: str, *, before: int, limit: int) -> list[StoredReport]:
        """The newest reports of a source that came before a seq, newest last."""
        c = tables.report.c
        with self._begin() as connection:
            newest = sa.select(c.seq).where(c.source == source, c.seq < before).order_by(c.seq.desc()).limit(limit)
            return inputs.reports(connection, c.seq.in_(newest))

    def editions(self, report: Report) -> list[StoredReport]:
        """Every edition of a report, itself included, in order of seq; nothing where it has no key."""
        c = tables.report.c
        with self._begin() as connection:
            same = sa.and_(c.source == report.source, c.edition_key == report.key)
            return inputs.reports(connection, same) if report.key else []

    def with_words(self, words: Sequence[str], *, after: int = 0, before: int, limit: int) -> list[StoredReport]:
        """The newest reports between two seqs that hold any of these words or phrases, newest last."""
        with self._begin() as connection:
            uids = dialect.rows_with(connection, words, after, before, limit)
            return inputs.reports(connection, tables.report.c.uid.in_(uids)) if uids else []

    def dump(self) -> Iterator[tuple[Any, ...]]:
        """Every row of every table, in order: two ledgers with equal dumps hold the same."""
        with self._begin() as connection:
            for table in tables.metadata.sorted_tables:
                for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
                    yield (table.name, *row)


def _chunks(values: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]
