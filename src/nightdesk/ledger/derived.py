# SPDX-License-Identifier: Apache-2.0
"""Derived values: written as new versions, read as they stood at a moment.

Invariant: the value at T is the row of the highest ``row_id`` among those of its key with
received <= T; a closed one is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from nightdesk.ledger.records import Version
from nightdesk.ledger.tables import DERIVED, derived
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value

END_OF_TIME: Moment = 2**62
_CACHED = 100_000
_CHUNK = 500
_encoder = msgspec.json.Encoder(order="deterministic")
_decoders = {name: msgspec.json.Decoder(spec.type) for name, spec in DERIVED.items()}


class Derived:
    """Versions of derived values over one connection at a time; current values are remembered."""

    def __init__(self, *, remember: bool = True) -> None:
        self._remember = remember
        self._current: dict[tuple[str, str], Value | None] = {}
        self._pending: dict[str, list[dict[str, Any]]] = {}
        self._unwritten: dict[str, dict[str, Value | None]] = {}  # what is pending, by key

    def put(
        self,
        table: str,
        key: str,
        value: Value | None,
        *,
        seq: int,
        received: Moment,
        layer: str,
        index: dict[str, str],
    ) -> None:
        """Add a version; None closes the key. Written out by :meth:`flush` or the next search."""
        spec = _spec(table)
        if value is not None and not isinstance(value, spec.type):
            raise InvalidValue(f"a {type(value).__name__} in {table}", f"allowed: {spec.type.__name__}")
        if strangers := sorted(set(index) - set(spec.columns)):
            raise InvalidValue(f"{table} by {', '.join(strangers)}", f"allowed: {', '.join(spec.columns) or 'none'}")
        row: dict[str, Any] = {
            "seq": seq, "received": received, "layer": layer, "key": key, "live": int(value is not None),
            "payload": _encoder.encode(value) if value is not None else b"",
        }  # fmt: skip
        for column in spec.columns:
            row[f"by_{column}"] = index.get(column, getattr(value, column, "") if value is not None else "")
        self._pending.setdefault(table, []).append(row)
        self._unwritten.setdefault(table, {})[key] = value
        self._remembered(table, key, value)

    def flush(self, connection: sa.Connection, table: str | None = None) -> None:
        """Write what is pending, of one table or of all."""
        for name in [table] if table else list(self._pending):
            if rows := self._pending.pop(name, None):
                connection.execute(derived[name].insert(), rows)
                self._unwritten.pop(name, None)

    def _remembered(self, table: str, key: str, value: Value | None) -> None:
        if len(self._current) >= _CACHED:
            self._current.clear()
        self._current[(table, key)] = value

    def forget(self) -> None:
        """Drop everything remembered: after a rollback nothing of it is certain."""
        self._current.clear()
        self._pending.clear()
        self._unwritten.clear()

    def get(self, connection: sa.Connection, table: str, key: str, as_of: Moment | None = None) -> Value | None:
        """The value of a key, None where it is unknown or closed.

        What is pending is looked at where it lies: writing it out for every unknown key would take the rows apart that
        are written together.
        """
        if as_of is None:
            if key in (unwritten := self._unwritten.get(table, {})):
                return unwritten[key]
            if (table, key) in self._current:
                return self._current[(table, key)]
        else:
            self.flush(connection, table)
        row = connection.execute(_one(_spec(table).name), {"key": key, "until": _until(as_of)}).first()
        value = _decoders[table].decode(row.payload) if row is not None and row.live else None
        if as_of is None and self._remember:
            self._remembered(table, key, value)
        return value

    def find(
        self,
        connection: sa.Connection,
        table: str,
        column: str,
        values: Iterable[str],
        as_of: Moment | None = None,
    ) -> list[Any]:
        """Live values that ``column`` finds under any of ``values``, in the order of their first rows."""
        spec = _spec(table)
        if column != "key" and column not in spec.columns:
            raise InvalidValue(f"{table} by {column}", f"allowed: key, {', '.join(spec.columns)}")
        self.flush(connection, table)
        wanted, found = sorted(set(values)), []
        name = "key" if column == "key" else f"by_{column}"
        for start in range(0, len(wanted), _CHUNK):
            found += self._select(connection, table, name, wanted[start : start + _CHUNK], as_of)
        found.sort(key=lambda row: row[0])
        return [row[1] for row in found]

    def newest(self, connection: sa.Connection, table: str, column: str, values: Iterable[str], each: int) -> list[Any]:
        """The newest ``each`` live values that ``column`` finds under each of ``values``, by row: it costs the same however
        many there are under one of them."""
        spec = _spec(table)
        if column not in spec.columns:
            raise InvalidValue(f"{table} by {column}", f"allowed: {', '.join(spec.columns)}")
        self.flush(connection, table)
        found: list[tuple[int, Any]] = []
        wanted = sorted(set(values))
        for start in range(0, len(wanted), _CHUNK):
            rows = connection.exec_driver_sql(
                f"SELECT t.row_id, t.payload FROM json_each(?) AS v JOIN {spec.name} AS t ON t.row_id IN "
                f"(SELECT row_id FROM {spec.name} WHERE by_{column} = v.value ORDER BY row_id DESC LIMIT ?) "
                f"WHERE t.live = 1 AND t.row_id = (SELECT max(row_id) FROM {spec.name} WHERE key = t.key)",
                (msgspec.json.encode(wanted[start : start + _CHUNK]).decode(), each),
            )
            found += [(row[0], _decoders[table].decode(row[1])) for row in rows]
        return [value for _, value in sorted(found, key=lambda row: row[0])]

    def all(self, connection: sa.Connection, table: str, as_of: Moment | None = None) -> list[tuple[str, Any]]:
        """Every live value with its key, in the order of their first rows."""
        self.flush(connection, table)
        rows = self._select(connection, _spec(table).name, "", (), as_of)
        return [(row[2], row[1]) for row in sorted(rows, key=lambda row: row[0])]

    def history(self, connection: sa.Connection, table: str, key: str) -> list[Version]:
        """Every version of a key, oldest first."""
        self.flush(connection, table)
        t = derived[_spec(table).name]
        rows = connection.execute(sa.select(t).where(t.c.key == key).order_by(t.c.row_id))
        return [
            Version(
                seq=row.seq, received=row.received, layer=row.layer, live=bool(row.live),
                value=_decoders[table].decode(row.payload) if row.live else Value(),
            )
            for row in rows
        ]  # fmt: skip

    def versions(
        self, connection: sa.Connection, table: str, keys: Sequence[str], as_of: Moment | None
    ) -> dict[str, int]:
        """How many rows each key has had until then."""
        self.flush(connection, table)
        t = derived[_spec(table).name]
        counted: dict[str, int] = {}
        for start in range(0, len(keys), _CHUNK):
            rows = connection.execute(
                sa.select(t.c.key, sa.func.count())
                .where(t.c.key.in_(keys[start : start + _CHUNK]), t.c.received <= _until(as_of))
                .group_by(t.c.key)
            )
            counted.update((row[0], row[1]) for row in rows)
        return counted

    def _select(
        self, connection: sa.Connection, table: str, column: str, values: Sequence[str], as_of: Moment | None
    ) -> list[tuple[int, Any, str]]:
        """(first row, value, key) where the latest version until then is live; ``column`` "" takes all."""
        parameters = {"until": _until(as_of), **({"values": values} if column else {})}
        rows = connection.execute(_latest(table, column), parameters)
        decode = _decoders[table].decode
        return [(row.founded, decode(row.payload), row.key) for row in rows]


@cache
def _one(table: str) -> sa.Select[Any]:
    """The statement behind :meth:`Derived.get`."""
    t = derived[table]
    until = sa.bindparam("until", type_=sa.Integer)
    wanted = sa.select(t.c.live, t.c.payload).where(t.c.key == sa.bindparam("key"), t.c.received <= until)
    return wanted.order_by(t.c.row_id.desc()).limit(1)


@cache
def _latest(table: str, column: str) -> sa.Select[Any]:
    """The statement behind :meth:`Derived._select`, built once: building it costs more than running it."""
    t = derived[table]
    later, first = t.alias("later"), t.alias("first")
    until = sa.bindparam("until", type_=sa.Integer)
    latest = (
        sa.select(sa.func.max(later.c.row_id))
        .where(later.c.key == t.c.key, later.c.received <= until)
        .scalar_subquery()
    )
    founded = sa.select(sa.func.min(first.c.row_id)).where(first.c.key == t.c.key).scalar_subquery()
    statement = sa.select(founded.label("founded"), t.c.key, t.c.payload).where(
        t.c.received <= until, t.c.row_id == latest, t.c.live == 1
    )
    return statement.where(t.c[column].in_(sa.bindparam("values", expanding=True))) if column else statement


def _spec(table: str) -> Any:
    try:
        return DERIVED[table]
    except KeyError:
        raise InvalidValue(f"no derived table {table!r}", "allowed: " + ", ".join(DERIVED)) from None


def _until(as_of: Moment | None) -> Moment:
    return END_OF_TIME if as_of is None else as_of
