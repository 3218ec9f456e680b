# SPDX-License-Identifier: Apache-2.0
"""The closed lists of the annotation: what a mark may be labelled with. ``corpus/GUIDE.md`` says when."""

from __future__ import annotations

NAME_TYPES = ("person", "organisation", "place", "facility", "event", "vehicle", "weapon", "other")
KINDS = (
    "agreement", "meeting", "arrival", "support", "concession", "cooperation", "aid", "withdrawal", "release",
    "ceasefire", "resignation", "request", "accusation", "investigation", "rejection", "threat", "protest",
    "riot", "labour_strike", "sanction", "expulsion", "mobilisation", "seizure", "restriction", "arrest",
    "cyberattack", "abduction", "attack", "shooting", "bombing", "airstrike", "shelling", "armed_clash",
    "assassination", "destruction", "accident", "explosion", "fire", "crash", "sinking", "collapse",
    "earthquake", "flood", "storm", "outbreak", "evacuation", "rescue", "death", "injury", "appointment",
    "election", "vote", "trial", "other",
)  # fmt: skip
SPEAKER_KINDS = ("named", "official", "anonymous", "media", "document", "eyewitness", "unspecified")
MODALITIES = ("asserted", "possible", "conditional", "future", "question", "opinion")
ACTS = ("assert", "deny", "confirm", "correct", "retract", "query")
COUNTED = ("deaths", "injured", "missing", "rescued", "detained", "displaced", "on_board", "count")
ROLES = ("agent", "patient", "instrument", "place", "origin", "destination", "beneficiary", "topic")
REFERENCES = frozenset([*ROLES, "say", "time", "h", "if", "of", "in", "is"])
"""Keys of a trigger whose values are ids of the same report."""

TRIGGER_VALUES: dict[str, tuple[str, ...]] = {
    "p": ("neg",),
    "m": MODALITIES[1:],
    "bg": ("1",),
    "act": ACTS[1:],
}
DEFAULT_CERTAINTY = {
    "asserted": 1.0, "possible": 0.5, "conditional": 0.5, "future": 0.8, "question": 0.5, "opinion": 0.7,
}  # fmt: skip
"""Certainty of a trigger without ``c=``, by its modality; the guide states the same figures."""
