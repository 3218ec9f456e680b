# SPDX-License-Identifier: Apache-2.0
"""Whose report a text says that it is: the credit of a wire pick-up, a reprint or a translation.

``KABUL (Example Wire) - …``, a last line ``— Example Wire``, ``This article first appeared in …``, ``Translated from …``. What such a
report says in its own voice goes back to who is credited.
"""

from __future__ import annotations

import re

_NAME = r"(?P<name>[A-Z][\w&'’-]*(?:\.\w+)*(?: (?:[A-Z][\w&'’-]*(?:\.\w+)*|of|the|and|de|al)){0,4})"
_HEAD = re.compile(rf"^\W*[A-Z][\w .,'’/-]{{2,40}} ?\({_NAME}\)(?: ?[-–—:]| [A-Z])")
_PHRASES = (
    re.compile(
        rf"\b(?:first|originally) (?:appeared|published|ran|broadcast|posted) (?:in|on|by|at) (?:[Tt]he )?{_NAME}"
    ),
    re.compile(
        rf"\b(?:[Rr]epublished|[Rr]eprinted|[Rr]eposted|[Tt]ranslated) (?:from|with permission of) (?:the )?{_NAME}"
    ),
    re.compile(
        rf"\btranslat(?:ion|ed)(?: \w+){{0,4}} (?:by|of) (?:an? )?{_NAME}(?:'s|’s)? (?:report|article|story|text)"
    ),
    re.compile(
        rf"(?:^|\n)\W*(?:[Ss]ource|SOURCE|[Cc]ourtesy(?: of)?|[Cc]redit|[Vv]ia|[Bb]y)[: ]+(?:[Tt]he )?{_NAME}\.?\s*$"
    ),
    re.compile(rf"(?:^|\n|[.\"”] )\s*(?:[-–—]+|\()\s?{_NAME}\)?\.?\s*$"),
    re.compile(rf"(?:^|\n)\W*(?:[Ff]rom|[Ww]ith) (?:the )?{_NAME} (?:wire|news agency|reports?|wires)\W*$"),
)
_LANGUAGES = frozenset(
    [
        "arabic",
        "persian",
        "farsi",
        "french",
        "german",
        "spanish",
        "russian",
        "chinese",
        "turkish",
        "urdu",
        "pashto",
        "dari",
        "hebrew",
        "english",
        "ukrainian",
    ]
)
_TAIL = 240  # characters: a credit stands at the end


def credited(body: str, title: str = "") -> str:
    """The outlet that a report credits for its text, as written; "" for none."""
    text = body[len(title) :].lstrip() if title else body
    if (match := _HEAD.match(text)) is not None:
        return match["name"]
    for pattern in _PHRASES:
        for match in pattern.finditer(text[-_TAIL:] if pattern.pattern.endswith("$") else text):
            if match["name"].casefold() not in _LANGUAGES:
                return match["name"]
    return ""
