# SPDX-License-Identifier: Apache-2.0
"""The actors that are known by name: the package's file and the user's own.

A file is tab-separated with a header; docs/actors.md is its schema. Invariant: rows of a later file win, by id over
an earlier row and by alias over an earlier alias; within one file an alias belongs to one actor only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.moments import DAY, Moment, from_datetime
from nightdesk.vocabulary.terms import NameType

HEADER = ("id", "kind", "country", "code", "name", "aliases", "terms")
KINDS = {
    "person": NameType.PERSON, "state": NameType.PLACE,
    **dict.fromkeys(
        ("government", "ministry", "military", "intelligence", "police", "parliament", "court", "armed-group", "party",
         "igo", "agency", "ngo", "media", "company", "other"), NameType.ORGANISATION),
}  # fmt: skip
"""Kinds of actor, and the type of name that each has."""
_ID = re.compile(r"[a-z0-9]+:[A-Za-z0-9.\-]+")
_CODE = re.compile(r"[A-Z]{3,15}")
_TERM = re.compile(
    r"(?P<office>[a-z\-]+)@(?P<realm>[A-Z]{2,5}|[a-z0-9]+:[A-Za-z0-9.\-]+):(?P<start>\d{4}-\d\d-\d\d)\.\.(?P<end>\d{4}-\d\d-\d\d)?"
)


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from ``start`` until ``end``; None: held still. ``realm`` is a country (ISO) or an actor's id."""

    office: str
    realm: str
    start: Moment
    end: Moment | None

    def holds(self, since: Moment, until: Moment) -> bool:
        """Was the office held at any moment of [since, until)? The day of a handover belongs to both."""
        return self.start < until and (self.end is None or since < self.end + DAY)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One row. ``weak`` aliases (``~`` in the file) name the actor only where the report says nothing else."""

    id: str
    kind: str
    country: str
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def type(self) -> NameType:
        """What sort of name it has."""
        return KINDS[self.kind]


@dataclass(slots=True)
class Roster:
    """Actors by id, by strong and weak alias (folded), by office, and by the body that they lead."""

    by_id: dict[str, KnownActor] = field(default_factory=dict)
    strong: dict[str, KnownActor] = field(default_factory=dict)
    weak: dict[str, tuple[KnownActor, ...]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[tuple[Term, KnownActor]]] = field(default_factory=dict)
    heads: dict[str, list[tuple[Term, KnownActor]]] = field(default_factory=dict)  # by the body that is led

    @classmethod
    def of(cls, paths: Sequence[Path] = ()) -> Roster:
        """The package's actors under those of ``paths``, the last file on top.

        Raises:
            InvalidValue: a row that the schema does not allow, with file and line.
        """
        roster = cls()
        layers = [list(packaged()), *(list(rows_of(path)) for path in paths)]
        for layer in layers:
            roster.by_id.update({actor.id: actor for actor in layer})
        for layer in layers:
            for actor in layer:
                if roster.by_id[actor.id] is actor:
                    roster._index(actor)
        return roster

    def holder(self, office: str, realm: str, since: Moment, until: Moment | None = None) -> KnownActor | None:
        """Who held an office in [since, until), or at ``since``; None where nobody, or more than one, is on file.

        ``office`` "" is whoever leads the body that ``realm`` names, whatever the title.
        """
        until = since + 1 if until is None else until
        held = self.offices.get((office, realm), ()) if office else self.heads.get(realm, ())
        found = {actor.id: actor for term, actor in held if term.holds(since, until)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _index(self, actor: KnownActor) -> None:
        for alias in (actor.name, *actor.aliases):
            self.strong[fold(alias)] = actor
        for alias in actor.weak:
            others = tuple(one for one in self.weak.get(fold(alias), ()) if one.id != actor.id)
            self.weak[fold(alias)] = (*others, actor)
        for term in actor.terms:
            self.offices.setdefault((term.office, term.realm), []).append((term, actor))
            if ":" in term.realm:
                self.heads.setdefault(term.realm, []).append((term, actor))


def fold(name: str) -> str:
    """A name as aliases are compared: one blank between words, straight apostrophes, no article, no case."""
    text = " ".join(name.replace("’", "'").split()).removesuffix("'s").casefold()
    return text.removeprefix("the ")


@cache
def packaged() -> tuple[KnownActor, ...]:
    """The actors of the package."""
    text = (files("nightdesk.naming") / "data" / "actors.tsv").read_text("utf-8")
    return tuple(_rows(text.splitlines(), "actors.tsv"))


def rows_of(path: Path) -> Iterator[KnownActor]:
    """The actors of a user's file.

    Raises:
        InvalidValue: the file is not there, or a row that the schema does not allow.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"{path}: {error}", "a UTF-8 file of actors", "see docs/actors.md") from None
    yield from _rows(text.splitlines(), str(path))


