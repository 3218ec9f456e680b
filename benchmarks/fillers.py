# SPDX-License-Identifier: Apache-2.0
"""Scoring of role fillers and templates of attacks (MUC-4) as in the work that uses the set today.

CEAF-RME: in each document and role, predicted and true entities are paired one to one; a pair is right when every mention of the predicted
entity is one of the true entity's (Du, Rush and Cardie, EACL 2021). Template F1: predicted and true templates are paired so that the
document scores best; only templates whose incident types agree may be paired, and whatever stands in unpaired templates is spurious or
missing (Du, Rush and Cardie, NAACL 2021). Both compare strings without case, punctuation and articles.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.metrics import matched

Entity = Sequence[str]
Roles = Mapping[str, Sequence[Entity]]
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_MOST_PAIRED = 4


@dataclass(slots=True)
class Ratio:
    """Right among the predicted, and right among the true, which differ where pairs are not one to one."""

    right_found: int = 0
    found: int = 0
    right_wanted: int = 0
    wanted: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.right_found / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Share of the true that is found."""
        return self.right_wanted / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 to four places, and how many were wanted."""
        rounded = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**{key: round(value, 4) for key, value in rounded.items()}, "wanted": self.wanted}


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type ("attack", "bombing / attack"), and the entities of each role."""

    incident: str
    roles: Roles = field(default_factory=dict)


def normalised(text: str) -> str:
    """Lower case, no punctuation, no articles, single blanks."""
    return " ".join(_ARTICLE.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def ceaf(gold: Sequence[Entity], got: Sequence[Entity]) -> Ratio:
    """One role of one document: the greatest number of one-to-one pairs of which the predicted lies in the true entity."""
    true = [{*map(normalised, entity)} for entity in gold]
    pairs = matched(true, [{*map(normalised, entity)} for entity in got], set.issuperset)
    return Ratio(pairs, len(got), pairs, len(gold))


def template_score(gold: Sequence[Template], got: Sequence[Template]) -> Ratio:
    """One document: the best of all pairings, the incident type counting as one more filler.

    Raises:
        ValueError: more templates are predicted than pairings can be tried for.
    """
    if len(got) > _MOST_PAIRED:
        raise ValueError(f"{len(got)} templates predicted for one document; at most {_MOST_PAIRED} can be paired")
    return max((_total(gold, got, pairing) for pairing in _pairings(gold, got)), key=lambda one: one.f1)


def _pairings(gold: Sequence[Template], got: Sequence[Template]) -> Iterator[tuple[int | None, ...]]:
    """For each predicted template a true one of its type or none, no true one twice."""
    choices = [[None, *(i for i, one in enumerate(gold) if mine.incident in one.incident)] for mine in got]
    for pairing in itertools.product(*choices):
        used = [one for one in pairing if one is not None]
        if len({*used}) == len(used):
            yield pairing


def _total(gold: Sequence[Template], got: Sequence[Template], pairing: tuple[int | None, ...]) -> Ratio:
    total = Ratio()
    for mine, place in zip(got, pairing, strict=True):
        total += _compared(Template(""), mine, 0) if place is None else _compared(gold[place], mine, 1)
    missed = [one for i, one in enumerate(gold) if i not in pairing]
    return sum((_compared(one, Template(""), 0) for one in missed), total)


def _compared(gold: Template, got: Template, types_agree: int) -> Ratio:
    total = Ratio(types_agree, bool(got.incident), types_agree, bool(gold.incident))
    for role in {*gold.roles, *got.roles}:
        true = [{*map(normalised, entity)} for entity in gold.roles.get(role, ())]
        mine = [{*map(normalised, entity)} for entity in got.roles.get(role, ())]
        total += Ratio(
            sum(any(one <= other for other in true) for one in mine),
            len(mine),
            sum(any(other <= one for other in mine) for one in true),
            len(true),
        )
    return total
