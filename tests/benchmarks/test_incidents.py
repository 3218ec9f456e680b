# SPDX-License-Identifier: Apache-2.0
"""Strings become entities, and entities templates."""

from __future__ import annotations

from collections import Counter

from benchmarks.fillers import Template
from benchmarks.incidents import Filler, Found, entities, read, templates
from tests.benchmarks.fake import Fake
from training.sets.muc4 import Document


def test_strings_of_one_entity_are_given_once() -> None:
    sure = {"guerrillas": 0.9, "the guerrillas": 0.8, "guerrilla column": 0.7, "fmln": 0.95, "bus": 0.2}
    sure["farabundo marti national liberation front"] = 0.9
    found = {string: Filler(number) for string, number in sure.items()}
    assert entities(found) == [("fmln",), ("guerrillas",), ("guerrilla column",)]
    assert entities(found, sure=0.92) == [("fmln",)]


def test_a_template_for_each_incident_type() -> None:
    bridge, mayor, men = Filler(0.9, Counter(bombing=2)), Filler(0.9, Counter(kidnapping=1)), Filler(0.9)
    found = Found(
        {"Target": {"bridge": bridge}, "Victim": {"mayor": mayor}, "PerpInd": {"men": men}},
        Counter(bombing=2, kidnapping=1),
    )
    assert templates(found) == [
        Template("bombing", {"Target": [("bridge",)], "PerpInd": [("men",)]}),
        Template("kidnapping", {"Victim": [("mayor",)]}),
    ]
    assert templates(Found({}, Counter(bombing=2))) == []
    assert [one.incident for one in templates(Found({"Victim": {"mayor": Filler(0.9)}}, Counter()))] == ["attack"]


def test_what_a_model_marks_in_a_text() -> None:
    labels = {
        "muc": ("O", "B-Target", "I-Target"),
        "triggers": ("O", *(f"B-{kind}" for kind in ("bombing", "death", "protest"))),
    }
    text = "they bombed a bridge; two died. crowds marched."
    tags = {
        "muc": {"bridge": "B-Target"},
        "triggers": {"bombed": "B-bombing", "died": "B-death", "marched": "B-protest"},
    }
    found = read(Document("d", text, {}), Fake(labels, tags))
    assert found.incidents == Counter(bombing=1)  # a death in a bombing is no attack of its own
    assert [*found.fillers["Target"]] == ["bridge"]
    assert found.fillers["Target"]["bridge"].incidents == Counter(bombing=1)
    assert found.fillers["Target"]["bridge"].sure > 0.9
