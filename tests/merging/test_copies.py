# SPDX-License-Identifier: Apache-2.0
"""Copies: taken over, reworded, in part, from two; and what only looks like one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.planting import plant

from conftest import report
from nightdesk.merging import bands, find_copies, search_bands
from nightdesk.vocabulary.moments import DAY, parse_moment

FRIDAY = parse_moment("2021-03-05T00:00:00Z")
ORIGINAL = "Three mortar shells fell on the old market of Aleppo on Friday and killed a baker, the civil defence said."
STORY = (
    ORIGINAL,
    "The shells came from the direction of the ring road shortly after the bakeries had opened, residents said.",
    "Volunteers carried the wounded to the university hospital in vegetable carts because the ambulances had no fuel.",
    "Nobody has said who fired them, and a truce that was agreed in February is still in force on paper.",
)
OTHER = (
    "A ferry with forty passengers ran aground off Zanzibar on Friday and all on board were brought ashore by fishermen.",
    "The captain told the port authority that a rope had caught in the propeller and that the anchor did not hold.",
)
OWN = "Our reporter walked along the market street at dawn and counted eleven shuttered stalls and one open barber."


@pytest.mark.parametrize(
    "copy",
    [
        ORIGINAL,
        "BREAKING: " + ORIGINAL,
        ORIGINAL.replace("killed a baker", "killing a baker"),
        "Example Wire reported: " + ORIGINAL,
        f"{OWN} {ORIGINAL}",
    ],
)
def test_copies_are_found(copy: str) -> None:
    original, other = report(ORIGINAL), report(copy, "Copycat")
    assert set(bands(original, FRIDAY)) & set(search_bands(other, FRIDAY))
    (found,) = find_copies(other, [original])
    assert found.of == original.uid
    (aligned,) = found.aligned
    assert other.body[aligned.start : aligned.end].endswith("the civil defence said.")


@pytest.mark.parametrize(
    "other",
    [
        "Explosion heard in Kabul",
        "Mortar shells fell on a school in Aleppo on Friday, residents said, and nobody was hurt in the yard.",
        ORIGINAL.replace("Three", "Nine 9").replace("Friday", "12 March"),
    ],
)
def test_what_anybody_would_write_is_no_copy(other: str) -> None:
    assert not find_copies(report(other, "Other"), [report(ORIGINAL), report("Explosion heard in Kabul", "Third")])


def test_an_article_may_take_from_two_and_add_its_own() -> None:
    first, second = report(" ".join(STORY)), report(" ".join(OTHER), "Beta Times")
    mixed = report(f"{STORY[1]} {OWN} {OTHER[0]}", "Gamma Post")
    found = find_copies(mixed, [first, second])
    assert {one.of for one in found} == {first.uid, second.uid}
    assert sum(one.share for one in found) == pytest.approx(2 / 3)
    start = mixed.body.index(OWN)
    assert not any(one.start <= start < one.end for copy in found for one in copy.aligned)


def test_of_equal_reports_the_earliest_is_the_original() -> None:
    text = " ".join(STORY)
    (found,) = find_copies(report(text, "Third"), [report(text, "First"), report(text, "Second")])
    assert found.of == report(text, "First").uid


def test_the_same_words_of_a_speaker_are_his_in_both_reports() -> None:
    said = "“We will open the eastern gate at dawn and we will keep it open for as long as it takes”"
    one = report(f"The governor spoke at the bridge on Friday. {said}, he told a crowd.")
    other = report(f"In a speech that few had expected, Karim Haddad promised relief at last: {said}.", "Beta Times")
    (found,) = find_copies(other, [one])
    (aligned,) = found.aligned
    assert other.body[aligned.start : aligned.end].startswith("We will open")


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000), strength=st.sampled_from(["verbatim", "light", "moderate", "mixed"]))
def test_planted_copies_lead_to_their_original(seed: int, strength: str) -> None:
    original = report("\n".join(STORY))
    made = plant(STORY, strength, [OWN], random.Random(seed))
    copy = report("\n".join(made.sentences), "Copycat")
    found = find_copies(copy, [report("\n".join(OTHER), "Third"), original])
    assert [one.of for one in found] in ([original.uid], [])
    assert found or strength == "moderate"  # of a moderate rewrite one short sentence may be all that is left


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=400))
def test_any_text_is_compared_without_an_error(text: str) -> None:
    odd = report(text or "-", "Odd")
    bands(odd, FRIDAY)
    assert find_copies(odd, [report(" ".join(STORY))]) == [] or len(text) > 60


def test_a_reworded_copy_is_looked_for_within_days() -> None:
    reworded = (
        "Three mortars came down on Aleppo's old market on Friday; one baker was killed, according to civil defence."
    )
    one, other = report(ORIGINAL), report(reworded, "Beta Times")
    near = set(bands(one, FRIDAY)) & set(search_bands(other, FRIDAY + DAY))
    far = set(bands(one, FRIDAY)) & set(search_bands(other, FRIDAY + 30 * DAY))
    assert far <= near
