# SPDX-License-Identifier: Apache-2.0
"""What the words of and around a place's name say about it: its kind, and the wider place that holds it.

"Niger state", "the town of Bar", "Springfield, Ohio", "Hilla, in Babil province".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.naming.atlas import Candidate, areas_named, country_key
from nightdesk.naming.keys import fold
from nightdesk.naming.surroundings import said
from nightdesk.vocabulary.terms import PlacePrecision

_AREA = r"province|state|region|governorate|oblast|county|prefecture|department|territory"
_CITY = r"city|town|village|port|port city|capital|border town|municipality"
_AREA_AFTER = re.compile(rf"(?:['’]s)?\s+(?:{_AREA})\b", re.IGNORECASE)
_AREA_BEFORE = re.compile(rf"\b(?:{_AREA}) of (?:the )?\Z", re.IGNORECASE)
_CITY_BEFORE = re.compile(rf"\b(?:{_CITY}) (?:of )?\Z", re.IGNORECASE)
_FILLER = rf"(?:(?:the|{_AREA}|district|island|of|neighbou?ring|(?:north|south|east|west|central)[a-z-]*)\s+)*"
_RUN = r"[A-ZÀ-Þ][\w.’'-]*"
_HOLDER = re.compile(
    rf"(?:\s*[,(]\s*(?:in\s+)?|\s+in\s+){_FILLER}(?P<run>{_RUN}(?:\s+{_FILLER}{_RUN})*)(?P<list>,? and\b)?"
)
_LEADING = re.compile(
    r"^(?:the\s+|(?:(?:far\s+)?(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|central|downtown|greater|"
    r"rural|occupied)\s+|(?:city|town|village|province|state|port|district) of\s+)+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_TRAILING = re.compile(rf"\s+(?:(?P<area>{_AREA})|city|town|village|district|municipality)$", re.IGNORECASE)
_FACILITY = re.compile(
    r"(?:['’]s)? (?:international )?(?:air ?base|air ?field|airport|base|embassy|consulate|hospital|port|bridge|university|prison|"
    r"stadium|market|barracks|police station|railway station)$",
    re.IGNORECASE,
)
_READ = 70  # code points on either side that are looked at


@dataclass(frozen=True, slots=True)
class Cues:
    """How a name is asked for.

    Args:
        keys: folded forms of the name, the fullest first.
        bare: the name without article, direction or type word.
        facility: the name of the place whose airport, base or market it is, "" if it is none.
        wants: ``region`` or ``city`` where the words say which, else None.
        holders: country and area codes of the wider place that is named beside it.
    """

    keys: tuple[str, ...]
    bare: str
    facility: str
    wants: PlacePrecision | None
    holders: frozenset[str]

    def evidence(self, one: Candidate) -> list[tuple[str, float]]:
        """What these words say for and against a candidate."""
        out: list[tuple[str, float]] = []
        place = one.place
        if self.holders and ({place.admin1, place.country} & self.holders) and one.table != "country":
            out.append(("the wider place is named beside it", 6.0))
        if self.wants is PlacePrecision.REGION:
            is_area = place.precision in {PlacePrecision.REGION, PlacePrecision.DISTRICT}
            out.append(("called an area", 3.0 if is_area else -3.0))
        elif self.wants is PlacePrecision.CITY and place.precision in {PlacePrecision.REGION, PlacePrecision.COUNTRY}:
            out.append(("called a town", -4.0))
        return out


def cues_of(surface: str, body: str = "", start: int = 0, end: int = 0) -> Cues:
    """The cues of a name, and of the text around ``body[start:end]`` where that is given."""
    surface = " ".join(surface.split())
    name, _, rest = surface.partition(", ")
    tail = _TRAILING.search(_POSSESSIVE.sub("", name))
    bare = _TRAILING.sub("", _POSSESSIVE.sub("", _LEADING.sub("", name))) or name
    before, after = body[max(0, start - _READ) : start], body[end : end + _READ]
    wants = None
    if (tail is not None and tail["area"]) or _AREA_AFTER.match(after) or _AREA_BEFORE.search(before):
        wants = PlacePrecision.REGION
    elif _CITY_BEFORE.search(before):
        wants = PlacePrecision.CITY
    keys = dict.fromkeys(fold(one) for one in (name, _POSSESSIVE.sub("", name), bare))
    facility = _FACILITY.sub("", name)
    own = fold(bare)
    holders = _holders(rest, own) | _beside(after, own)
    return Cues(tuple(filter(None, keys)), bare, "" if facility == name else facility, wants, holders)


def _beside(after: str, own: str) -> frozenset[str]:
    match = _HOLDER.match(after)
    return frozenset() if match is None or match["list"] else _holders(match["run"], own)


def _holders(words: str, own: str) -> frozenset[str]:
    """Codes of the areas in these words, else of the countries."""
    keys = [key for key in said(words) if key != own]
    areas = frozenset(one.admin1 for key in keys for one in areas_named(key))
    lands = frozenset(land.country for key in keys if (land := country_key(key)) is not None and land.country)
    if areas and lands and any(code[:2] in lands for code in areas):
        return frozenset(code for code in areas if code[:2] in lands)
    return areas | lands
