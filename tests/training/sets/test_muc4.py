# SPDX-License-Identifier: Apache-2.0
"""MUC-4: fillers are labelled wherever their words stand, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.sets.muc4 import documents, examples, load, sentences_of

TEXT = 'two rebels burned the "la loma" farm near the farm road.  col. soto said the rebel leader fled.'


def written(folder: Path, text: str, **extracts: list[list[list[Any]]]) -> Path:
    file = folder / "train.json"
    file.write_text(json.dumps({"docid": "d", "doctext": text, "extracts": extracts}) + "\n", "utf-8")
    return file


def test_longer_strings_first_and_parts_of_words_masked(tmp_path: Path) -> None:
    file = written(tmp_path, TEXT, PerpInd=[[["rebel", 4]]], Target=[[['"la loma" farm', 22], ["farm", 32]]])
    (example,) = load(file)
    got = [(word, label) for word, label in zip(example.words, example.tags["muc"], strict=True) if label != "O"]
    assert got == [
        ("rebels", None), ('"', "B-Target"), ("la", "I-Target"), ("loma", "I-Target"), ('"', "I-Target"),
        ("farm", "I-Target"), ("farm", "B-Target"), ("rebel", "B-PerpInd"),
    ]  # fmt: skip
    assert example.starts == (0, example.words.index("col"))


def test_titles_end_no_sentence() -> None:
    assert len(sentences_of("it fell.  gen. soto left. no one knew.")) == 3


def test_windows_hold_the_whole_text(tmp_path: Path) -> None:
    file = written(tmp_path, " ".join(f"word{i} fell." for i in range(200)), Victim=[[["word7", 0]]])
    (document,) = documents(file)
    windows = list(examples(document))
    assert sum(len(one.words) for one in windows) == 600
    assert len(windows) > 1
    kept = list(load(file))
    assert any("B-Victim" in one.tags["muc"] for one in kept)
    assert len(kept) < len(windows)  # of windows without a filler only a sample


def test_documents_without_fillers_are_negatives(tmp_path: Path) -> None:
    lines = [json.dumps({"docid": str(i), "doctext": "rain fell.", "extracts": {}}) for i in range(200)]
    file = tmp_path / "train.json"
    file.write_text("\n".join(lines), "utf-8")
    assert 5 < len(list(load(file))) < 60
