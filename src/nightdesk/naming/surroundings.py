# SPDX-License-Identifier: Apache-2.0
"""What a report says about where it is: the countries and areas that it names, its dateline, its certain places.

Invariant: a name is no evidence for itself: whoever asks about a name gets what the other names say, and the order
in which a report names them plays no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nightdesk.naming.atlas import Candidate, areas_named, between, candidates, country_key
from nightdesk.naming.gazetteer import KnownPlace
from nightdesk.naming.keys import fold

_READ = 20_000  # code points of a body that are searched for countries and areas
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[A-ZÀ-Þ][\w.’'-]*){0,3}")
_POSSESSIVE = re.compile(r"['’]s?$")
_CERTAIN = 1.2  # by how much the first must lead the second before a place counts as evidence for another
_KM = 150.0
_MATCHES = {"other name": "another of its names", "spelling": "only its skeleton agrees"}


@dataclass(frozen=True, slots=True)
class View:
    """The surroundings as one name sees them.

    Args:
        countries: code → share of the evidence, in all 1.
        areas: GeoNames codes of areas that are named, or in which a certain place lies.
        anchors: certain places with coordinates.
        keys: folded names of everything that is named.
    """

    countries: dict[str, float]
    areas: frozenset[str]
    anchors: tuple[KnownPlace, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All names of a report with what they stand for; ``body`` is its text, "" where there is none."""

    body: str = ""
    countries: tuple[tuple[str, str], ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    anchors: tuple[tuple[str, KnownPlace], ...] = ()
    keys: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], body: str = "", home: Iterable[str] = ()) -> Surroundings:
        """The surroundings of a report.

        Args:
            names: the places that it names, each as often as it does.
            body: its text, in which countries, demonyms and areas are looked for.
            home: codes of countries known to be spoken of from elsewhere.
        """
        keys = sorted(key for key in map(fold, names) if key)
        found = list(said(body[:_READ]))
        lands = [(key, land.country or "") for key in [*keys, *found] if (land := country_key(key)) is not None]
        lands += [("", code) for code in home]
        areas = [(key, one.admin1) for key in {*keys, *found} for one in areas_named(key)]
        first = cls(body, tuple(lands), tuple(areas), (), frozenset(keys) | frozenset(found))
        certain = [(key, place) for key in sorted(set(keys)) if (place := first.certain(key)) is not None]
        lands += [(key, place.country) for key, place in certain if place.country and country_key(key) is None]
        return cls(body, tuple(sorted(lands)), tuple(sorted(areas)), tuple(certain), first.keys)

    def certain(self, key: str) -> KnownPlace | None:
        """The place of a name that leads every other of that name by far; None where it is open, or a country."""
        ranked = weigh(candidates(key), self.without(key))
        if not ranked or ranked[0][0].place.lat is None:
            return None
        second = next((score for one, score in ranked[1:] if not _alike(one.place, ranked[0][0].place)), 0.0)
        return ranked[0][0].place if ranked[0][1] - second >= _CERTAIN and ranked[0][1] >= 5.0 else None

    def without(self, key: str) -> View:
        """What the report says apart from this name."""
        votes = [code for name, code in self.countries if name != key]
        anchors = tuple(place for name, place in self.anchors if name != key)
        shares = {code: votes.count(code) / len(votes) for code in set(votes)}
        areas = {code for name, code in self.areas if name != key} | {one.admin1 for one in anchors if one.admin1}
        return View(shares, frozenset(areas), anchors, self.keys - {key})

    def codes(self) -> list[str]:
        """Countries that the report speaks of, most often first."""
        votes = [code for _, code in self.countries]
        return sorted(set(votes), key=lambda code: (-votes.count(code), code))


def weigh(some: Iterable[Candidate], view: View) -> list[tuple[Candidate, float]]:
    """Candidates with their scores, best first; equal scores stand in the order of their ids."""
    scored = [(one, sum(amount for _, amount in evidence(one, view))) for one in some]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].place.id))


def evidence(one: Candidate, view: View) -> list[tuple[str, float]]:
    """What speaks for a candidate, each with its weight; the weights add up to its score.

    A weight of 1 is worth ten times the inhabitants. They were set by hand on the dev half of the labelled mentions.
    """
    place = one.place
    out = [_prior(one)]
    if one.match != "name":
        out.append((_MATCHES[one.match], -1.0))
    if place.country and view.countries:
        share = view.countries.get(place.country, 0.0)
        lies = "of a country that the report speaks of" if share else "of a country that the report does not name"
        out.append((lies, 1.0 + 1.5 * share if share else -1.0))
    if place.within and fold(place.within) in view.keys:
        out.append((f"the report names {place.within}", 3.0))
    if place.admin1 in view.areas and one.table != "country":
        out.append((f"the report speaks of area {place.admin1}", 2.0))
    if (near := _nearest(place, view.anchors)) is not None and near[0] > 0.05:
        out.append((f"near {near[1]}", near[0]))
    return out


def _prior(one: Candidate) -> tuple[str, float]:
    match one.table:
        case "yours":
            return "in a list of your own", 8.0
        case "own":
            return "in our own list", 6.5
        case "country":
            return "a country", 8.5
        case "area":
            return "an area of that name", _log10(one.place.population) - 1.5
        case _:
            return f"{one.place.population} inhabitants", _log10(one.place.population)


def _log10(people: int) -> float:
    return round(len(str(people)) - 1 + (people / 10 ** (len(str(people)) - 1) - 1) / 9, 3) if people > 0 else 2.0


def _nearest(place: KnownPlace, anchors: Iterable[KnownPlace]) -> tuple[float, str] | None:
    gaps = [(between(place, one) + one.radius, one.name) for one in anchors if one.id != place.id]
    if not gaps:
        return None
    gap, name = min(gaps)
    return round(2.0 * 2.0 ** (-gap / _KM), 3), name


def _alike(one: KnownPlace, other: KnownPlace) -> bool:
    """An area and its city of the same name are no rivals as evidence."""
    return bool(one.admin1) and one.admin1 == other.admin1


def said(body: str) -> Iterable[str]:
    """The countries and areas in a text, as folded names, in their order: folded capitalised words and runs of words, without the possessive; what is none of ours finds nothing."""
    for match in _CAPITALISED.finditer(body):
        words = match.group().split()
        taken = 0
        while taken < len(words):
            for length in range(len(words) - taken, 0, -1):
                key = fold(_POSSESSIVE.sub("", " ".join(words[taken : taken + length]).rstrip(".,'’")))
                if country_key(key) is not None or areas_named(key):
                    yield key
                    taken += length
                    break
            else:
                taken += 1
