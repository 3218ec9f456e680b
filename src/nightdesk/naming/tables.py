# SPDX-License-Identifier: Apache-2.0
"""The tables of countries and actors. Loaded once, when first asked; places are in ``atlas``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from nightdesk.vocabulary.terms import NameType

_DATA = files("nightdesk.naming") / "data"


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    id: str
    type: NameType
    country: str
    code: str
    name: str
    aliases: tuple[str, ...]


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text("utf-8").split("\n"):
        if line.strip():
            yield line.split("\t")


@cache
def countries() -> dict[str, Country]:
    """Every name and demonym in lower case → its country."""
    out: dict[str, Country] = {}
    for code, name, others in _lines("countries.tsv"):
        country = Country(code, name)
        for alias in [name, *others.split(";")]:
            if alias:
                out.setdefault(alias.lower(), country)
    return out


@cache
def country_names() -> dict[str, str]:
    return {country.code: country.name for country in countries().values()}


def actors(extra: Path | None = None) -> dict[str, KnownActor]:
    """Every alias in lower case → its actor; ``extra`` is a file of the user's own, which wins."""
    out: dict[str, KnownActor] = {}
    rows = list(_lines("actors.tsv"))
    if extra is not None:
        rows += [line.split("\t") for line in extra.read_text("utf-8").splitlines() if line.strip()]
    for id_, type_, country, code, name, others in rows:
        aliases = tuple(filter(None, others.split(";")))
        actor = KnownActor(id_, NameType(type_), country, code, name, aliases)
        for alias in (name, *aliases):
            out[alias.lower()] = actor
    return out
