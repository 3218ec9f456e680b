# SPDX-License-Identifier: Apache-2.0
"""Every table of places under one roof: a folded name → the places that bear it.

Our own places (``data/places.tsv``, and a file of the user's), first-order areas (``data/areas.tsv`` with the names
that news uses from ``data/area_names.tsv``), countries, and the cities of the gazetteer.

Invariant: a country has no coordinates here, so that nobody draws its centroid as a point.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from nightdesk.naming.gazetteer import KnownPlace, gazetteer
from nightdesk.naming.keys import fold
from nightdesk.naming.skeleton import skeleton
from nightdesk.naming.tables import countries
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.terms import PlacePrecision

_DATA = files("nightdesk.naming") / "data"
_AREA_WORD = re.compile(
    r"\s+(province|governorate|region|state|oblast'?|department|republic|krai|kray|county|district|prefecture)$",
    re.IGNORECASE,
)
_DIRECTIONS = frozenset(
    fold(word)
    for word in ("North", "South", "East", "West", "Centre", "Central", "Nord", "Sud", "Est", "Ouest", "Northern", "Southern",
                 "Eastern", "Western")
)  # fmt: skip  # names of areas in some countries, and of directions everywhere
_COLUMNS = (
    "allowed: name, aliases parted by semicolons, country (two letters, or -), latitude, longitude, precision, and if wanted "
    "the place that holds it, its GeoNames area (or -), a radius in km, parted by tabs"
)
_SAME_CITY_KM = 30.0
_YOURS: dict[str, list[KnownPlace]] = {}
_MOST = 60  # cities of one name that are weighed; further ones are smaller


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. ``table`` says where it stands (yours: the user's file), ``match`` how the name met it."""

    place: KnownPlace
    table: str  # yours · own · area · country · city
    match: str  # name · other name · spelling


@lru_cache(maxsize=8192)
def candidates(key: str) -> tuple[Candidate, ...]:
    """All that bear this folded name: ours, areas, the country, then cities by population.

    A city that has it only among its other names counts for less where another has it as its first.
    """
    found = [Candidate(one, "yours", "name") for one in _YOURS.get(key, ())]
    found += [Candidate(one, "own", "name") for one in _own().get(key, ())]
    found += [Candidate(one, "area", "name") for one in _areas().get(key, ())]
    if (country := country_key(key)) is not None:
        found.append(Candidate(country, "country", "name"))
    mine = {one.place.id for one in found}
    cities = [gazetteer().city(row) for row in gazetteer().named(key)[:_MOST]]
    first = {one.id for one in cities if fold(one.name) == key} or {one.id for one in cities}
    others = (Candidate(one, "city", "name" if one.id in first else "other name") for one in cities)
    return (*found, *(one for one in others if one.place.id not in mine))


@lru_cache(maxsize=8192)
def respelled(surface: str) -> tuple[Candidate, ...]:
    """Cities that have a name of the same skeleton, for romanisations that no table lists."""
    bones = skeleton(surface)
    rows = gazetteer().spelled(bones)[:_MOST] if len(bones.replace(" ", "")) >= 3 else []
    return tuple(Candidate(gazetteer().city(row), "city", "spelling") for row in rows)


@lru_cache(maxsize=4096)
def country_key(key: str) -> KnownPlace | None:
    """The country of a folded name or demonym, without coordinates."""
    country = _countries().get(key)
    if country is None:
        return None
    return KnownPlace(f"country:{country[0]}", country[1], country[0], "", None, None, PlacePrecision.COUNTRY)


def areas_named(key: str) -> tuple[KnownPlace, ...]:
    """The first-order areas that a folded name stands for; none where it is above all a place of ours ("Red Sea")."""
    return () if key in _own() else tuple(_areas().get(key, ()))


