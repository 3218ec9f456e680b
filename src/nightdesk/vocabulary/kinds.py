# SPDX-License-Identifier: Apache-2.0
"""The table of kinds of event, with their codes in other schemes. Made from ``kinds.yaml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.report import Value


class Kind(Value, frozen=True):
    """A kind of event. ``quad`` follows PLOVER 2.0; ``acled`` is the nearest match; None where a scheme has none."""

    id: str
    definition: str
    examples: tuple[str, ...]
    family: str
    plover: str | None
    plover_mode: str | None
    cameo: str | None
    quad: int
    acled: str | None
    iptc: str | None


def _load() -> Mapping[str, Kind]:
    table = json.loads(files("nightdesk.vocabulary").joinpath("kinds.json").read_text("utf-8"))
    return MappingProxyType(
        {name: Kind(id=name, **{**row, "examples": tuple(row["examples"])}) for name, row in table.items()}
    )


KINDS: Mapping[str, Kind] = _load()


def kind_of(name: str) -> Kind:
    """The kind of that id.

    Raises:
        InvalidValue: there is none.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise InvalidValue(f"{name!r} is no kind of event", "allowed: " + ", ".join(KINDS)) from None


def family(name: str) -> frozenset[str]:
    """The ids of the kinds of one family (``violence``, ``casualty`` …)."""
    return frozenset(kind.id for kind in KINDS.values() if kind.family == name)
