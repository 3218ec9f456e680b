# SPDX-License-Identifier: Apache-2.0
"""Records of voices, and the letter that they propose."""

from __future__ import annotations

import pytest

from nightdesk.vocabulary.judgement import Parameters
from nightdesk.weighing import PARAMETERS, records
from nightdesk.weighing.records import letter


@pytest.mark.parametrize(
    ("mean", "n", "wanted"),
    [(0.97, 40, "A"), (0.9, 40, "B"), (0.7, 40, "C"), (0.55, 40, "D"), (0.3, 40, "E"), (1.0, 4, "F")],
)
def test_the_letter_follows_the_record(mean: float, n: float, wanted: str) -> None:
    assert letter(mean, n) == wanted


def test_records_are_kept_apart_by_topic_and_country() -> None:
    values = {
        **PARAMETERS.values,
        "right:actor:a": 9.0, "wrong:actor:a": 1.0, "right:actor:a|politics": 4.0, "wrong:actor:a@KE": 1.0,
        "right:outlet:wire": 9.0,
    }  # fmt: skip
    found = records(Parameters(epoch="x", values=values))
    assert [(one.voice, one.topic, one.country) for one in found] == [
        ("actor:a", "", ""), ("actor:a", "politics", ""), ("actor:a", "", "KE"),
    ]  # fmt: skip
    general = found[0]
    assert general.low < general.mean == 0.9 < general.high
    assert general.letter == "B"
