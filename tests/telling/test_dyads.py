# SPDX-License-Identifier: Apache-2.0
"""A coder's dyad: whole, mutual, half-known, or none."""

from __future__ import annotations

import pytest

from nightdesk.telling.dyads import dyad_of
from nightdesk.vocabulary.claim import Claim, Participant
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import RoleName


def claim(kind: str, *roles: tuple[RoleName, str]) -> Claim:
    def quote(words: str) -> Quote:
        return Quote(exact=words, start=0, end=len(words))

    filled = tuple(Participant(role=role, quote=quote(words), actor=f"x:{words.lower()}") for role, words in roles)
    return Claim(id="c", report="r", kind=kind, quote=quote("s"), trigger=quote("t"), roles=filled)


AGENT, PATIENT = RoleName.AGENT, RoleName.PATIENT


@pytest.mark.parametrize(
    ("kind", "roles", "known"),
    [
        ("accusation", [(AGENT, "Chad"), (PATIENT, "Niger")], "both"),
        ("meeting", [(AGENT, "Chad"), (AGENT, "Niger")], "both"),
        ("accusation", [(PATIENT, "Niger")], "target"),
        ("protest", [(AGENT, "Farmers")], "source"),
        ("airstrike", [], "none"),
    ],
)
def test_how_much_of_a_dyad_is_known(kind: str, roles: list[tuple[RoleName, str]], known: str) -> None:
    dyad = dyad_of(claim(kind, *roles))
    assert dyad is not None
    assert dyad["known"] == known
    assert [side["id"] for side in dyad["source"]] == [f"x:{w.lower()}" for role, w in roles if role is AGENT]


def test_a_flood_has_no_dyad() -> None:
    assert dyad_of(claim("flood", (AGENT, "River"))) is None
