# SPDX-License-Identifier: Apache-2.0
"""Whatever comes in: never a crash, never a wrong offset, and what was not read is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import report
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.report import Quote

DEADLY = {"death", "assassination", "shooting"}
NEWS = "Gunmen killed four soldiers near Mosul on Monday, the army said."


def quotes(reading: Reading) -> list[Quote]:
    out = [one.quote for one in reading.mentions]
    for claim in reading.claims:
        out += [claim.quote, claim.trigger, *claim.hedges]
        for group in (claim.roles, claim.counts, claim.attribution):
            out += [one.quote for one in group]
        out += [one.quote for one in (claim.time, claim.place) if one is not None and one.quote is not None]
    return out


def read(reader: BuiltinReader, text: str, title: str = "") -> tuple[Claim, ...]:
    one = report(text, title=title)
    (reading,) = reader.read_many([one])
    for quote in quotes(reading):
        assert quote.exact == one.body[quote.start : quote.end]
    return reading.claims


CASES = {
    "capitals": NEWS.upper(),
    "bullets": f"• {NEWS}\n• Two others were wounded.\n- More to come.",
    "table": "Region | Dead | Injured\nNorth | 4 | 11\nSouth | 0 | 2\n" + NEWS,
    "emoji": f"🚨🚨 {NEWS} 🙏",
    "right to left marks": f"\u200f{NEWS}\u200e \u202bمقتل أربعة جنود\u202c",
    "html remnants": f"<p>{NEWS}</p>&nbsp;<br/>&amp; more",
    "mixed scripts": f"{NEWS} Солдаты погибли. 士兵死亡。 {NEWS}",
    "tabs and returns": NEWS.replace(" ", "\t", 3) + "\r\n\r\n" + NEWS,
    "zero width": NEWS.replace(" ", " \u200b"),
    "combining": NEWS.replace("u", "u\u0308"),
    "one long word": "x" * 40_000 + " " + NEWS,
    "one long sentence": "The army said on Monday that " + "it was raining in the hills and " * 1_300 + NEWS,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_odd_layouts_are_read_with_exact_quotes(reader: BuiltinReader, text: str) -> None:
    claims = read(reader, text)
    assert any(claim.kind in DEADLY for claim in claims) or text is CASES["combining"]


def test_a_very_long_report_is_read_whole(reader: BuiltinReader) -> None:
    filler = "\n".join(f"The mayor opened hall number {i} of the fair." for i in range(2_000))
    claims = read(reader, f"{filler}\n{NEWS}")
    assert any(claim.kind == "death" for claim in claims)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_breaks_the_reader(reader: BuiltinReader, text: str, title: str) -> None:
    read(reader, text or "x", title)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from([*NEWS.split(), "\n", "\u202e", "“", "—", "IF", "?", "🙂", "\x00", "&lt;", "|"]), max_size=80
    )
)
def test_no_mixture_of_words_breaks_the_reader(reader: BuiltinReader, words: list[str]) -> None:
    read(reader, " ".join(words) or "x")


def test_other_languages_are_said_to_be_unread(reader: BuiltinReader) -> None:
    one = report("Солдаты были убиты в понедельник недалеко от города, сообщила армия. Мирные жители покинули город.")
    (reading,) = reader.read_many([one])
    assert not reading.read
    assert reading.language not in {"en", "und"}
