# SPDX-License-Identifier: Apache-2.0
"""Scores of clusterings: MUC, B³, CEAF-e, their mean (CoNLL F1), and LEA.

Sources: Vilain et al., MUC-6 1995; Bagga and Baldwin, LREC 1998; Luo, HLT 2005; Pradhan et al., ACL 2014 (the reference scorer, whose
worked examples are in the tests); Moosavi and Strube, ACL 2016. A clustering is a list of sets of mentions. Mentions of one side alone
count as the reference scorer counts them: they lower precision or recall.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Clusters = list[frozenset[Hashable]]
Ratio = tuple[float, float]
"""Numerator and denominator of a recall; precision is the same with the sides exchanged."""


def clusters_of(assigned: Mapping[Thing, Hashable]) -> Clusters:
    """Mention → cluster name, as clusters."""
    groups: dict[Hashable, set[Hashable]] = {}
    for mention, name in assigned.items():
        groups.setdefault(name, set()).add(mention)
    return [frozenset(one) for one in groups.values()]


def without_singletons(clusters: Clusters) -> Clusters:
    """Clusters of two mentions and more."""
    return [one for one in clusters if len(one) > 1]


def scores(gold: Clusters, got: Clusters) -> dict[str, float]:
    """F1 of each metric, and CoNLL F1; 0 to 1."""
    found = {name: f1(gold, got, recall) for name, recall in _RECALLS.items()}
    found["conll"] = (found["muc"] + found["b3"] + found["ceafe"]) / 3
    return {name: round(value, 4) for name, value in found.items()}


def f1(gold: Clusters, got: Clusters, recall: Callable[[Clusters, Clusters], Ratio]) -> float:
    """Harmonic mean of a metric's recall and precision."""
    r, p = (top / bottom if bottom else 0.0 for top, bottom in (recall(gold, got), recall(got, gold)))
    return 2 * p * r / (p + r) if p + r else 0.0


def muc(gold: Clusters, got: Clusters) -> Ratio:
    """Links kept: each cluster less the parts that the other side cuts it into."""
    where = _where(got)
    top = 0
    for cluster in gold:
        named = {where[one] for one in cluster if one in where}
        top += len(cluster) - len(named) - sum(one not in where for one in cluster)
    return top, sum(len(cluster) - 1 for cluster in gold)


def b_cubed(gold: Clusters, got: Clusters) -> Ratio:
    """For each mention, the share of its cluster that the other side has beside it."""
    where = _where(got)
    top = 0.0
    for cluster in gold:
        parts = Counter(where[one] for one in cluster if one in where)
        top += sum(count * count for count in parts.values()) / len(cluster)
    return top, sum(len(cluster) for cluster in gold)


def ceaf_e(gold: Clusters, got: Clusters) -> Ratio:
    """Total of 2·|shared| / (|one| + |other|) under the best matching of clusters one to one."""
    where = _where(got)
    likeness: dict[int, dict[int, float]] = {}
    for index, cluster in enumerate(gold):
        parts = Counter(where[one] for one in cluster if one in where)
        likeness[index] = {other: 2 * n / (len(cluster) + len(got[other])) for other, n in parts.items()}
    return sum(_best_matching(rows) for rows in _components(likeness)), len(gold)


def lea(gold: Clusters, got: Clusters) -> Ratio:
    """For each cluster, weighed by size, the share of its links that are kept; a singleton is linked to itself."""
    where = _where(got)
    alone = {one for cluster in got if len(cluster) == 1 for one in cluster}
    top = 0.0
    for cluster in gold:
        if len(cluster) == 1:
            top += float(next(iter(cluster)) in alone)
        else:
            parts = Counter(where[one] for one in cluster if one in where)
            links = sum(count * (count - 1) for count in parts.values())
            top += len(cluster) * links / (len(cluster) * (len(cluster) - 1))
    return top, sum(len(cluster) for cluster in gold)


_RECALLS: dict[str, Callable[[Clusters, Clusters], Ratio]] = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e, "lea": lea}


def adjusted_rand(one: Mapping[Thing, Hashable], other: Mapping[Thing, Hashable]) -> float:
    """Adjusted Rand index of two clusterings of the same things (Hubert and Arabie 1985); 1 is equal, 0 chance."""
    pairs = _pairs(Counter((one[key], other[key]) for key in one).values())
    first, second = _pairs(Counter(one.values()).values()), _pairs(Counter(other[key] for key in one).values())
    expected = first * second / max(_pairs([len(one)]), 1)
    most = (first + second) / 2
    return 1.0 if most == expected else (pairs - expected) / (most - expected)


def _pairs(sizes: Collection[int]) -> float:
    return sum(size * (size - 1) / 2 for size in sizes)


def _where(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _components(likeness: Mapping[int, Mapping[int, float]]) -> list[list[dict[int, float]]]:
    """Rows that share columns, together: the best matching is found in each for itself."""
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for row, columns in likeness.items():
        for column in columns:
            owners[column].append(row)
    out, seen = [], set[int]()
    for start in likeness:
        if start in seen:
            continue
        seen.add(start)
        queue, rows = [start], []
        while queue:
            row = queue.pop()
            rows.append(dict(likeness[row]))
            fresh = {other for column in likeness[row] for other in owners[column]} - seen
            seen |= fresh
            queue += sorted(fresh)
        out.append(rows)
    return out


def _best_matching(rows: list[dict[int, float]]) -> float:
    """The largest total of one entry a row and a column (Kuhn–Munkres with potentials)."""
    columns = sorted({column for row in rows for column in row})
    if not columns:
        return 0.0
    n, m = len(rows), max(len(columns), len(rows))
    cost = [[-row.get(columns[j], 0.0) if j < len(columns) else 0.0 for j in range(m)] for row in rows]
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], at = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[at]:
            used[at], row, step, best = True, match[at], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    value = cost[row - 1][j - 1] - u[row] - v[j]
                    if value < least[j]:
                        least[j], way[j] = value, at
                    if least[j] < step:
                        step, best = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += step
                    v[j] -= step
                else:
                    least[j] -= step
            at = best
        while at:
            match[at], at = match[way[at]], way[at]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
