# SPDX-License-Identifier: Apache-2.0
"""Whoever leads a body: "the Quds Force commander", "the head of Hamas", "UN chief".

Invariant: the words are the title and the body and nothing that could make them mean another: a deputy, a former
one, one of several ("a commander of …") and whoever leads a part of the body are not its head.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nightdesk.naming.places import country_of

_TITLE = (
    r"(?:(?:overall|supreme|top) )?(?:leader|commander(?:[- ]in[- ]chief)?|chief|head|boss|president|chair(?:man|woman|person)?|"
    r"secretary[- ]general|director[- ]general|director|(?:chief )?prosecutor)"
)
_OF = re.compile(rf"(?:the )?(?P<title>{_TITLE}) (?:of|for) (?:the )?(?P<body>.+)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:the )?(?P<body>.+?)(?:['’]s?)? (?P<title>{_TITLE})", re.IGNORECASE)
_ONE_LEADER = re.compile(r"(?!the )(?!.*['’]).* leader", re.IGNORECASE)  # "Hamas leader" may be any of them
_NO_BODY = re.compile(r"(?:the|an?|this|that|one|another|some|his|her|its|their)(?: .*)?", re.IGNORECASE)
_ANY = frozenset(["leader", "chief", "head", "boss"])  # said of whoever leads, whatever the title is
_BESIDE = re.compile(
    r"the|elite|powerful|overseas|foreign|militant|islamist|jihadist|extremist|shi['’]?ite|shia|sunni|armed|rebel|\S+-backed",
    re.IGNORECASE,
)
_KIND = re.compile(r" (?:group|movement|militia|organi[sz]ation)$", re.IGNORECASE)


class Head(NamedTuple):
    """``title`` as terms write it, "" where it says only that somebody leads; ``bodies``: the name with and without
    what stands around it, the fullest first."""

    title: str
    bodies: tuple[str, ...]


def head_of(words: str) -> Head | None:
    """Whom the words name by a body and a title; None where they do not."""
    words = " ".join(words.split())
    match = _OF.fullmatch(words) or _BEFORE.fullmatch(words)
    if match is None or _ONE_LEADER.fullmatch(words) or _NO_BODY.fullmatch(match["body"]):
        return None
    title = re.sub(r"^(?:overall|supreme|top|chief) |[- ]in[- ]chief$", "", match["title"].lower()).replace(" ", "-")
    return Head("" if title in _ANY else title, tuple(_bodies(match["body"])))


def _bodies(words: str) -> list[str]:
    """The name, then without countries and adjectives before it, and without "group" after it."""
    found = [words]
    rest = words.split()
    while len(rest) > 1 and _may_go(rest[0]):
        rest = rest[1:]
        found.append(" ".join(rest))
    return list(dict.fromkeys([*found, *(_KIND.sub("", one) for one in found)]))


def _may_go(word: str) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    return _BESIDE.fullmatch(bare) is not None or country_of(bare) is not None
