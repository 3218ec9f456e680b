# SPDX-License-Identifier: Apache-2.0
"""UDS-IH2, Causal News and names: scores of known answers."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from answering import Answering
from benchmarks.models import NOT_MEASURED, Models
from training.example import Example

from benchmarks import causal_news, names, uds_ih2
from training.sets import causal_news as causal_set
from training.sets import factuality


def factual(folder: Path, name: str, *graded: float) -> Path:
    file = folder / f"uds_ih2/{name}.jsonl"
    file.parent.mkdir(exist_ok=True)
    targets = [{"span1": [i, i + 1], "label": value} for i, value in enumerate(graded)]
    text = " ".join(f"{name}{i}" for i in range(len(graded)))
    file.write_text(json.dumps({"text": text, "targets": targets}) + "\n", "utf-8")
    return file


def test_factuality_beside_the_constant(tmp_path: Path) -> None:
    factual(tmp_path, "train", 3, 3, 2)
    (one,) = factuality.load(factual(tmp_path, "dev", -3, 3, 2))
    off = replace(one, values={"factuality": {0: -2.0, 1: 2.0, 2: 1.0}})
    result = uds_ih2.run(tmp_path, models=Models([Answering([off])]))
    scores = result["uds_ih2"]
    assert isinstance(scores, dict)
    assert (scores["events"], scores["MAE"], scores["constant MAE"]) == (3, 1.0, round(7 / 3, 4))
    assert scores["r"] == pytest.approx(0.9956, abs=1e-3)
    assert result["meantime_factuality"] == NOT_MEASURED


def causal(folder: Path) -> list[Example]:
    inner = folder / "causal_news_corpus/V2"
    inner.mkdir(parents=True)
    plain = "Rain fell , so roads closed ."
    marked = "<ARG0>Rain fell</ARG0> , <ARG1><SIG0>so</SIG0> roads closed</ARG1> ."
    for name, rows in {
        "dev_subtask1.csv": [
            ["index", "text", "label"],
            ["1", plain, "1"],
            ["2", "Snow fell .", "0"],
            ["3", "Ice melted .", "1"],
        ],
        "dev_subtask2.csv": [["text", "text_w_pairs"], [plain, marked], ["Ice melted .", ""]],
    }.items():
        with (inner / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    return list(causal_set.load(inner / "dev_subtask1.csv"))


def test_causal_sentences_and_spans(tmp_path: Path) -> None:
    first, second, third = causal(tmp_path)
    scores = causal_news.run(tmp_path, models=Models([Answering([first, second, third])]))["causal_news"]
    assert isinstance(scores, dict)
    assert (scores["sentences"]["f1"], scores["spans"]["all"]["f1"], scores["spans"]["all"]["wanted"]) == (1, 1, 3)
    short = replace(first, tags={"causes": ("B-cause", "O", *("O",) * 5)})
    scores = causal_news.run(
        tmp_path, models=Models([Answering([short, replace(second, sentences={"causal": ("1",)})])])
    )
    inner = scores["causal_news"]
    assert isinstance(inner, dict)
    assert inner["sentences"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "wanted": 2}
    assert inner["spans"]["cause"]["f1"] == 0


def test_names(tmp_path: Path) -> None:
    """A building counts as a place; a masked word neither way; a wrong type and a wrong bound do not count."""
    words = ("Ana", "left", "Lima", "Port", "for", "Peru", "on", "Monday")
    gold = Example(words, tags={"names": ("B-person", "O", "B-place", "I-place", "O", "B-place", "O", None)})
    told = ("B-person", "O", "B-facility", "I-facility", "O", "B-organisation", "O", "B-event")
    scores = names.scores([gold], Models([Answering([replace(gold, tags={"names": told})])]), names.THREE)
    assert scores["all"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "wanted": 3}
    told = ("B-person", "O", "B-place", "O", "O", "B-place", "O", "B-person")
    scores = names.scores([gold], Models([Answering([replace(gold, tags={"names": told})])]), names.THREE)
    assert scores["place"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "wanted": 2}


def test_sets_of_names_are_found_or_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "re3d").mkdir()
    (tmp_path / "re3d/dev.txt").write_text("the\tB-Person\nminister\tI-Person\n\nLima\tB-Location\n", "utf-8")
    result = names.run(tmp_path, models=Models([Answering([Example(("Lima",), tags={"names": ("B-place",)})])]))
    assert result["gum news"] == result["wnut17"] == NOT_MEASURED
    named, every = result["re3d"], result["re3d, all mentions"]
    assert isinstance(named, dict)
    assert isinstance(every, dict)
    assert (named["all"]["f1"], every["all"]["recall"]) == (1, 0.5)
