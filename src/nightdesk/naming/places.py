# SPDX-License-Identifier: Apache-2.0
"""Place names → places, chosen by what the words say, the countries, the dateline and the other places of the report.

Invariant: the choice is a function of the report's own words and the tables; the order in which reports or names
come changes nothing. What no evidence carries stays unresolved, and a country is never drawn as a point.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from nightdesk.naming.atlas import Candidate, candidates, country_key, located, respelled
from nightdesk.naming.cues import Cues, cues_of
from nightdesk.naming.gazetteer import KnownPlace, gazetteer
from nightdesk.naming.keys import fold
from nightdesk.naming.offsets import Offset, offset_before
from nightdesk.naming.surroundings import Surroundings, View, evidence
from nightdesk.naming.tables import Country, countries, country_names
from nightdesk.vocabulary.claim import PlaceMention, Why
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import PlacePrecision

_LEAST = 3.5  # the score from which a place is taken: a town of 3,000 in a report that names no country
_HAS_FACILITIES = 20_000  # inhabitants from which "X airport" is told of the town X where no table has the airport
_OTHERS = 3  # alternatives that are kept with a choice
_HOLDS_KM = 30.0  # an area whose centre lies so near is still told of the place itself
_DISTRICT_KM = 5.0  # the radius up to which an area is as fine as a district
_NOWHERE = Surroundings()


@dataclass(frozen=True, slots=True)
class Choice:
    """A place with the reasons for it; ``others`` are the alternatives with their scores, best first."""

    place: KnownPlace
    rule: str
    evidence: tuple[tuple[str, float], ...]
    others: tuple[tuple[KnownPlace, float], ...]

    def why(self) -> Why:
        """The reasons as the vocabulary has them."""
        others = tuple((one.id, _label(one), round(score, 2)) for one, score in self.others)
        return Why(rule=self.rule, evidence=tuple((words, round(by, 2)) for words, by in self.evidence), others=others)


def country_of(name: str) -> Country | None:
    """The country of a name or demonym."""
    cues = cues_of(name)
    for key in cues.keys:
        if (found := country_key(key)) is not None and found.country is not None:
            return Country(found.country, found.name)
    return countries().get(name.lower().strip())


@lru_cache(maxsize=4096)
def zone_of(name: str) -> str | None:
    """The tz database zone of a place, for datelines; None where it is unknown."""
    found = choose(name, _NOWHERE)
    if found is None or found.place.lat is None or found.place.lon is None:
        return None
    if found.place.zone:
        return found.place.zone
    if found.place.precision is PlacePrecision.SEA:
        return None
    nearest = gazetteer().nearest(found.place.country, found.place.lat, found.place.lon)
    return gazetteer().city(nearest).zone if nearest is not None else None


def lookup(name: str, context: Collection[str]) -> KnownPlace | None:
    """The place of that name; ``context`` is the countries that the report speaks of. A country is no place here."""
    found = choose(name, Surroundings.of((), home=context))
    return None if found is None or found.place.precision is PlacePrecision.COUNTRY else found.place


def choose(surface: str, around: Surroundings, start: int = 0, end: int = 0) -> Choice | None:
    """The place that a name stands for, with the reasons; None where no evidence carries one.

    Args:
        surface: the name as written.
        around: what the report says about where it is.
        start, end: where the name stands in ``around.body``; both 0 where it does not.
    """
    if surface == surface.lower() and surface != surface.upper():
        return None  # a common noun: names are written with a capital in every script that has them
    cues = cues_of(surface, *((around.body, start, end) if end else ()))
    view = around.without(fold(cues.bare))
    for found, rule in _found(cues):
        ranked = _ranked(found, cues, view)
        if ranked and ranked[0][2] >= _LEAST:
            best, reasons, _ = ranked[0]
            others = tuple((one.place, score) for one, _, score in ranked[1 : 1 + _OTHERS])
            called = rule or (
                _RULES[best.table] if len(ranked) == 1 else f"{_RULES[best.table]}, of {len(ranked)} so named"
            )
            return Choice(located(best.place), called, tuple(reasons), others)
    return None


_RULES = {"yours": "your list", "own": "own list", "area": "area", "country": "country", "city": "city"}


def _found(cues: Cues) -> list[tuple[tuple[Candidate, ...], str]]:
    """Candidates by ever looser readings of the name, with the rule where it is not the table's."""
    steps: list[tuple[tuple[Candidate, ...], str]] = []
    seen: dict[str, Candidate] = {}
    for key in cues.keys:
        seen |= {
            f"{one.table} {one.place.id}": one for one in candidates(key) if f"{one.table} {one.place.id}" not in seen
        }
    steps.append((tuple(seen.values()), ""))
    if cues.facility:
        known = candidates(fold(cues.facility))
        large = tuple(one for one in known if one.table != "city" or one.place.population >= _HAS_FACILITIES)
        steps.append((large, "the place of the facility"))
    steps.append((respelled(cues.bare), "spelling"))
    return steps


