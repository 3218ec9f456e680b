# SPDX-License-Identifier: Apache-2.0
"""Own mentions against gold ones, and documents through a real desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.ecbplus import _names, run
from benchmarks.through_the_desk import Remembered, picture
from training.sets.ecbplus_documents import Document, Mention

from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.report import Quote, Report

GOLD = (Mention("g1", 0, 1, 1, "c1"), Mention("g2", 0, 3, 4, "c2"), Mention("g3", 1, 1, 1, "c1"))


class Sinkings:
    """Sees a sinking in every "sank", and counts what it has read."""

    version = "sinkings-1"

    def __init__(self) -> None:
        self.read = 0

    def read_many(self, reports: Sequence[Report], received: Sequence[int] = ()) -> list[Reading]:
        self.read += len(reports)
        return [
            Reading(report=one.uid, language="en", read=True, claims=tuple(self._claims(one)), reader=self.version)
            for one in reports
        ]

    def _claims(self, report: Report) -> list[Claim]:
        at = report.body.find("sank")
        quote = Quote(report.body, 0, len(report.body))
        found = Claim(
            id=f"c-{report.uid}", report=report.uid, kind="sinking", quote=quote, trigger=Quote("sank", at, at + 4)
        )
        return [found] if at >= 0 else []


def document(name: str, words: str) -> Document:
    return Document(name, "1", "1", (tuple(words.split()),), (), frozenset([0]))


@pytest.mark.parametrize(
    ("own", "names"),
    [
        ([Mention("o1", 0, 1, 1, ""), Mention("o2", 0, 4, 5, "")], ["g1", "g2"]),
        ([Mention("o1", 0, 3, 3, ""), Mention("o2", 0, 4, 4, "")], ["g2", "o2"]),
        ([Mention("o1", 1, 0, 0, ""), Mention("o2", 2, 1, 1, "")], ["o1", "o2"]),
    ],
    ids=["words in common", "each gold mention is met once", "another word or sentence"],
)
def test_own_mentions_take_the_names_of_gold_ones(own: list[Mention], names: list[str]) -> None:
    assert list(_names(own, GOLD).values()) == names


def test_a_desk_says_where_each_claim_and_document_went() -> None:
    reader = Sinkings()
    kept = Remembered(reader)
    documents = [document("d1", "The Amina sank ."), document("d2", "Nothing happened .")]
    made = picture(documents, kept)
    assert list(made.events) == [("d1", 10, 14)]
    assert made.stories["d2"] == "d2"
    assert made.stories["d1"] not in {"d1", "d2"}
    assert picture(documents[::-1], kept).events == made.events
    assert reader.read == 2


def test_a_missing_set_is_not_measured(tmp_path: Path) -> None:
    assert run(tmp_path) == {"gold mentions": "NOT MEASURED"}
