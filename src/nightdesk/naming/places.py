# SPDX-License-Identifier: Apache-2.0
"""Place names → places, chosen by country and by what else the report names.

Invariant: a country has no coordinates here, so that nobody draws its centroid as a point.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec

from nightdesk.naming.tables import Country, KnownPlace, countries, country_names, places
from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.terms import PlacePrecision

_STRIPPED = re.compile(
    r"^(the\s+|(northern|southern|eastern|western|central|downtown|greater)\s+|(city|town|village|province|state|port|district) of\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"('s|’s)$|\s+(province|state|region|city|town|district|governorate|county)$", re.IGNORECASE)
_FACILITY = re.compile(
    r"(?:'s)? (?:international )?(?:air ?base|airbase|airport|base|embassy|consulate|hospital|port|bridge|university|prison|stadium|market|barracks)$"
)
_AMBIGUOUS_SMALL = 100_000


def country_of(name: str) -> Country | None:
    """The country of a name or demonym."""
    return countries().get(_clean(name)) or countries().get(name.lower().strip())


def zone_of(name: str) -> str | None:
    """The tz database zone of a city, for datelines; None where it is unknown."""
    found = lookup(name, ())
    if found is None:
        return None
    if found.zone:
        return found.zone
    parent = lookup(found.within, ()) if found.within else None
    return parent.zone or None if parent is not None else None


def lookup(name: str, context: Collection[str]) -> KnownPlace | None:
    """The place of that name; ``context`` is the countries that the report speaks of.

    Own list first, then cities of those countries, then the largest. A small city that shares its name
    with nothing nearby is not guessed.
    """
    clean = _clean(name)
    candidates = (
        places().get(name.lower().strip()) or places().get(clean) or places().get(_FACILITY.sub("", clean)) or []
    )
    if not candidates:
        return None
    near = [one for one in candidates if one.country in context or one.country is None]
    if near:
        return near[0]
    listed = [one for one in candidates if one.population == 0]
    best = (listed or candidates)[0]
    return best if best.population == 0 or best.population >= _AMBIGUOUS_SMALL or not context else None


def resolve(mention: PlaceMention, context: Collection[str]) -> PlaceMention:
    """The mention with what is known of its place; unchanged where nothing is."""
    surface = mention.quote.exact if mention.quote is not None else mention.name or ""
    found = lookup(surface, context)
    country = country_of(surface)
    if country is not None and (found is None or found.population):
        return msgspec.structs.replace(
            mention,
            name=country.name,
            place=f"country:{country.code}",
            country=country.code,
            precision=PlacePrecision.COUNTRY,
        )
    if found is None:
        return mention
    return msgspec.structs.replace(
        mention,
        name=found.name,
        place=found.id,
        country=found.country,
        admin1=found.admin1 or None,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        within=_within(found),
    )


def country_name(code: str) -> str:
    return country_names().get(code, code)


def _within(found: KnownPlace) -> tuple[str, ...]:
    parent = lookup(found.within, (found.country or "",)) if found.within else None
    ids = [parent.id] if parent is not None and parent.id != found.id else []
    return (*ids, *([f"country:{found.country}"] if found.country else []))


def _clean(name: str) -> str:
    stripped = _STRIPPED.sub("", name.strip())
    return _TAIL.sub("", stripped).lower().strip()
