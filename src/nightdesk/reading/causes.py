# SPDX-License-Identifier: Apache-2.0
"""What is said to have caused an accident: "caused by an engine failure", "blamed on a gas leak", "the cause was …".

A cause is told by its class, since words for one cause differ from report to report; words of no class are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CAUSED = frozenset(["accident", "explosion", "fire", "crash", "sinking", "collapse"])
"""Kinds of event whose cause is asked for."""
_CLASSES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("shot down", r"shot down|shoot-?down|(?:anti-aircraft |surface-to-air )?missiles?|air defen[cs]es?|rockets?|shelling"),
        ("an attack", r"bombs?|explosive devices?|explosives|sabotage|arson|terroris[mt]\w*|attack\w*|suicide bomber|drones?|mines?"),
        ("a technical fault", r"(?:engine|brake|mechanical|technical|electrical|structural|equipment|power|signal)\s+(?:\w+\s+)?(?:fail\w*|faults?|problems?|"
                              r"malfunctions?|trouble|issues?)|malfunctions?|short[- ]circuits?|gas leaks?|leaking gas|faulty \w+|metal fatigue|tyre burst"),
        ("human error", r"(?:human|pilot|driver|crew|operator)(?:['’]s)? errors?|negligence|speeding|carelessness|mishandl\w+|driver fell asleep|"
                        r"overload\w*|overcrowding"),
        ("the weather", r"(?:bad|poor|stormy|severe) weather|fog|storms?|heavy (?:rain|snow)\w*|lightning|high winds?|ice|rough seas?|high waves"),
        ("an earthquake or landslide", r"earthquakes?|tremors?|landslides?|mudslides?|floods?|flooding"),
        ("a collision", r"collisions?|collided|bird strikes?|birds"),
    )
)  # fmt: skip
_MAY = r"(?P<may>(?:may|might|could|can|possibly|probably|likely|apparently|reportedly|believed|thought|suspected)\b.{0,20}?)?"
_PHRASE = re.compile(
    rf"(?:{_MAY}(?P<no>\b(?:not|never|n['’]t|no)\b.{{0,12}}?)?\b(?:caused|triggered|sparked|set off|brought down|started) by|"
    r"\b(?P<laid>blamed on|attributed to|put down to|due to|the result of|as a result of)|"
    r"\b(?:the )?(?:probable |likely |suspected )?cause (?:of [^.;]{2,40}? )?(?P<neg>was not|is not|was|is|had been)) "
    r"(?P<what>[^.;,]{3,70})",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|probably|likely|suspected|believed|thought|apparently|reportedly|probable)\b",
    re.IGNORECASE,
)


class CauseSaid(NamedTuple):
    """A cause at ``start:end`` of a sentence. ``denied``: said not to be it; ``hedged``: said with reserve."""

    start: int
    end: int
    name: str
    denied: bool
    hedged: bool


def cause_in(text: str) -> CauseSaid | None:
    """The first cause of a known class that a sentence names, None where it names none."""
    for match in _PHRASE.finditer(text):
        found = next(
            ((name, hit) for name, words in _CLASSES if (hit := words.search(match["what"])) is not None), None
        )
        if found is None:
            continue
        start = match.start("what")
        denied = bool(match["no"]) or (match["neg"] or "").lower().endswith("not")
        hedged = _HEDGE.search(text, max(0, match.start() - 30), start) is not None
        return CauseSaid(start, match.end("what"), found[0], denied, hedged)
    return None