@lru_cache(maxsize=4096)
def located(place: KnownPlace) -> KnownPlace:
    """The place with its first-order area, taken from the nearest city of its country where its row names none."""
    if place.admin1 or place.country is None or place.lat is None or place.lon is None:
        return replace(place, admin1="") if place.admin1 == "-" else place
    row = gazetteer().nearest(place.country, place.lat, place.lon)
    return place if row is None else replace(place, admin1=gazetteer().area(row))


def add_own(path: Path | None) -> None:
    """Take in a file of the user's own, written like ``data/places.tsv``; its places outrank ours.

    Raises:
        OSError: the file cannot be read.
        InvalidValue: a line has too few columns, or a country, number or precision that is none.
    """
    if path is None:
        return
    for key, some in _read_own(path.read_text("utf-8").split("\n"), str(path)).items():
        _YOURS[key] = some
    candidates.cache_clear()


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km (haversine, mean Earth radius 6371 km)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def between(one: KnownPlace, other: KnownPlace) -> float:
    """Km between two places; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return distance(one.lat, one.lon, other.lat, other.lon)


@cache
def _own() -> dict[str, list[KnownPlace]]:
    return _read_own((_DATA / "places.tsv").read_text("utf-8").split("\n"), "places.tsv")


def _read_own(lines: Iterable[str], name: str) -> dict[str, list[KnownPlace]]:
    out: dict[str, list[KnownPlace]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            place, keys = _own_place(line.split("\t"))
        except (ValueError, IndexError) as error:
            raise InvalidValue(f"{name}, line {number}: {error}", _COLUMNS, "mend the line") from error
        for key in keys:
            out.setdefault(key, []).append(place)
    return out


def _own_place(fields: list[str]) -> tuple[KnownPlace, list[str]]:
    if len(fields) < 6:
        raise ValueError(f"{len(fields)} columns")
    name, others, country, lat, lon, precision, *rest = [*(one.strip() for one in fields), "", "", ""]
    within, admin1, radius = rest[:3]
    place = KnownPlace(
        f"place:{fold(name).replace(' ', '-')}", name, None if country == "-" else country, admin1, float(lat), float(lon),
        PlacePrecision(precision), within=within, radius=float(radius or 0),
    )  # fmt: skip
    if not (abs(float(lat)) <= 90 and abs(float(lon)) <= 180):
        raise ValueError(f"latitude {lat}, longitude {lon}")
    if country != "-" and not (len(country) == 2 and country.isupper()):
        raise ValueError(f"country {country!r}")
    keys = list(dict.fromkeys(fold(one) for one in (name, *others.split(";")) if one.strip()))
    return (_as_city(place, keys) if place.precision is PlacePrecision.CITY else place), keys


def _as_city(place: KnownPlace, keys: list[str]) -> KnownPlace:
    """One place has one id: a city of ours that the gazetteer has too takes the gazetteer's id and figures."""
    for row in (row for key in keys for row in gazetteer().named(key)[:_MOST]):
        city = gazetteer().city(row)
        if city.country == place.country and between(place, city) < _SAME_CITY_KM:
            return replace(city, name=place.name, within=place.within)
    return place


@cache
def _areas() -> dict[str, list[KnownPlace]]:
    others = {code: names.split(";") for code, names in _rows("area_names.tsv")}
    out: dict[str, list[KnownPlace]] = {}
    for code, name, people, lat, lon, radius in _rows("areas.tsv"):
        shown = others.get(code, [name])[0]
        place = KnownPlace(
            f"place:{code}", shown, code[:2], code, float(lat), float(lon), PlacePrecision.REGION, int(people),
            radius=float(radius),
        )  # fmt: skip
        for key in {fold(_AREA_WORD.sub("", one)) for one in (name, *others.get(code, ()))}:
            if key not in _DIRECTIONS:
                out.setdefault(key, []).append(place)
    for some in out.values():
        some.sort(key=lambda one: (-one.population, one.id))
    return out


@cache
def _countries() -> dict[str, tuple[str, str]]:
    return {fold(alias): (country.code, country.name) for alias, country in countries().items()}


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text("utf-8").split("\n"):
        if line.strip():
            yield line.split("\t")
