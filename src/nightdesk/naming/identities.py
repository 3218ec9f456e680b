# SPDX-License-Identifier: Apache-2.0
"""Identity as a graph of judgements: these two are the same, are different, or nobody is sure.

Invariant: groups are a function of the set of edges alone. The order in which they came does not matter, except that
of two judgements by people on one pair the later counts; taking an edge out leaves what would be without it. Claims
are never rewritten: they keep the id that naming gave, and the graph is asked what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What an edge says of two actors."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Edge:
    """One judgement on two actors. ``by`` is ``rule`` or who judged; ``judgement`` its id, "" for a rule;
    ``score`` 0 … 1; ``order`` tells the later of two judgements by people."""

    one: str
    other: str
    verdict: Verdict
    by: str = "rule"
    why: str = ""
    score: float = 1.0
    judgement: str = ""
    order: int = 0

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors, whichever was named first."""
        return (self.one, self.other) if self.one <= self.other else (self.other, self.one)

    @property
    def weight(self) -> tuple[bool, int, float, str]:
        """People before rules, later before earlier, surer before less sure."""
        return (self.by != "rule", self.order, self.score, self.verdict)


@dataclass(slots=True)
class Identities:
    """Groups of actors that are one. Build with :meth:`of`."""

    _edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    _root: dict[str, str] = field(default_factory=dict)
    _members: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, edges: Iterable[Edge]) -> Identities:
        """The groups that ``edges`` make: joined from the weightiest down, never across a weightier "different"."""
        graph = cls()
        for edge in edges:
            known = graph._edges.get(edge.pair)
            if known is None or known.weight < edge.weight:
                graph._edges[edge.pair] = edge
        ranked = sorted(graph._edges.values(), key=lambda one: one.pair)
        ranked.sort(key=lambda one: one.weight, reverse=True)
        for at, edge in enumerate(ranked):
            if edge.verdict is Verdict.SAME and not graph._forbidden(edge, ranked[:at]):
                graph._join(edge)
        graph._name_groups()
        return graph

    def __bool__(self) -> bool:
        return bool(self._root)

    def actor(self, actor: str) -> str:
        """The actor that ``actor`` stands for: the one that its group goes by."""
        return self._root.get(actor, actor)

    def group(self, actor: str) -> frozenset[str]:
        """All that are one with ``actor``, itself included."""
        return self._members.get(self.actor(actor), frozenset([actor]))

    def why(self, one: str, other: str) -> list[Edge]:
        """The shortest chain of judgements by which two actors are one; [] where they are not."""
        if self.actor(one) != self.actor(other):
            return []
        chains: dict[str, list[Edge]] = {one: []}
        queue = [one]
        for at in queue:
            for edge in self._beside(at):
                following = edge.other if edge.one == at else edge.one
                if following not in chains:
                    chains[following] = [*chains[at], edge]
                    queue.append(following)
        return chains.get(other, [])

    def questions(self) -> list[Edge]:
        """What nobody is sure of and no group has settled, surest first."""
        open_ = [
            one for one in self._edges.values()
            if one.verdict is Verdict.UNSURE and self.actor(one.one) != self.actor(one.other)
        ]  # fmt: skip
        return sorted(open_, key=lambda one: (-one.score, one.pair))

    def _beside(self, actor: str) -> Iterator[Edge]:
        group = self.group(actor)
        for pair in sorted(self._edges):
            edge = self._edges[pair]
            if edge.verdict is Verdict.SAME and actor in pair and group.issuperset(pair):
                yield edge

    def _forbidden(self, edge: Edge, weightier: list[Edge]) -> bool:
        one, other = self.group(edge.one), self.group(edge.other)
        return any(
            no.verdict is Verdict.DIFFERENT
            and ((no.one in one and no.other in other) or (no.other in one and no.one in other))
            for no in weightier
        )

    def _join(self, edge: Edge) -> None:
        members = self.group(edge.one) | self.group(edge.other)
        root = min(members)
        for member in members:
            self._root[member] = root
        self._members[root] = members

    def _name_groups(self) -> None:
        """A group goes by its known actor, else by the one that people's judgements keep, else by the first id."""
        given_up = {edge.other for edge in self._edges.values() if edge.verdict is Verdict.SAME and edge.by != "rule"}
        for members in {self._members[root] for root in set(self._root.values())}:
            name = min(members, key=lambda one: (":" not in one, one in given_up, one))
            self._members[name] = members
            self._root.update(dict.fromkeys(members, name))
