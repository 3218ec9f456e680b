# SPDX-License-Identifier: Apache-2.0
"""GENEVA (Parekh et al., ACL 2023): sentences with FrameNet events of 115 types and their roles.

An argument is a whole constituent ("of the two villages"); in ``roles`` views its first preposition and whatever follows the
noun phrase are masked, as the project's own roles stand on noun phrases.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.example import Example, View
from training.sets.spans import Marked, tagged, viewed

WEIGHT = 0.5
_KINDS = {
    "Death": "death", "Killing": "death", "Bodily_harm": "injury", "Attack": "attack", "Arrest": "arrest",
    "Protest": "protest", "Sign_agreement": "agreement", "Destroying": "destruction", "Arriving": "arrival",
    "Hostile_encounter": "armed_clash", "Request": "request", "Supporting": "support", "Collaboration": "cooperation",
    "Criminal_investigation": "investigation", "Conquering": "seizure", "Ratification": "vote",
    "Judgment_communication": "accusation",
}  # fmt: skip
COVERED = frozenset(_KINDS.values())
_ROLES = {
    **dict.fromkeys(
        ("Agent", "Killer", "Assailant", "Terrorist", "Destroyer", "Perpetrator", "Offender", "Authorities", "Conqueror",
         "Supporter", "Helper", "Signatory", "Side_1", "Side_2", "Sides", "Partners", "Avenger", "Ratifier", "Sender",
         "Donor", "Supplier", "Seller", "Creator", "Self_mover", "Traveler", "Traveller", "Defender", "Protagonist"),
        "agent"),
    **dict.fromkeys(("Victim", "Patient", "Deceased", "Suspect", "Evaluee", "Injured_party", "Supported"), "patient"),
    **dict.fromkeys(("Weapon", "Instrument"), "instrument"),
    **dict.fromkeys(("Place", "Location", "Area"), "place"),
    **dict.fromkeys(("Benefited_party", "Beneficiary", "Recipient"), "beneficiary"),
    "Topic": "topic",
}  # fmt: skip
_MOVING = frozenset(
    ["Arriving", "Departing", "Motion", "Motion_directional", "Self_motion", "Traveling", "Bringing", "Sending"]
)
_ENDS = {"Source": "origin", "Goal": "destination"}
_PREPOSITIONS = frozenset([
    "of", "in", "on", "at", "by", "from", "to", "into", "onto", "for", "with", "without", "against", "between", "among",
    "under", "over", "near", "within", "toward", "towards", "during", "after", "before", "about", "as", "than",
    "that", "which", "who", "whom", "whose", "where", "when", ",", ";", ":", "(", "--", "—",
])  # fmt: skip


def load(path: Path) -> Iterator[Example]:
    """Every sentence of the file."""
    for line in path.read_text("utf-8").splitlines():
        yield _example(json.loads(line))


def _example(record: dict[str, Any]) -> Example:
    words = tuple(map(str, record["tokens"]))
    places = {one["id"]: (one["start"], one["end"]) for one in record["entity_mentions"]}
    frames: list[Marked] = []
    kinds: list[Marked] = []
    for event in record["event_mentions"]:
        start, end = event["trigger"]["start"], event["trigger"]["end"]
        frames.append((start, end, event["event_type"]))
        kinds.append((start, end, _KINDS.get(event["event_type"])))
    return Example(
        words=words,
        tags={"frames": tagged(len(words), frames), "triggers": tagged(len(words), kinds)},
        views=tuple(_views(words, record["event_mentions"], places)),
        weight=WEIGHT,
        covered=COVERED,
    )


def _views(
    words: Sequence[str], events: Sequence[dict[str, Any]], places: dict[str, tuple[int, int]]
) -> Iterator[View]:
    """Views from the first word of each trigger; of nested arguments the longest is labelled, as one word has one label."""
    anchors = sorted({event["trigger"]["start"] for event in events})
    for anchor in anchors:
        whole: list[Marked] = []
        ours: list[Marked] = []
        for event in events:
            if event["trigger"]["start"] == anchor:
                for one in event["arguments"]:
                    start, end = places[one["entity_id"]]
                    whole.append((start, end, one["role"]))
                    ours += _phrase(words, start, end, our_role(event["event_type"], one["role"]))
        yield viewed(len(words), anchor, "frame_roles", sorted(whole, key=lambda span: span[0] - span[1]))
        if any(label for _, _, label in ours):
            yield viewed(len(words), anchor, "roles", [(anchor, anchor + 1, "O"), *ours])


def _phrase(words: Sequence[str], start: int, end: int, label: str | None) -> Iterator[Marked]:
    """The noun phrase at the head of a constituent with its label, the rest masked."""
    first = start
    while first < end - 1 and words[first].lower() in _PREPOSITIONS:
        first += 1
    after = next((i for i in range(first + 1, end) if words[i].lower() in _PREPOSITIONS), end)
    yield from ((a, b, one) for a, b, one in ((start, first, None), (first, after, label), (after, end, None)) if a < b)


def our_role(frame: str, role: str) -> str | None:
    """The project's role of a frame's role; None where there is no clear one."""
    return _ENDS.get(role) if role in _ENDS and frame in _MOVING else _ROLES.get(role)
