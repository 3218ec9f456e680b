# SPDX-License-Identifier: Apache-2.0
"""The cities of GeoNames with 500 inhabitants and more, found by name in any script.

Invariant: the table is only read. Keys are sorted by their UTF-8 bytes, and the places of one key by population,
largest first, so that what is found does not depend on what was asked before.

Layout of ``data/gazetteer.npz`` (made by ``scripts/make_gazetteer.py``): two indexes, ``name_*`` by ``keys.fold`` and
``spelling_*`` by ``skeleton``, each with ``keys`` (UTF-8, one a line), ``lengths`` (bytes of each key), ``counts``
(places of each key) and ``places`` (rows); and one row a city in ``shown`` (name, one a line), ``geonames`` (id),
``at`` (latitude, longitude in degrees), ``population``, ``area`` and ``zone`` (rows of ``areas`` and ``zones``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from nightdesk.vocabulary.terms import PlacePrecision

_DATA = files("nightdesk.naming") / "data"
_Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of any table.

    Args:
        id: starts with ``place:``, for countries with ``country:``.
        country: ISO 3166-1 alpha-2; None where it is nobody's or several countries'.
        admin1: GeoNames code of the first-order area ("SY.09"), "" where there is none or more than one.
        lat, lon: degrees; None for a country, which has no point.
        population: inhabitants; 0 where it is not known.
        radius: km around ``lat``, ``lon`` in which the place lies; 0 where the precision says enough.
        within: the name of the place that holds it.
    """

    id: str
    name: str
    country: str | None
    admin1: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    population: int = 0
    zone: str = ""
    within: str = ""
    radius: float = 0.0


class _Index:
    """Sorted keys → rows."""

    def __init__(self, table: dict[str, _Array], prefix: str) -> None:
        self._keys: bytes = table[f"{prefix}_keys"].tobytes()
        lengths = table[f"{prefix}_lengths"].astype(np.int64)
        self._starts = np.concatenate(([0], np.cumsum(lengths + 1)))
        self._firsts = np.concatenate(([0], np.cumsum(table[f"{prefix}_counts"].astype(np.int64))))
        self._places = table[f"{prefix}_places"]

    def find(self, key: str) -> list[int]:
        """The rows under that key, most populous first; binary search."""
        wanted, low, high = key.encode("utf-8", "replace"), 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self._starts) - 1 or self._key(low) != wanted:
            return []
        return [int(row) for row in self._places[self._firsts[low] : self._firsts[low + 1]]]

    def _key(self, row: int) -> bytes:
        return self._keys[self._starts[row] : self._starts[row + 1] - 1]


class Gazetteer:
    """The shipped table in memory (about 25 MB)."""

    def __init__(self) -> None:
        with as_file(_DATA / "gazetteer.npz") as path, np.load(path) as packed:
            table = dict(packed)
        self._names, self._spellings = _Index(table, "name"), _Index(table, "spelling")
        self._shown = _lines(table["shown"])
        self._areas, self._zones = _lines(table["areas"]), _lines(table["zones"])
        self._table = table

    def named(self, key: str) -> list[int]:
        """Rows of the cities whose folded name it is, most populous first."""
        return self._names.find(key)

    def spelled(self, bones: str) -> list[int]:
        """Rows of the cities that have a name of that skeleton, most populous first."""
        return self._spellings.find(bones)

    def area(self, row: int) -> str:
        """The first-order area of a city ("SY.09")."""
        return self._areas[int(self._table["area"][row])]

    def city(self, row: int) -> KnownPlace:
        """What is known of the city in that row."""
        area, (lat, lon) = self.area(row), self._table["at"][row]
        return KnownPlace(
            id=f"place:{self._table['geonames'][row]}", name=self._shown[row], country=area[:2],
            admin1="" if area.endswith(".") else area, lat=round(float(lat), 4), lon=round(float(lon), 4),
            precision=PlacePrecision.CITY, population=int(self._table["population"][row]),
            zone=self._zones[int(self._table["zone"][row])],
        )  # fmt: skip

    def nearest(self, country: str | None, lat: float, lon: float) -> int | None:
        """The row of the nearest city, of that country where one is given; None where the country has none."""
        at = self._table["at"]
        gap = np.hypot(at[:, 0] - lat, (at[:, 1] - lon) * np.cos(np.radians(lat)))
        if country is not None:
            inside = np.array([area[:2] == country for area in self._areas])[self._table["area"]]
            if not inside.any():
                return None
            gap = np.where(inside, gap, np.inf)
        return int(gap.argmin())


@cache
def gazetteer() -> Gazetteer:
    """The one table of this process, loaded when first asked for."""
    return Gazetteer()


def _lines(packed: _Array) -> list[str]:
    return packed.tobytes().decode().split("\n")
