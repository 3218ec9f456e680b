# SPDX-License-Identifier: Apache-2.0
"""The tables that naming knows: countries, cities, other places, actors. Loaded once, when first asked."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from nightdesk.vocabulary.terms import NameType, PlacePrecision

_DATA = files("nightdesk.naming") / "data"


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """``id`` starts with ``place:``; ``population`` 0 for places of our own list."""

    id: str
    name: str
    country: str | None
    admin1: str
    lat: float
    lon: float
    precision: PlacePrecision
    population: int
    zone: str
    within: str = ""


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


@cache
def places() -> dict[str, list[KnownPlace]]:
    """Every name in lower case → the places of that name, most likely first: our own list, then by population."""
    out: dict[str, list[KnownPlace]] = {}
    for fields in _lines("places.tsv"):
        name, others, country, lat, lon, precision, *within = fields
        place = KnownPlace(
            f"place:{name.lower().replace(' ', '-')}", name, None if country == "-" else country, "", float(lat),
            float(lon), PlacePrecision(precision), 0, "", within[0] if within else "",
        )  # fmt: skip
        for alias in [name, *others.split(";")]:
            if alias:
                out.setdefault(alias.lower(), []).append(place)
    packed = gzip.decompress((_DATA / "cities.tsv.gz").read_bytes()).decode()
    for line in packed.split("\n"):
        if line:
            _add_city(out, line.split("\t"))
    return out


def _add_city(out: dict[str, list[KnownPlace]], fields: list[str]) -> None:
    name, others, country, admin1, lat, lon, population, zone = fields
    place = KnownPlace(
        f"place:{country.lower()}:{name.lower().replace(' ', '-')}:{admin1}", name, country, admin1, float(lat), float(lon),
        PlacePrecision.CITY, int(population), zone,
    )  # fmt: skip
    for alias in {name.lower(), *(other.lower() for other in others.split(";") if other)}:
        known = out.setdefault(alias, [])
        if place not in known:
            known.append(place)


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
