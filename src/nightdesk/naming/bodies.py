# SPDX-License-Identifier: Apache-2.0
"""Bodies that every country has: "Iraqi state television", "the health ministry", "police".

With a country they are one actor wherever they are named; without one they stay unresolved.
"""

from __future__ import annotations

import re

from nightdesk.naming.places import country_name, country_of
from nightdesk.vocabulary.terms import NameType

_BODIES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(rf"\b({pattern})\b", re.IGNORECASE), key, name)
    for pattern, key, name in (
        (
            r"state[- ](run )?(television|tv|media|news agency|radio|broadcaster)",
            "state-media",
            "state media",
        ),
        (r"health ministry|ministry of health|health minister", "health-ministry", "health ministry"),
        (
            r"interior ministry|ministry of (the )?interior|interior minister",
            "interior-ministry",
            "interior ministry",
        ),
        (
            r"foreign ministry|ministry of foreign affairs|foreign minister",
            "foreign-ministry",
            "foreign ministry",
        ),
        (
            r"defen[cs]e ministry|ministry of defen[cs]e|defen[cs]e (minister|secretary)",
            "military",
            "military",
        ),
        (r"military|army|armed forces|air force|navy|joint chiefs", "military", "military"),
        (r"police", "police", "police"),
        (r"parliament|legislature|lawmakers", "parliament", "parliament"),
        (r"embassy", "embassy", "embassy"),
        (r"government|cabinet|prime minister's office|presidency", "government", "government"),
        (r"supreme leader", "supreme-leader", "supreme leader"),
        (r"prime minister", "prime-minister", "prime minister"),
        (r"president", "president", "president"),
        (r"security forces", "security-forces", "security forces"),
    )
)
_AS_ONE = {("US", "military"): "us:defence"}  # the curated actor under a generic name


def generic_body(surface: str, home: str | None) -> tuple[str, str, NameType] | None:
    """(id, name, type) of a body of state, by the country in its name, else by ``home`` (ISO code)."""
    for pattern, key, name in _BODIES:
        if (match := pattern.search(surface)) is None:
            continue
        code = _country_in(surface[: match.start()]) or _country_in(surface[match.end() :]) or home
        if code is None:
            return None
        ident = _AS_ONE.get((code, key), f"{code.lower()}:{key}")
        return ident, f"{country_name(code)} {name}", NameType.ORGANISATION
    return None


def _country_in(text: str) -> str | None:
    words = text.replace("'s", "").replace("’s", "").split()
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            country = country_of(" ".join(words[start : start + size]).strip(" ,.;:"))
            if country is not None:
                return country.code
    return None
