# SPDX-License-Identifier: Apache-2.0
"""A general word of violence takes its kind from the weapon right before it: "rocket attack", "drones hit".

Source: the guide of the corpus (Triggers 4 and 5): weapons are no triggers, and they decide between shelling, air strike and bombing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from nightdesk.reading.finding import FoundEvent

_GENERAL = re.compile(
    r"(?:hits?|hitting|struck|strikes?|striking|attack(?:s|ed|ing)?|raids?|targeted|assaults?)$", re.IGNORECASE
)
_KINDS = frozenset(
    ["airstrike", "shelling", "bombing", "attack", "shooting", "explosion", "armed_clash", "labour_strike"]
)
_MEANS = (
    (
        "shelling",
        re.compile(
            r"\b(?:rocket|katyusha|mortar|artillery|shell|(?:ballistic |cruise )?missile)s?\s+(?:fire\s+)?$",
            re.IGNORECASE,
        ),
    ),
    ("airstrike", re.compile(r"\b(?:drone|air|warplane|aircraft|jet|helicopter)s?\s+$", re.IGNORECASE)),
    ("bombing", re.compile(r"\b(?:car|roadside|suicide|bomb)\s+(?:bomb\s+)?$", re.IGNORECASE)),
)
_WEAPON = re.compile(r"(?:rocket|katyusha|mortar|missile|drone|bomb|shell)s?$", re.IGNORECASE)
_BEFORE = 24  # code points


def by_means(text: str, offset: int, events: Sequence[FoundEvent]) -> list[FoundEvent]:
    """The events of a sentence without weapons taken for triggers, general words with the kind that their weapon gives.

    Args:
        text: the sentence.
        offset: where it starts in the body.
    """
    starts = {one.trigger.start - offset for one in events}
    return [
        _told(text, offset, one)
        for one in events
        if not (
            _WEAPON.match(text[one.trigger.start - offset : one.trigger.end - offset])
            and one.trigger.end - offset + 1 in starts
        )
    ]


def _told(text: str, offset: int, event: FoundEvent) -> FoundEvent:
    start, end = event.trigger.start - offset, event.trigger.end - offset
    if event.trigger.label not in _KINDS or not _GENERAL.match(text[start:end]):
        return event
    before = text[max(0, start - _BEFORE) : start]
    kind = next((kind for kind, pattern in _MEANS if pattern.search(before)), event.trigger.label)
    return dataclasses.replace(event, trigger=dataclasses.replace(event.trigger, label=kind))
