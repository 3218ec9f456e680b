# SPDX-License-Identifier: Apache-2.0
"""The table of countries. Loaded once, when first asked; places are in ``atlas``, actors in ``actors``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DATA = files("nightdesk.naming") / "data"


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text("utf-8").split("\n"):
        if line.strip():
            yield line.split("\t")


@cache
def countries() -> dict[str, Country]:
    """Every name and demonym in lower case → its country."""
    out: dict[str, Country] = {}
    for code, name, others in _lines("countries.tsv"):
        country = Country(code, name)
        for alias in [name, *others.split(";")]:
            if alias:
                out.setdefault(alias.lower(), country)
    return out


@cache
def country_names() -> dict[str, str]:
    return {country.code: country.name for country in countries().values()}