def problems(actors: Iterable[KnownActor]) -> list[str]:
    """What is wrong with a file beyond single rows: ids and aliases that two actors claim."""
    found: list[str] = []
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for actor in actors:
        if actor.id in ids:
            found.append(f"{actor.id}: given twice")
        ids.add(actor.id)
        for alias in (actor.name, *actor.aliases):
            other = owners.setdefault(fold(alias), actor.id)
            if other != actor.id:
                found.append(f"{alias!r}: alias of both {other} and {actor.id}")
    return found


def _rows(lines: Sequence[str], origin: str) -> Iterator[KnownActor]:
    numbered = [(at, line) for at, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or tuple(numbered[0][1].split("\t")) != HEADER:
        raise InvalidValue(f"{origin}: no header", "first line: " + "⇥".join(HEADER), "see docs/actors.md")
    for at, line in numbered[1:]:
        try:
            yield _row(line.split("\t"))
        except InvalidValue as error:
            raise InvalidValue(f"{origin}, line {at}: {error.found}", error.allowed, "see docs/actors.md") from None


def _row(fields: list[str]) -> KnownActor:
    if not 5 <= len(fields) <= len(HEADER):
        raise InvalidValue(f"{len(fields)} fields", "allowed: " + ", ".join(HEADER))
    id_, kind, country, code, name, aliases, terms = [one.strip() for one in (*fields, "", "")][: len(HEADER)]
    if not _ID.fullmatch(id_):
        raise InvalidValue(f"id {id_!r}", "allowed: a space and a name, as in mine:river-brigade")
    if kind not in KINDS:
        raise InvalidValue(f"kind {kind!r}", "allowed: " + ", ".join(KINDS))
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise InvalidValue(f"country {country!r}", "allowed: two capitals of ISO 3166-1, or nothing")
    if code and not _CODE.fullmatch(code):
        raise InvalidValue(f"code {code!r}", "allowed: a CAMEO actor code in capitals, or nothing")
    if not name:
        raise InvalidValue("no name", "allowed: the name to show")
    names = [one.strip() for one in aliases.split(";") if one.strip()]
    return KnownActor(
        id_, kind, country, code, name, tuple(one for one in names if one[0] != "~"),
        tuple(one[1:] for one in names if one[0] == "~"), tuple(_term(one) for one in terms.split(",") if one.strip()),
    )  # fmt: skip


def _term(text: str) -> Term:
    match = _TERM.fullmatch(text.strip())
    if match is None:
        raise InvalidValue(
            f"term {text!r}", "allowed: office@REALM:from..until, as in president@IR:2013-08-03..2021-08-03"
        )
    try:
        start, end = _moment(match["start"]), _moment(match["end"]) if match["end"] else None
    except ValueError:
        raise InvalidValue(f"term {text!r}", "allowed: dates of the calendar") from None
    if end is not None and end <= start:
        raise InvalidValue(f"term {text!r}", "allowed: an end after the beginning")
    return Term(match["office"], match["realm"], start, end)


def _moment(day: str) -> Moment:
    return from_datetime(datetime.fromisoformat(day))
