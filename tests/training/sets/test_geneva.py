# SPDX-License-Identifier: Apache-2.0
"""GENEVA: frames, kinds and roles stand on the words that the set means."""

from __future__ import annotations

import json
from pathlib import Path

from training.sets.geneva import load, our_role

TOKENS = ["Rebels", "in", "trucks", "killed", "guards", "of", "the", "mine", ",", "aides", "said", "."]
RECORD = {
    "tokens": TOKENS,
    "entity_mentions": [
        {"id": "a", "start": 0, "end": 3}, {"id": "b", "start": 4, "end": 8},
        {"id": "c", "start": 9, "end": 10}, {"id": "d", "start": 0, "end": 8},
    ],
    "event_mentions": [
        {"event_type": "Killing", "trigger": {"start": 3, "end": 4, "text": "killed"},
         "arguments": [{"role": "Killer", "entity_id": "a"}, {"role": "Victim", "entity_id": "b"}]},
        {"event_type": "Statement", "trigger": {"start": 10, "end": 11, "text": "said"},
         "arguments": [{"role": "Speaker", "entity_id": "c"}, {"role": "Message", "entity_id": "d"}]},
    ],
}  # fmt: skip


def test_tags_and_views(tmp_path: Path) -> None:
    file = tmp_path / "train.jsonl"
    file.write_text(json.dumps(RECORD), "utf-8")
    (example,) = load(file)
    assert example.words == tuple(TOKENS)
    assert [one for one in example.tags["frames"] if one != "O"] == ["B-Killing", "B-Statement"]
    assert example.tags["triggers"][3] == "B-death"
    assert example.tags["triggers"][10] is None  # no kind of ours: masked
    killing, ours, statement = example.views
    assert killing.labels[:8] == ("Killer",) * 3 + ("O",) + ("Victim",) * 4
    assert ours.head == "roles"
    assert ours.labels[:9] == ("agent", None, None, "O", "patient", None, None, None, "O")
    assert (statement.anchor, statement.labels[9], statement.labels[0]) == (10, "Speaker", "Message")


def test_a_leading_preposition_is_no_part_of_the_participant(tmp_path: Path) -> None:
    file = tmp_path / "train.jsonl"
    record = {
        "tokens": ["Attacks", "by", "the", "rebels"],
        "entity_mentions": [{"id": "a", "start": 1, "end": 4}],
        "event_mentions": [
            {
                "event_type": "Attack",
                "trigger": {"start": 0, "end": 1},
                "arguments": [{"role": "Assailant", "entity_id": "a"}],
            }
        ],
    }
    file.write_text(json.dumps(record), "utf-8")
    (example,) = load(file)
    assert example.views[1].labels == ("O", None, "agent", "agent")


def test_ends_count_where_something_moves() -> None:
    assert our_role("Arriving", "Goal") == "destination"
    assert our_role("Placing", "Goal") is None
    assert our_role("Killing", "Weapon") == "instrument"
    assert our_role("Statement", "Message") is None