def _ranked(
    found: tuple[Candidate, ...], cues: Cues, view: View
) -> list[tuple[Candidate, list[tuple[str, float]], float]]:
    scored = []
    for one in found:
        reasons = evidence(one, view) + cues.evidence(one)
        scored.append((one, reasons, sum(amount for _, amount in reasons)))
    return sorted(scored, key=lambda entry: (-entry[2], entry[0].place.id))


def resolve(mention: PlaceMention, around: Surroundings = _NOWHERE) -> PlaceMention:
    """The mention with what is known of its place and why; unchanged where nothing is."""
    quote = mention.quote
    surface = quote.exact if quote is not None else mention.name or ""
    standing = quote is not None and around.body[quote.start : quote.end] == quote.exact
    start, end = (quote.start, quote.end) if quote is not None and standing else (0, 0)
    found = choose(surface, around, start, end)
    if found is None:
        return mention
    offset = offset_before(around.body, start) if end else None
    place = found.place
    if offset is not None and quote is not None and place.lat is not None and place.lon is not None:
        centre = offset.centre(place.lat, place.lon)
        return _area(mention, Quote.of(around.body, offset.start, quote.end), found, offset, centre)
    return msgspec.structs.replace(
        mention, name=place.name, place=place.id, country=place.country, admin1=place.admin1 or None, lat=place.lat,
        lon=place.lon, precision=place.precision, radius=place.radius or None, within=_within(place), why=found.why(),
    )  # fmt: skip


def _area(
    mention: PlaceMention, quote: Quote, found: Choice, offset: Offset, centre: tuple[float, float]
) -> PlaceMention:
    """The area that lies so far from a place: its own id, centre and radius, never the place itself."""
    place, why, (lat, lon) = found.place, found.why(), centre
    spot = located(replace(place, lat=lat, lon=lon, admin1="")) if offset.point else place
    near = (place.id,) if offset.distance <= _HOLDS_KM else ()
    reasons = (*why.evidence, (f"{offset.distance:g} km {offset.point or 'around'} of it", 0.0))
    return msgspec.structs.replace(
        mention, quote=quote, name=offset.words(place.name),
        place=f"{place.id}:{offset.distance:g}{offset.point}", country=place.country, admin1=spot.admin1 or None,
        lat=lat, lon=lon, precision=PlacePrecision.DISTRICT if offset.radius <= _DISTRICT_KM else PlacePrecision.REGION,
        radius=offset.radius, within=(*near, *_within(place)),
        why=msgspec.structs.replace(why, rule=f"{why.rule}, offset", evidence=reasons),
    )  # fmt: skip


def country_name(code: str) -> str:
    """The English name of a country's code; the code itself where it is unknown."""
    return country_names().get(code, code)


def _within(place: KnownPlace) -> tuple[str, ...]:
    parent = lookup(place.within, (place.country,) if place.country else ()) if place.within else None
    ids = [parent.id] if parent is not None and parent.id != place.id else []
    return (
        *ids,
        *([f"country:{place.country}"] if place.country and place.precision is not PlacePrecision.COUNTRY else []),
    )


def _label(place: KnownPlace) -> str:
    return ", ".join(filter(None, (place.name, place.admin1 or place.country)))
