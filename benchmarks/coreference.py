# SPDX-License-Identifier: Apache-2.0
"""Systems that cluster tellings of events: ours, and what it is compared with.

Lemma-δ: Upadhyay et al., COLING 2016; LH: Ahmed et al., Findings of ACL 2023 (lemma pairs of train, and overlap of the sentences), here with
our lemmas. Each is given as a family of settings, of which a benchmark reports the best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nightdesk.merging.told import Told, likeness

Same = Callable[[Told, Told], bool]
Cluster = Callable[[Sequence[Told]], list[list[int]]]
"""Tellings → groups of their indices."""


def lemma_pairs(topics: Iterable[Iterable[tuple[str, Told]]]) -> set[frozenset[str]]:
    """Triggers of which train (chain, telling) says that they once meant one event."""
    out: set[frozenset[str]] = set()
    for rows in topics:
        chains: dict[str, set[str]] = {}
        for chain, told in rows:
            chains.setdefault(chain, set()).add(told.trigger)
        out |= {frozenset((a, b)) for one in chains.values() for a in one for b in one}
    return out


def baselines(pairs: set[frozenset[str]]) -> list[tuple[str, list[Cluster]]]:
    """Name and settings of each."""

    def lemma(one: Told, other: Told) -> bool:
        return one.trigger == other.trigger

    def delta(least: float) -> Same:
        return lambda a, b: lemma(a, b) and (a.report == b.report or likeness(a.context, b.context) > least)

    def heuristic(least: float) -> Same:
        return lambda a, b: (
            (lemma(a, b) or bool(a.words & b.words) or frozenset((a.trigger, b.trigger)) in pairs)
            and _jaccard(a.names | a.plain, b.names | b.plain) > least
        )

    def near(least: float) -> Same:
        return lambda a, b: float(a.vector @ b.vector) > least

    families: list[tuple[str, list[Same]]] = [
        ("same lemma", [lemma]),
        ("lemma-delta", [delta(one) for one in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)]),
        ("LH", [heuristic(one) for one in (0.05, 0.1, 0.13, 0.16, 0.2, 0.25)]),
        ("embedding", [near(one) for one in (0.7, 0.8, 0.85, 0.9)]),
    ]
    return [(name, [_linked(one) for one in same]) for name, same in families]


def _linked(same: Same) -> Cluster:
    """Connected components of the pairs that are called the same."""

    def cluster(told: Sequence[Told]) -> list[list[int]]:
        of = list(range(len(told)))
        for index, one in enumerate(told):
            for other in range(index):
                if of[index] != of[other] and same(one, told[other]):
                    gone, kept = of[index], of[other]
                    of = [kept if name == gone else name for name in of]
        groups: dict[int, list[int]] = {}
        for index, name in enumerate(of):
            groups.setdefault(name, []).append(index)
        return list(groups.values())

    return cluster


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
