# SPDX-License-Identifier: Apache-2.0
"""Who one person of an event is said to be: "police named the gunman as X", "the attacker was identified as X".

Only of one person ("the gunman", never "two gunmen"): of several, two names do not exclude one another.
"""

from __future__ import annotations

import re

_ONE = (
    r"attacker|gunman|shooter|bomber|assailant|suspect|perpetrator|killer|knifeman|hijacker|hostage-taker|driver|pilot|captain|victim|"
    r"hostage|arsonist|sniper|kidnapper|dead (?:man|woman)"
)
_SAID = re.compile(
    rf"(?:\b(?:the|a) (?:\S+ )?(?:{_ONE})\b(?!['’]s)[^.;]{{0,50}}?\b(?:identified|named)\b(?: [^.;]{{1,50}}?)? as |"
    rf"\b(?:identified|named|identify|name) (?:the|a) (?:\S+ )?(?:{_ONE})\b(?!['’]s)[^.;]{{0,40}}? as )"
    r"(?:an? |the )?(?:\d+-year-old |[a-z-]+ (?:national|citizen|man|woman) )?$",
    re.IGNORECASE,
)


def is_identified(text: str, start: int) -> bool:
    """Whether the name at ``start`` of a sentence says who one person of its event is."""
    return _SAID.search(text[:start]) is not None
