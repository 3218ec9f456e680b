# SPDX-License-Identifier: Apache-2.0
"""The benchmarks of WikiEvents, GENEVA and MUC-4 read the sets' formats and count what a reader says; the reader is told what to say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.models import NOT_MEASURED
from benchmarks.wikievents import Ontology
from tests.benchmarks.fake import Fake

from benchmarks import geneva, muc4, wikievents

TOKENS = ["Gunmen", "killed", "two", "guards", "in", "Lima", "."]
ONTOLOGY = {
    "Life.Die.Unspecified": {"roles": ["Victim", "Killer", "Place"], "keywords": ["die"]},
    "Conflict.Attack.DetonateExplode": {"roles": ["Attacker"], "keywords": ["explode", "detonate"]},
    "Conflict.Attack.Unspecified": {"roles": ["Attacker", "Target"], "keywords": ["attack"]},
    "GenericCrime.GenericCrime.GenericCrime": {"roles": ["Perpetrator"], "keywords": ["crime"]},
}


@pytest.mark.parametrize("one", [wikievents, geneva, muc4])
def test_missing_sets_are_not_measured(one: Any, tmp_path: Path) -> None:
    assert NOT_MEASURED in one.run(tmp_path).values()


def f1(result: dict[str, object], name: str) -> float:
    (table,) = result.values()
    assert isinstance(table, dict)
    figures = table[name]
    assert isinstance(figures, dict)
    return float(figures["f1"])


@pytest.fixture
def kairos(tmp_path: Path) -> Path:
    folder = tmp_path / "wikievents"
    (folder / "coref").mkdir(parents=True)
    mentions = {"T1": (0, 1), "T2": (2, 4), "T3": (5, 6)}
    record = {
        "doc_id": "d", "tokens": TOKENS, "sentences": [[[[word, 0, 0] for word in TOKENS], ""]],
        "entity_mentions": [{"id": name, "start": a, "end": b} for name, (a, b) in mentions.items()],
        "event_mentions": [{
            "event_type": "Life.Die.Unspecified", "trigger": {"start": 1, "end": 2, "text": "killed"},
            "arguments": [{"entity_id": name, "role": role} for name, role in (("T1", "Killer"), ("T2", "Victim"), ("T3", "Place"))],
        }],
    }  # fmt: skip
    (folder / "dev.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (folder / "coref/dev.jsonlines").write_text(
        json.dumps({"doc_key": "d", "clusters": [["T1"], ["T2"]]}) + "\n", "utf-8"
    )
    (folder / "event_role_KAIROS.json").write_text(json.dumps(ONTOLOGY), "utf-8")
    return tmp_path


def test_wikievents(kairos: Path) -> None:
    labels = {
        "kairos": ("O", "B-Life.Die", "I-Life.Die", "B-Life.Injure", "I-Life.Injure"),
        "kairos_roles": ("O", "Victim", "Killer", "Place", "Attacker"),
    }
    roles = {"Gunmen": "Attacker", "guards": "Victim", "Lima": "Place"}  # a killing has no attacker: it gives way
    told = Fake(labels, {"kairos": {"killed": "B-Life.Die"}}, {"kairos_roles": {"killed": roles}})
    result = wikievents.run(kairos, reader=told)
    assert f1(result, "triggers identified") == f1(result, "triggers classified") == 1.0
    assert f1(result, "triggers classified, full type") == 1.0
    assert f1(result, "arguments of given triggers, head classified") == 0.8
    assert f1(result, "arguments of given triggers, span classified") == 0.4
    assert f1(result, "arguments of own triggers, head classified") == 0.8
    wrong = Fake(labels, {"kairos": {"killed": "B-Life.Injure"}}, {"kairos_roles": {"killed": roles}})
    result = wikievents.run(kairos, reader=wrong)
    assert (f1(result, "triggers identified"), f1(result, "triggers classified")) == (1.0, 0.0)
    assert f1(result, "arguments of given triggers, head classified") == 0.8
    assert f1(result, "arguments of own triggers, head identified") == 0.0


def test_a_trigger_beyond_the_window_has_no_arguments(kairos: Path) -> None:
    labels = {"kairos": ("O", "B-Life.Die", "I-Life.Die"), "kairos_roles": ("O", "Victim")}
    short = Fake(labels, {"kairos": {}}, {"kairos_roles": {"killed": {"Gunmen": "Victim"}}}, limit=1)
    result = wikievents.run(kairos, reader=short)
    assert f1(result, "arguments of given triggers, head identified") == 0.0


def test_the_third_level_comes_from_keywords() -> None:
    ontology = Ontology({}, {})
    assert ontology.finer("Life.Die", "killed") == "Life.Die.Unspecified"
    known = Ontology({name: frozenset(one["roles"]) for name, one in ONTOLOGY.items()},
                     {name: tuple(one["keywords"]) for name, one in ONTOLOGY.items()})  # fmt: skip
    assert known.finer("Conflict.Attack", "exploded") == "Conflict.Attack.DetonateExplode"
    assert known.finer("Conflict.Attack", "blast") == "Conflict.Attack.DetonateExplode"
    assert known.finer("GenericCrime.GenericCrime", "fraud") == "GenericCrime.GenericCrime.GenericCrime"
    assert known.finer("Conflict.Attack", "raid") == "Conflict.Attack.Unspecified"
    assert known.allowed("Life.Die") == {"Victim", "Killer", "Place"}
    assert known.allowed("Life.Marry") is None


def test_geneva(tmp_path: Path) -> None:
    folder = tmp_path / "geneva"
    (folder / "meta_data").mkdir(parents=True)
    record = {
        "tokens": TOKENS,
        "entity_mentions": [{"id": "a", "start": 0, "end": 1}, {"id": "b", "start": 2, "end": 4}],
        "event_mentions": [{"event_type": "Killing", "trigger": {"start": 1, "end": 2},
                            "arguments": [{"entity_id": "a", "role": "Killer"}, {"entity_id": "b", "role": "Victim"}]}],
    }  # fmt: skip
    (folder / "val.json").write_text(json.dumps(record) + "\n", "utf-8")
    (folder / "meta_data/event_ontology.json").write_text(
        json.dumps({"Killing": {"arguments": {"Killer": {}, "Victim": {}}}}), "utf-8"
    )
    labels = {"frames": ("O", "B-Killing", "I-Killing"), "frame_roles": ("O", "Killer", "Victim")}
    views = {"frame_roles": {"killed": {"Gunmen": "Killer", "guards": "Victim"}}}
    result = geneva.run(tmp_path, reader=Fake(labels, {"frames": {"killed": "B-Killing", "Lima": "B-Killing"}}, views))
    assert f1(result, "events classified") == 0.6667  # one right, one invented
    assert f1(result, "arguments of given triggers classified") == 0.5  # "guards" is not the whole of "two guards"


def test_muc4(tmp_path: Path) -> None:
    for name in ("processed", "full_templates"):
        (tmp_path / "muc4" / name).mkdir(parents=True)
    text = "rebels of the front bombed a bridge.  the bridge fell."
    record = {"docid": "d", "doctext": text, "extracts": {"PerpInd": [[["rebels", 0]]], "Target": [[["bridge", 29]]]}}
    (tmp_path / "muc4/processed/dev.json").write_text(json.dumps(record) + "\n", "utf-8")
    keys = {
        "INCIDENT: TYPE": ["BOMBING"],
        "PERP: INDIVIDUAL ID": ['"REBELS" / "GUNMEN"'],
        "PHYS TGT: ID": ['? "BRIDGE"'],
        "HUM TGT: NAME": ["*"],
    }
    (tmp_path / "muc4/full_templates/dev.jsonl").write_text(
        json.dumps({"docid": "d", "templates": [keys]}) + "\n", "utf-8"
    )
    labels = {
        "muc": ("O", *(f"{p}-{role}" for role in ("PerpInd", "PerpOrg", "Target") for p in "BI")),
        "triggers": ("O", "B-bombing", "I-bombing"),
    }
    tags = {
        "muc": {"rebels": "B-PerpInd", "front": "B-PerpOrg", "bridge": "B-Target"},
        "triggers": {"bombed": "B-bombing"},
    }
    result = muc4.run(tmp_path, reader=Fake(labels, tags))
    assert f1(result, "CEAF-RME") == 0.8  # two of two, and one invented
    assert f1(result, "template F1") == pytest.approx(0.8571)  # three of three with the type, and one invented
    (tmp_path / "muc4/full_templates/dev.jsonl").unlink()
    told = muc4.run(tmp_path, reader=Fake(labels, tags))["muc4"]
    assert isinstance(told, dict)
    assert told["template F1"] == NOT_MEASURED
    (tmp_path / "muc4/processed/dev.json").rename(tmp_path / "muc4/processed/train.json")
    assert "trained on" in str(muc4.run(tmp_path, "train")["muc4"])
