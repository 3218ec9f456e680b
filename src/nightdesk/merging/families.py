# SPDX-License-Identifier: Apache-2.0
"""Which kinds early reports mistake for one another, and which concern one person alone."""

from __future__ import annotations

_FAMILIES: dict[str, str] = {
    kind: family
    for family, kinds in {
        "strike": "airstrike shelling bombing explosion attack shooting armed_clash assassination",
        "crowd": "protest riot",
        "custody": "arrest abduction",
        "wreck": "crash sinking accident",
        "weather": "storm flood",
        "verbal": "accusation threat request rejection",
        "talk": "meeting arrival agreement",
        "burning": "fire destruction",
    }.items()
    for kind in kinds.split()
}
PERSONAL = frozenset(
    ["death", "injury", "arrest", "abduction", "assassination", "release", "appointment", "resignation"]
)
"""Kinds that happen to particular persons: two different ones mean two events."""

HARMFUL = frozenset(
    [
        "airstrike",
        "shelling",
        "bombing",
        "explosion",
        "attack",
        "shooting",
        "armed_clash",
        "riot",
        "accident",
        "fire",
        "crash",
        "sinking",
        "collapse",
        "earthquake",
        "flood",
        "storm",
    ]
)
"""Kinds inside which people die or are hurt."""
CONSEQUENCES = frozenset(["death", "injury"])


def family_of(kind: str) -> str:
    """Kinds of one family may name one occurrence."""
    return _FAMILIES.get(kind, kind)
