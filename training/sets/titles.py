# SPDX-License-Identifier: Apache-2.0
"""Words about names that the annotation guide treats otherwise than the public sets: titles, and facilities among places."""

from __future__ import annotations

from collections.abc import Sequence

_TITLES = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "president", "vice",
    "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess", "emperor", "pope",
    "bishop", "archbishop", "cardinal", "father", "reverend", "rev", "rabbi", "imam", "sheikh", "ayatollah",
    "senator", "sen", "representative", "rep", "congressman", "congresswoman", "governor", "gov", "mayor",
    "councillor", "ambassador", "envoy", "secretary", "speaker", "judge", "justice", "attorney", "general", "gen",
    "major", "maj", "colonel", "col", "lieutenant", "lt", "captain", "capt", "sergeant", "sgt", "corporal",
    "private", "pte", "admiral", "commander", "chief", "officer", "inspector", "detective", "constable", "director",
    "chairman", "chairwoman", "chair", "spokesman", "spokeswoman", "deputy", "foreign", "defence", "defense",
    "state", "us", "u.s.", "uk", "eu", "un",
])  # fmt: skip
_FACILITIES = frozenset([
    "airport", "airfield", "airbase", "base", "barracks", "bridge", "building", "camp", "cathedral", "centre",
    "center", "church", "college", "dam", "embassy", "factory", "hall", "harbour", "harbor", "highway", "hospital",
    "hotel", "house", "library", "mall", "market", "mosque", "museum", "palace", "park", "pier", "plant", "port",
    "prison", "refinery", "road", "school", "square", "stadium", "station", "street", "synagogue", "temple",
    "theatre", "theater", "tower", "tunnel", "university",
])  # fmt: skip


def after_titles(words: Sequence[str]) -> int:
    """How many words of a person's name in front of it are titles, up to the last that is one; at most all but one."""
    found = [order for order, word in enumerate(words[:-1], 1) if word.casefold().rstrip(".") in _TITLES]
    return found[-1] if found else 0


def is_title(word: str) -> bool:
    """Whether the word is one that a title is made of."""
    return word.casefold().rstrip(".") in _TITLES


def is_facility(word: str) -> bool:
    """Whether a name that ends on this word is one of a building or a road."""
    return word.casefold() in _FACILITIES
