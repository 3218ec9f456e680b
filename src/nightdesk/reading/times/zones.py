# SPDX-License-Identifier: Apache-2.0
"""The zones that the tz database itself names after a city: "Gaza" is Asia/Gaza."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


def zone_like(city: str) -> str | None:
    """The key of the zone that is called like a city, None where there is none or more than one."""
    keys = _by_city().get(city.lower().strip(), ())
    return keys[0] if len(keys) == 1 else None


@cache
def _by_city() -> dict[str, tuple[str, ...]]:
    cities: dict[str, tuple[str, ...]] = {}
    for key in sorted(available_timezones()):
        area, _, place = key.partition("/")
        if place and area not in {"Etc", "US", "Canada", "Brazil", "Chile", "Mexico", "posix", "right", "SystemV"}:
            name = place.rpartition("/")[2].replace("_", " ").lower()
            cities[name] = (*cities.get(name, ()), key)
    return cities
