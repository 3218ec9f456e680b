# SPDX-License-Identifier: Apache-2.0
"""What the model says of a MUC-4 document: role fillers, as entities, and the templates that they fill.

A role's strings are those that the model marks anywhere in the document. Strings that seem to name one entity are taken together and given by the
one that the model is surest of, as GRIT gives one string an entity. Each filler counts for the incident types that the triggers of its
windows speak for; a document has one template for each incident type that is the first of some filler.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from training.example import tokenise
from training.sets.muc4 import Document, sentences_of

from benchmarks.decoding import Labelled, Reader, confidence, spans_of, windows_of
from benchmarks.fillers import Template, normalised

SURE = 0.5
"""A string is given when the model is this sure of it at some place of the document."""

_INCIDENTS = {
    "bombing": "bombing", "explosion": "bombing", "abduction": "kidnapping", "fire": "arson",
    "labour_strike": "forced work stoppage", "destruction": "attack", "death": "attack", "injury": "attack",
    **dict.fromkeys(("attack", "shooting", "armed_clash", "assassination", "airstrike", "shelling"), "attack"),
}  # fmt: skip
_WEAK = frozenset(["death", "injury", "destruction"])
"""Kinds that follow from any incident: they speak for an attack only where nothing else is said."""


@dataclass(slots=True)
class Filler:
    """A string of a role: how sure the model is of it at best, and the incident types about it."""

    sure: float = 0.0
    incidents: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Found:
    """By role, string → filler; and the incident types of the whole document."""

    fillers: Mapping[str, Mapping[str, Filler]]
    incidents: Counter[str]


def read(document: Document, reader: Reader) -> Found:
    """Everything that the model marks in a document."""
    tokens = tokenise(document.text)
    windows = windows_of([word for word, _, _ in tokens], sentences_of(document.text))
    fillers: dict[str, dict[str, Filler]] = {}
    total: Counter[str] = Counter()
    for seen, (_, start) in zip(reader.encode([window for window, _ in windows]), windows, strict=True):
        triggers = spans_of(seen.tags["triggers"], reader.labels["triggers"])
        total += _incidents(triggers)
        for span in spans_of(seen.tags["muc"], reader.labels["muc"]):
            string = document.text[tokens[start + span[0]][1] : tokens[start + span[1] - 1][2]]
            filler = fillers.setdefault(span[2], {}).setdefault(string, Filler())
            filler.sure = max(filler.sure, confidence(seen.tags["muc"], span, reader.labels["muc"]))
            filler.incidents += _incidents(triggers)
    return Found(fillers, total)


def _incidents(triggers: Iterable[Labelled]) -> Counter[str]:
    kinds = [kind for _, _, kind in triggers if kind in _INCIDENTS]
    strong = [kind for kind in kinds if kind not in _WEAK]
    return Counter(_INCIDENTS[kind] for kind in strong or kinds)


def entities(fillers: Mapping[str, Filler], sure: float = SURE) -> list[tuple[str, ...]]:
    """One string for each entity that a role's strings seem to name, the surest first."""
    out: list[str] = []
    for string in sorted(fillers, key=lambda one: (-fillers[one].sure, one)):
        new = normalised(string) and not any(_same(normalised(string), normalised(other)) for other in out)
        if new and fillers[string].sure >= sure:
            out.append(string)
    return [(one,) for one in out]


def _same(one: str, other: str) -> bool:
    """Whether one string is a part of the other in whole words, or made of its initials, in whatever order languages have them."""
    short, long = sorted((one, other), key=len)
    initials = Counter(word[0] for word in long.split())
    return f" {short} " in f" {long} " or (len(short) > 2 and " " not in short and Counter(short) <= initials)


def templates(found: Found, most: int = 4) -> list[Template]:
    """A template for each of the ``most`` frequent incident types that some filler stands with; none without fillers."""
    given = [(role, one) for role, fillers in found.fillers.items() for one in entities(fillers)]
    plain = _first(found.incidents) or "attack"
    types = [_first(found.fillers[role][one[0]].incidents) or plain for role, one in given]
    kept = [name for name, _ in Counter(types).most_common(most)]
    return [
        Template(name, _by_role([pair for pair, its in zip(given, types, strict=True) if its == name])) for name in kept
    ]


def _first(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda name: (-votes[name], name), default=None)


def _by_role(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for role, one in pairs:
        out.setdefault(role, []).append(one)
    return out
