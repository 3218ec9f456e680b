# SPDX-License-Identifier: Apache-2.0
"""WikiEvents: types, kinds and arguments stand on the words that the set means, in both forms of the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.example import Example
from training.sets.wikievents import documents, load

TOKENS = ["Rain", "fell", ".", "Gunmen", "from", "Lima", "killed", "two", ".", "Police", "met", "them", "."]
CUT = ["Rain fell ", " Gunmen from Lima killed two ", " Police met them "]  # as in the train file: full stops lost
WHOLE = [[[[word, 0, 0] for word in words], " ".join(words)] for words in (TOKENS[:3], TOKENS[3:9], TOKENS[9:])]


def train(folder: Path, events: list[dict[str, Any]], tokens: list[str] = TOKENS) -> Path:
    file = folder / "train.jsonl"
    record = {"docid": "d", "tokens": tokens, "sentences": CUT, "event_mentions": events}
    file.write_text(json.dumps(record) + "\n", "utf-8")
    return file


def event(kind: str, trigger: str, *arguments: tuple[str, str]) -> dict[str, Any]:
    """As in the train file, whose places are not to be trusted: here they are all wrong."""
    return {
        "event_type": kind,
        "trigger": {"start_idx": 0, "end_idx": 1, "text": trigger},
        "arguments": [{"role": role, "text": text, "start_idx": 0, "end_idx": 1} for role, text in arguments],
    }


def labels(example: Example, head: str) -> dict[str, str | None]:
    return {word: one for word, one in zip(example.words, example.tags[head], strict=True) if one != "O"}


def test_train_file(tmp_path: Path) -> None:
    file = train(tmp_path, [event("Life.Die", "killed", ("Victim", "two"), ("Killer", "Gunmen"))])
    (example,) = load(file)
    assert example.words == tuple(TOKENS)
    assert example.starts == (0, 3, 9)
    assert labels(example, "kairos") == {"killed": "B-Life.Die"}
    assert labels(example, "triggers") == {"killed": "B-death"}
    whole, ours = example.views
    assert (whole.head, whole.anchor) == ("kairos_roles", 6)
    assert {i: one for i, one in enumerate(whole.labels) if one != "O"} == {7: "Victim", 3: "Killer"}
    assert ours.head == "roles"
    assert ours.labels[3] == "agent"
    assert ours.labels[7] == "patient"
    assert ours.labels[6] == "O"  # the trigger is no part of a phrase
    assert ours.labels[4:6] == (None, None)  # words before the head may belong to the phrase


def test_dev_file_names_arguments_by_entity(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    record = {
        "doc_id": "d", "tokens": TOKENS, "sentences": WHOLE,
        "entity_mentions": [{"id": "T1", "start": 3, "end": 6}],
        "event_mentions": [{
            "event_type": "Conflict.Attack.Unspecified", "trigger": {"start": 6, "end": 7, "text": "killed"},
            "arguments": [{"entity_id": "T1", "role": "Attacker", "text": "Gunmen from Lima"}],
        }],
    }  # fmt: skip
    file.write_text(json.dumps(record), "utf-8")
    (document,) = documents(file)
    assert document.sentences == ((0, 3), (3, 9), (9, 13))
    assert document.events[0].arguments == ((3, 6, "Attacker"),)
    (example,) = load(file)
    assert labels(example, "kairos") == {"killed": "B-Conflict.Attack"}


def test_a_type_that_is_none_of_our_kinds_is_masked(tmp_path: Path) -> None:
    (example,) = load(train(tmp_path, [event("Contact.Contact", "met")]))
    assert labels(example, "kairos") == {"met": "B-Contact.Contact"}
    assert labels(example, "triggers") == {"met": None}
    assert example.covered is not None
    assert "death" in example.covered


def test_attacks_take_their_kind_from_the_word(tmp_path: Path) -> None:
    (example,) = load(train(tmp_path, [event("Conflict.Attack", "bombing")], ["A", "bombing", "."]))
    assert labels(example, "triggers") == {"bombing": "B-bombing"}


def test_a_window_about_the_trigger_joins_what_packing_parts(tmp_path: Path) -> None:
    tokens = ["word"] * 60 + ["."] + ["word"] * 25 + ["Gunmen", "."] + ["word"] * 40 + ["killed", "."]
    file = train(tmp_path, [event("Life.Die", "killed", ("Killer", "Gunmen"))], tokens)
    seen = [one for one in load(file) if one.views and "Killer" in one.views[0].labels]
    assert len(seen) == 1
    assert seen[0].words[seen[0].views[0].labels.index("Killer")] == "Gunmen"
    assert seen[0].words[seen[0].views[0].anchor] == "killed"


def test_closing_quotes_stay_with_their_sentence(tmp_path: Path) -> None:
    (document,) = documents(train(tmp_path, [], ["“", "No", ".", "”", "He", "left", "."]))
    assert document.sentences == ((0, 4), (4, 7))
