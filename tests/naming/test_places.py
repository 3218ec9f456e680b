# SPDX-License-Identifier: Apache-2.0
"""Places: chosen by what a report says, told with their reasons, the same in any order, and never a centroid."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.naming import Namer
from nightdesk.naming.atlas import _YOURS, candidates, distance
from nightdesk.naming.gazetteer import gazetteer
from nightdesk.naming.keys import fold
from nightdesk.naming.offsets import offset_before
from nightdesk.naming.places import choose, lookup, resolve, zone_of
from nightdesk.naming.surroundings import Surroundings
from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import PlacePrecision


def mention(text: str, name: str) -> PlaceMention:
    start = text.index(name)
    return PlaceMention(quote=Quote.of(text, start, start + len(name)))


def placed(text: str, name: str, *others: str) -> PlaceMention:
    """``name`` as it is resolved in ``text``, in which the others are named too."""
    return resolve(mention(text, name), Surroundings.of([name, *others], text))


@pytest.mark.parametrize(
    ("text", "name", "others", "admin1"),
    [
        ("Shots were fired in Kingston, Ontario.", "Kingston", (), "CA.08"),
        ("The Jamaican army sealed off Kingston.", "Kingston", (), "JM.17"),
        ("Guards left Santa Ana for San Salvador.", "Santa Ana", ("San Salvador",), "SV.11"),
        ("The sheriff of Orange County was in Santa Ana, California.", "Santa Ana", (), "US.CA"),
        ("Villagers fled Kaduna for Niger state.", "Niger", ("Kaduna",), "NG.31"),
        ("Police in Toledo, in the Spanish region of Castilla-La Mancha, said so.", "Toledo", (), "ES.54"),
    ],
)
def test_the_report_decides_between_places_of_one_name(
    text: str, name: str, others: tuple[str, ...], admin1: str
) -> None:
    assert placed(text, name, *others).admin1 == admin1


def test_every_choice_says_why() -> None:
    found = placed("The Lebanese army sealed off Tripoli.", "Tripoli")
    assert found.why is not None
    assert found.why.rule.startswith("city, of ")
    assert ("of a country that the report speaks of", 2.5) in found.why.evidence
    assert any(label == "Tripoli, LY.77" for _, label, _ in found.why.others)
    best = sum(weight for _, weight in found.why.evidence)
    assert all(best >= score for _, _, score in found.why.others)


def test_the_order_of_names_plays_no_part() -> None:
    names = ["Tripoli", "Beirut", "Sidon", "Cyprus"]
    found = {choose("Tripoli", Surroundings.of(order)) for order in permutations(names)}
    assert len(found) == 1


def test_a_name_is_no_evidence_for_itself() -> None:
    once, often = Surroundings.of(["Georgia"]), Surroundings.of(["Georgia"] * 9)
    assert choose("Georgia", once) == choose("Georgia", often)


def test_a_distance_and_direction_make_an_area() -> None:
    text = "The helicopter came down 40 kilometres south-west of Gao, the army said."
    found = placed(text, "Gao")
    assert found.quote is not None
    assert found.quote.exact == "40 kilometres south-west of Gao" == text[found.quote.start : found.quote.end]
    assert (found.name, found.radius, found.precision) == ("40 km southwest of Gao", 10.0, PlacePrecision.REGION)
    gao = lookup("Gao", ["ML"])
    assert gao is not None
    assert found.place != gao.id
    assert None not in (found.lat, found.lon, gao.lat, gao.lon)
    assert distance(found.lat or 0, found.lon or 0, gao.lat or 0, gao.lon or 0) == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize(
    ("phrase", "km", "point", "radius"),
    [
        ("about 15 km north of ", 15, "north", 3.8),
        ("25 miles (40 km) east of the city of ", 40.2, "east", 10.1),
        ("60 nautical miles off ", 111.1, "", 111.1),
        ("ten kilometres to the north-east of ", 10, "northeast", 3.0),
    ],
)
def test_phrases_of_distance(phrase: str, km: float, point: str, radius: float) -> None:
    found = offset_before(phrase + "Tikrit", len(phrase))
    assert found is not None
    assert (found.distance, found.point, found.radius) == (km, point, radius)


@pytest.mark.parametrize("phrase", ["in ", "15 people north of ", "north of ", "km north of ", "many km north of "])
def test_what_is_no_distance(phrase: str) -> None:
    assert offset_before(phrase + "Tikrit", len(phrase)) is None


def test_an_area_told_from_a_country_stays_the_country() -> None:
    found = placed("Ships waited 30 km off Yemen.", "Yemen")
    assert (found.precision, found.lat, found.radius) == (PlacePrecision.COUNTRY, None, None)


@pytest.mark.parametrize("name", ["الموصل", "Харків", "北京", "Αθήνα", "תל אביב", "تهران", "Deir el-Zour"])
def test_native_scripts_and_romanisations_meet(name: str) -> None:
    assert choose(name, Surroundings.of([name])) is not None


@pytest.mark.parametrize("name", ["airport", "the border", "hospital", "Nowhereville", "", "  ", "…"])
def test_what_is_no_name_stays_unresolved(name: str) -> None:
    assert resolve(PlaceMention(quote=None, name=name)) == PlaceMention(quote=None, name=name)


@given(st.text(max_size=60), st.text(max_size=80))
def test_no_text_breaks_it(name: str, body: str) -> None:
    text = f"{body} {name}"
    around = Surroundings.of([name, body], text)
    quote = Quote(name, len(body) + 1, len(text))
    found = resolve(PlaceMention(quote=quote), around)
    assert found.quote is not None
    assert found.quote.exact == text[found.quote.start : found.quote.end]
    assert (found.lat is None) == (found.lon is None)


def test_no_country_has_a_point() -> None:
    for name in ("Iraq", "Iraqi", "Georgia", "DRC", "United States", "Niger"):
        assert all(one.place.lat is None for one in candidates(fold(name)) if one.table == "country")


def test_own_places_are_sound() -> None:
    rows = [one.place for key in _own_keys() for one in candidates(key) if one.table == "own"]
    assert len({one.id for one in rows}) >= 400
    assert all(one.country is None or len(one.country) == 2 for one in rows)
    assert {one.precision for one in rows} == set(PlacePrecision) - {PlacePrecision.COUNTRY}


def _own_keys() -> list[str]:
    path = Path(gazetteer.__wrapped__.__code__.co_filename).parent / "data/places.tsv"
    lines = path.read_text("utf-8").splitlines()
    return [fold(line.split("\t")[0]) for line in lines if not line.startswith("#")]


def test_a_city_of_ours_has_the_id_of_the_gazetteer() -> None:
    listed, city = choose("Raqqa", Surroundings()), choose("الرقة", Surroundings())
    assert listed is not None
    assert city is not None
    assert listed.place.id == city.place.id


def test_places_of_the_user_win(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("Harbour Gate\tGate Nine\tLB\t33.9\t35.52\tpoint\tBeirut\n", "utf-8")
    try:
        Namer(places=mine)
        found = resolve(PlaceMention(quote=None, name="Gate Nine"))
        assert (found.name, found.country, found.precision) == ("Harbour Gate", "LB", PlacePrecision.POINT)
        assert found.admin1 is not None
        assert found.within[-1] == "country:LB"
    finally:
        _YOURS.clear()
        candidates.cache_clear()


@pytest.mark.parametrize(
    "line", ["Gate\t", "Gate\t\tLB\tx\t35\tpoint", "Gate\t\tLebanon\t33\t35\tpoint", "G\t\tLB\t99\t35\tsea"]
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text(f"# mine\n{line}\n", "utf-8")
    with pytest.raises(InvalidValue, match="line 2"):
        Namer(places=mine)


def test_zones_are_those_of_the_place() -> None:
    assert [zone_of(name) for name in ("Baghdad", "Idlib", "Hmeimim", "Black Sea")] == [
        "Asia/Baghdad", "Asia/Damascus", "Asia/Damascus", None,
    ]  # fmt: skip


def test_other_names_yield_to_first_names() -> None:
    found = placed("Guards left for San Salvador.", "San Salvador")
    assert (found.name, found.country) == ("San Salvador", "SV")
