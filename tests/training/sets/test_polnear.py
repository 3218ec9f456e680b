# SPDX-License-Identifier: Apache-2.0
"""Attributions of brat files become cue tags and views of sources and contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.example import Example
from training.sets.polnear import Attribution, Text, examples, load

BODY = (
    "Storm nears\n\n“We wait,” Ana Souto said, “for boats.” It rained. Officials deny that she wrote that ships left.\n"
)


def spans(kind: str, *pieces: str) -> str:
    places = (f"{BODY.index(one)} {BODY.index(one) + len(one)}" for one in pieces)
    return f"{kind} {';'.join(places)}\tany words"


ANNOTATION = "\n".join(
    [
        "T1\t" + spans("Source", "Ana Souto"),
        "T2\t" + spans("Cue", "said"),
        "T3\t" + spans("Content", "“We wait,”", "“for boats.”"),
        "T4\t" + spans("Attribution", "said"),
        "a line that a note broke off",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "T5\t" + spans("Source", "Officials"),
        "T6\t" + spans("Cue", "deny that"),
        "T7\t" + spans("Content", "she wrote that ships left"),
        "E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5",
        "T9\t" + spans("Source", "she"),
        "T10\t" + spans("Cue", "wrote"),
        "T11\t" + spans("Content", "that ships left"),
        "E3\tAttribution:T12 Source:T9 Content:T11 Cue:T10",
        "T13\t" + spans("Discuss", "It rained"),
        "#1\tAnnotatorNotes T13\tIs this one?",
    ]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text/a.txt").write_text(BODY, "utf-8")
    (tmp_path / "attributions/a_1f2e.ann").write_text(ANNOTATION, "utf-8")
    return tmp_path


def words(one: Example, label: str, anchor: str) -> str:
    (view,) = (view for view in one.views if one.words[view.anchor] == anchor)
    return " ".join(word for word, given in zip(one.words, view.labels, strict=True) if given == label)


def test_views_nest_and_come_in_pieces(folder: Path) -> None:
    (one,) = load(folder)
    assert words(one, "source", "said") == "Ana Souto"
    assert words(one, "content", "said") == "“ We wait , ” “ for boats . ”"
    assert words(one, "content", "deny") == "she wrote that ships left"
    assert (words(one, "source", "wrote"), words(one, "content", "wrote")) == ("she", "that ships left")
    assert one.starts[:2] == (0, 2)


def test_cues_are_tagged_and_doubts_are_masked(folder: Path) -> None:
    (one,) = load(folder)
    marked = {word: label for word, label in zip(one.words, one.tags["cues"], strict=True) if label != "O"}
    assert marked == {"said": "B-cue", "It": None, "rained": None, "deny": "B-cue", "that": "I-cue", "wrote": "B-cue"}


def test_a_text_of_two_annotators_counts_once(folder: Path) -> None:
    (folder / "attributions/a_9abc.ann").write_text("", "utf-8")
    first, second = load(folder)
    assert first.weight + second.weight == 1
    assert not second.views


def test_what_lies_outside_of_the_window_is_cut() -> None:
    words = ("Ana", "said", ":", *["word"] * 80, *["more"] * 80)
    one = Attribution((1,), (0,), tuple(range(3, 160)))
    near, *rest = examples(Text("a", words, (0, 83), (one,), frozenset()))
    assert len(near.words) == 83
    assert near.views[0].labels == ("source", "O", "O", *["content"] * 80)
    assert not any(other.views for other in rest)
