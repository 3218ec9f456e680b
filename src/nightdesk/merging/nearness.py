# SPDX-License-Identifier: Apache-2.0
"""How far two places lie apart."""

from __future__ import annotations

import math

from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.terms import PlacePrecision

_FINE = {PlacePrecision.POINT, PlacePrecision.DISTRICT, PlacePrecision.CITY}


def kilometres(ours: PlaceMention, theirs: PlaceMention) -> float | None:
    """Kilometres on a sphere of radius 6,371 km (haversine); None unless both are cities or finer."""
    if ours.precision not in _FINE or theirs.precision not in _FINE:
        return None
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    la1, lo1, la2, lo2 = (math.radians(x) for x in (ours.lat, ours.lon, theirs.lat, theirs.lon))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))
