# SPDX-License-Identifier: Apache-2.0
"""The reader with its real model: quotes exact, the batch without effect, doubt and speakers read."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import report
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import Act, AttributionKind, Modality, Polarity

TEXTS = [
    "Three people were killed in an explosion in Lagos on Friday, police said.",
    "The office of Imran Dastgir denied that he had been arrested.",
    "If the ceasefire is broken, the army will attack, a spokesman said.",
    "Reports are coming in of a possible earthquake in Chile.",
    "A court in Nairobi jailed the banker for seven years. He denied stealing anything.",
    "Ferry sinks off Sindh coast; 34 passengers rescued",
]


def quotes(reading: Reading) -> list[Quote]:
    found = [one.quote for one in reading.mentions]
    for claim in reading.claims:
        found += [claim.quote, claim.trigger, *claim.hedges]
        found += [one.quote for one in claim.roles] + [one.quote for one in claim.counts]
        found += [one.quote for one in claim.attribution]
        found += [one.quote for one in (claim.time, claim.place) if one is not None and one.quote is not None]
    return found


def read(reader: BuiltinReader, text: str, **more: str) -> list[Claim]:
    return list(reader.read_many([report(text, **more)])[0].claims)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_quote_is_exact_whatever_the_characters(reader: BuiltinReader, data: st.DataObject) -> None:
    noise = st.text(st.characters(codec="utf-8"), max_size=12)
    words = data.draw(st.sampled_from(TEXTS)).split(" ")
    text = "".join(word + data.draw(noise) + " " for word in words) or "x"
    one = report(text.replace("\r", " "), title=data.draw(noise))
    for quote in quotes(reader.read_many([one])[0]):
        assert quote.exact == one.body[quote.start : quote.end]


def test_the_batch_has_no_effect(reader: BuiltinReader) -> None:
    reports = [report(text, id_=f"{i}") for i, text in enumerate(TEXTS * 3)]
    alone = [reader.read_many([one])[0] for one in reports]
    order = list(range(len(reports)))
    random.Random(3).shuffle(order)
    together = reader.read_many([reports[i] for i in order])
    assert [together[order.index(i)] for i in range(len(reports))] == alone


def test_long_texts_are_read_in_windows(reader: BuiltinReader) -> None:
    text = (
        "The minister spoke about "
        + ", ".join(f"matter {i}" for i in range(200))
        + ", and an explosion killed two people."
    )
    assert any(claim.kind == "death" for claim in read(reader, text))


def test_a_toll_its_time_its_place_and_its_speaker(reader: BuiltinReader) -> None:
    death = next(one for one in read(reader, TEXTS[0]) if one.kind == "death")
    assert (death.counts[0].best, death.counts[0].quote.exact) == (3, "Three")
    assert death.time is not None
    assert death.time.quote is not None
    assert death.time.quote.exact == "on Friday"
    assert death.place is not None
    assert (death.attribution[0].quote.exact, death.attribution[0].kind) == (
        "police",
        AttributionKind.OFFICIAL,
    )


def test_a_denial_is_an_act_on_what_it_denies(reader: BuiltinReader) -> None:
    arrest = next(one for one in read(reader, TEXTS[1]) if one.kind == "arrest")
    assert (arrest.act, arrest.polarity) == (Act.DENY, Polarity.NEGATIVE)


def test_conditions_and_plans_are_not_facts(reader: BuiltinReader) -> None:
    modalities = {claim.modality for claim in read(reader, TEXTS[2])}
    assert modalities
    assert modalities <= {Modality.CONDITIONAL, Modality.FUTURE}


def test_rumours_commit_nobody(reader: BuiltinReader) -> None:
    quake = next(one for one in read(reader, TEXTS[3]) if one.kind == "earthquake")
    assert quake.certainty < 0.7
    assert quake.hedges


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "\u200f", "1", "." * 500, "A" * 3000])
def test_odd_texts_are_read_without_a_sound(reader: BuiltinReader, text: str) -> None:
    assert reader.read_many([Report(uid="r", id="r", source="s", text=text)])[0].claims == ()


def test_a_headline_is_no_second_origin(reader: BuiltinReader) -> None:
    one = report(
        "An explosion at a depot in Lagos killed two people, the fire service said.", title="Explosion at Lagos depot"
    )
    claims = reader.read_many([one])[0].claims
    assert claims[0].quote.end <= len(one.title)
    assert [claim.attribution[0].quote.exact for claim in claims] == ["the fire service"] * len(claims)


def test_an_undated_report_says_no_day(reader: BuiltinReader) -> None:
    one = Report(
        uid="r", id="r", source="s", text="Three people were killed in Lagos on Friday, police said.", lang="en"
    )
    assert all(claim.time is None and not claim.background for claim in reader.read_many([one])[0].claims)


def test_who_is_suspected_is_no_source(reader: BuiltinReader) -> None:
    claims = read(reader, "Officials suspect the Example Brigade of firing the rockets that killed a guard on Friday.")
    speakers = [one.quote.exact for claim in claims for one in claim.attribution]
    assert not any("Brigade" in words for words in speakers)
