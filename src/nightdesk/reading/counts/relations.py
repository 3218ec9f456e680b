# SPDX-License-Identifier: Apache-2.0
"""How figures of one sentence hang together: a part of another, or replaced by another."""

from __future__ import annotations

import re

_OF_THEM = re.compile(
    r"\s*(?:more )?of (?:them|whom|those|(?:the|its|their|his|her) (?:\w+ )?(?:dead|wounded|injured|victims|killed|missing|detained|arrested|\d+|two|three|four|five|six|seven|eight|nine|ten))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:includ(?:ing|ed|es?)|among them|among whom|among the \w+)\s*(?:were |was |at least |(?:the )?)?$",
    re.IGNORECASE,
)
_WERE_AMONG = re.compile(
    r"[^.;,]{0,60}\b(?:was|were|is|are) among (?:them|those|the (?:dead|wounded|injured|victims|missing))",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*more\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:bringing|taking|raising|pushing) (?:the )?(?:\w+ ){0,4}(?:toll|number|total|tally|count)\b|\bto a total of\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",\s*$")
_CONTINUED = re.compile(r"(?:,| and)\s*$")
_A_KIND = re.compile(r"\s*an? \w+|\s*(?:at|in|on|under|aged|from)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\s*more than (?:on|at|in|the|yesterday|a|earlier|previously|was|were|reported|first)\b", re.IGNORECASE
)

_EARLIER_BEFORE = re.compile(
    r"\b(?:up|down) from (?:an? |the )?(?:earlier |previous |initial |official )?$"
    r"|\bfrom (?:an? |the )?(?:earlier|previous|initial|first)(?: \w+){0,2} (?:of )?$|\bfrom (?:an? |the )?(?:earlier|previous|initial) $"
    r"|\b(?:earlier|previous|initial|first|original) (?:reports?|figures?|tolls?|counts?|estimates?|tally|statements?)\b[^.;,]{0,30}?\b(?:of|at|was|were|said|as)(?: at least| about)? $"
    r"|\b(?:contrary to|correcting|replacing|instead of|rather than|as against|not)\b(?! fewer| less| more)(?: (?:the|an?|earlier|previous|initial|report|reports|figure|toll|of|from)){0,5} $",
    re.IGNORECASE,
)
_AS_STATED = re.compile(
    r"\s*(?:\w+ )?(?:as|that (?:was|were|had been)) (?:was |were |had been )?(?:first |initially |earlier |previously )*(?:stated|reported|said|thought|announced|given|believed|feared)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:rose|rises|risen|raised|lowered|revised|cut|fell|fallen|falls|increased|increases|dropped|drops|climbed|jumped|went|corrected|reduced|moved|changed)\b[^.;]{0,80}\bfrom (?:an? |the )?(?:earlier |previous |initial )?$",
    re.IGNORECASE,
)
_HAS_PREDICATE = re.compile(r"\s*of (?:whom|them) (?:are|were|is|was|have|had)\b", re.IGNORECASE)
_COUNTED_TWICE = re.compile(
    r"\s*(?:(?!after|because|when|since|as|but)\w+ ){0,6}(?:double[- ]counted|counted (?:twice|double)|listed twice)\b",
    re.IGNORECASE,
)


def is_part(before: str, after: str, *, earlier: bool, after_part: bool = False) -> bool:
    """Whether a figure is a part of another.

    Args:
        before: the text before the figure.
        after: the text after it.
        earlier: whether the sentence has given a figure before it.
        after_part: whether the last of them is itself a part.
    """
    if after_part and _CONTINUED.search(before) and _A_KIND.match(after):
        return True
    if _OF_THEM.match(after) or _AMONG.search(before) or _WERE_AMONG.match(after) or (_ADDED.match(after) and earlier):
        return True
    if _MORE.match(after) and _TOTAL.search(after):
        return True
    return earlier and bool(
        _APPOSED.search(before)
        and _A_KIND.match(after)
        and not re.match(r"\s*(?:an?|at|in|on)\b[^,;]*\b(?:was|were|died|killed)\b", after)
    )


def is_revised(before: str, after: str) -> bool:
    """Whether a figure is said to be replaced by another."""
    return bool(
        _EARLIER_BEFORE.search(before)
        or _MOVED.search(before)
        or (re.search(r"\bnot $", before) and _AS_STATED.match(after))
    )


def has_own_predicate(after: str) -> bool:
    """Whether a part is said to be something of its own: "61 of whom are ill"."""
    return _HAS_PREDICATE.match(after) is not None


def is_counted_twice(after: str) -> bool:
    """Whether a figure only says by how many another was wrong."""
    return _COUNTED_TWICE.match(after) is not None
