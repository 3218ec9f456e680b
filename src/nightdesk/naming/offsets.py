# SPDX-License-Identifier: Apache-2.0
"""Places told by another place: "30 km north of Mosul" is an area with a centre and a radius.

Formulas: the destination point on a sphere of 6371 km, given start, bearing and distance. The radius is our own
convention: a quarter of the distance, at least 3 km (compass words name eighths of a circle, ±22.5°, and a quarter of the
distance is about half of the chord that they span); without a direction it is the distance itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_UNITS = {"k": 1.0, "nautical": 1.852, "m": 1.609344}
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | _TENS
_BEFORE = re.compile(
    r"(?:(?:about|some|around|roughly|nearly|almost|approximately|more than|less than)\s+)?"
    r"\b(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?|(?:a\s+)?[a-z]+)[\s-]"
    r"?(?P<unit>km|kms|kilomet(?:er|re)s?|nautical miles?|miles?)\b(?:\s*\([^()]{1,20}\))?\s+"
    r"(?:(?:to\s+the\s+)?(?P<point>(?:north|south)(?:[\s-]?(?:east|west))?|east|west)(?:ern)?\s+(?:of|from)"
    r"|(?P<bare>off|from|outside|away from))\s+(?:the\s+)?(?:(?:coast|city|town|village|port)\s+of\s+)?\Z",
    re.IGNORECASE,
)
_REACH = 90  # code points before a name in which the phrase must begin


@dataclass(frozen=True, slots=True)
class Offset:
    """``distance`` km from a place, towards ``point`` ("" for no direction); the phrase begins at ``start``."""

    distance: float
    point: str
    start: int

    @property
    def radius(self) -> float:
        """How far from the centre the place may be, in km."""
        return max(3.0, round(self.distance / 4, 1)) if self.point else max(3.0, self.distance)

    def centre(self, lat: float, lon: float) -> tuple[float, float]:
        """Latitude and longitude of the centre, in degrees."""
        if not self.point:
            return lat, lon
        bearing, arc = math.radians(45 * _POINTS.index(self.point)), self.distance / 6371.0
        a, b = math.radians(lat), math.radians(lon)
        north = math.asin(math.sin(a) * math.cos(arc) + math.cos(a) * math.sin(arc) * math.cos(bearing))
        east = math.atan2(
            math.sin(bearing) * math.sin(arc) * math.cos(a), math.cos(arc) - math.sin(a) * math.sin(north)
        )
        return round(math.degrees(north), 4), round((math.degrees(b + east) + 540) % 360 - 180, 4)

    def words(self, name: str) -> str:
        """The area in words, alike for every way to say it."""
        return (
            f"{self.distance:g} km {self.point} of {name}" if self.point else f"within {self.distance:g} km of {name}"
        )


def offset_before(body: str, start: int) -> Offset | None:
    """The distance and direction that stand before the name at ``start``; None where there are none."""
    first = max(0, start - _REACH)
    match = _BEFORE.search(body, first, start) if start <= len(body) else None
    if match is None or (number := _number(match["number"].lower())) is None:
        return None
    unit = next(factor for word, factor in _UNITS.items() if match["unit"].lower().startswith(word))
    point = re.sub(r"[\s-]", "", (match["point"] or "").lower())
    return Offset(round(number * unit, 1), point, match.start())


def _number(words: str) -> float | None:
    words = words.removeprefix("a ").strip()
    return float(words.replace(",", "")) if words[:1].isdigit() else _NUMBERS.get(words)
