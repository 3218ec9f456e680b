# SPDX-License-Identifier: Apache-2.0
"""Labels of the public sets stand on the words that the sets mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training.data import KAIROS_KINDS, Example, from_conll, from_wikievents, tokenise


def written(folder: Path, *, sentences: list[Any], events: list[dict[str, Any]]) -> Path:
    tokens = ["Rain", "fell", ".", "Gunmen", "killed", "two", ".", "Police", "met", "them", "."]
    file = folder / "set.jsonl"
    file.write_text(json.dumps({"tokens": tokens, "sentences": sentences, "event_mentions": events}), "utf-8")
    return file


def labelled(examples: list[Example]) -> dict[str, str | None]:
    pairs = (pair for one in examples for pair in zip(one.words, one.triggers, strict=True))
    return {word: label for word, label in pairs if label != "O"}


CUT = ["Rain fell ", " Gunmen killed two ", " Police met them "]  # as in the train file: full stops lost
WHOLE = [
    [[["Rain", 0, 4], ["fell", 5, 9], [".", 10, 11]], "Rain fell ."],
    [[["Gunmen", 12, 18], ["killed", 19, 25], ["two", 26, 29], [".", 30, 31]], "Gunmen killed two ."],
    [[["Police", 32, 38], ["met", 39, 42], ["them", 43, 47], [".", 48, 49]], "Police met them ."],
]


@pytest.mark.parametrize(
    ("sentences", "keys", "kind"),
    [(CUT, ("start_idx", "end_idx"), "Life.Die"), (WHOLE, ("start", "end"), "Life.Die.Unspecified")],
    ids=["train", "dev"],
)
def test_wikievents_triggers_count_in_tokens(
    tmp_path: Path, sentences: list[Any], keys: tuple[str, str], kind: str
) -> None:
    trigger = {keys[0]: 4, keys[1]: 5, "text": "killed"}
    file = written(tmp_path, sentences=sentences, events=[{"event_type": kind, "trigger": trigger}])
    examples = list(from_wikievents(file, whole=True))
    assert [len(one.words) for one in examples] == [3, 4, 4]
    assert labelled(examples) == {"killed": "B-death"}
    assert all(one.covered == KAIROS_KINDS for one in examples)


def test_what_a_set_leaves_open_is_masked(tmp_path: Path) -> None:
    """A type that is none of our kinds, and a trigger whose words do not agree with its place."""
    events = [
        {"event_type": "Contact.Contact", "trigger": {"start_idx": 8, "end_idx": 9, "text": "met"}},
        {"event_type": "Life.Die", "trigger": {"start_idx": 1, "end_idx": 2, "text": "killed"}},
    ]
    examples = list(from_wikievents(written(tmp_path, sentences=CUT, events=events), whole=True))
    assert labelled(examples) == {"met": None, "fell": None}


def test_attacks_take_their_kind_from_the_word(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    trigger = {"start_idx": 1, "end_idx": 2, "text": "bombing"}
    record = {
        "tokens": ["A", "bombing"],
        "sentences": ["A bombing"],
        "event_mentions": [{"event_type": "Conflict.Attack", "trigger": trigger}],
    }
    file.write_text(json.dumps(record), "utf-8")
    assert labelled(list(from_wikievents(file))) == {"bombing": "B-bombing"}


def test_entity_types_that_are_not_ours_are_masked(tmp_path: Path) -> None:
    file = tmp_path / "set.txt"
    file.write_text("On\tO\nMonday\tB-Temporal\nLima\tB-Location\n\nYes\tO\n", "utf-8")
    first, second = from_conll(file, {"Location": "place"})
    assert first.names == ("O", None, "B-place")
    assert second.words == ("Yes",)


def test_tokens_are_words_with_offsets() -> None:
    assert [word for word, _, _ in tokenise("Iraq’s K-1, hit.")] == ["Iraq’s", "K", "-", "1", ",", "hit", "."]
