# SPDX-License-Identifier: Apache-2.0
"""The heads of the reading model and their labels: the contract between training, the packaged reader and the benchmarks.

Tag heads give BIO labels to words; class and value heads judge a trigger at its first word; sentence heads speak at a sentence's
closing separator; view heads say what each word is to an anchor word; the pair head classes a marked pair.
"""

from __future__ import annotations

import json
from pathlib import Path

from training.labels import ACTS, KINDS, MODALITIES, NAME_TYPES, ROLES, SPEAKER_KINDS

_ONTOLOGIES = json.loads((Path(__file__).parent / "sets/ontologies.json").read_text("utf-8"))


def _bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))


TAGS: dict[str, tuple[str, ...]] = {
    "names": _bio(NAME_TYPES),
    "triggers": _bio(KINDS),
    "cues": _bio(("cue",)),
    "hedges": _bio(("hedge",)),
    "dyad": _bio(("S", "T", "R")),
    "muc": _bio(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")),
    "kairos": _bio(tuple(_ONTOLOGIES["kairos"])),
    "frames": _bio(tuple(_ONTOLOGIES["frames"])),
    "actions": _bio(("action",)),
    "causes": _bio(("cause", "effect", "signal")),
}
READ = ("names", "triggers", "cues", "hedges")
"""Tag heads that reading itself asks for; the others serve benchmarks, and cost nothing where nobody asks."""

CLASSES: dict[str, tuple[str, ...]] = {
    "polarity": ("positive", "negative"),
    "modality": MODALITIES,
    "act": ACTS,
    "background": ("no", "yes"),
    "speaker": SPEAKER_KINDS,
}
VALUES = ("certainty", "factuality")
SENTENCES: dict[str, tuple[str, ...]] = {"cameo": ("0", "1", "2", "3", "4"), "causal": ("0", "1")}
VIEWS: dict[str, tuple[str, ...]] = {
    "roles": ("O", *ROLES),
    "frame": ("O", "speaker", "relay", "time", "hedge"),
    "links": ("O", "condition", "whole", "same"),
    "quote": ("O", "source", "content"),
    "kairos_roles": ("O", *_ONTOLOGIES["kairos_roles"]),
    "frame_roles": ("O", *_ONTOLOGIES["frame_roles"]),
}
PLOVER = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
ENDS: dict[str, tuple[str, ...]] = {
    "argument": ("roles", "kairos_roles", "frame_roles"),
    "speech": ("frame", "links", "quote"),
    "pair": ("plover",),
}
"""Two-ended heads by the projections that they share."""

EMBEDDING, HIDDEN, DISTANCES = 128, 128, 24
"""Width of the event embedding, width of views and pairs, and the number of distance classes of a view."""
