# SPDX-License-Identifier: Apache-2.0
"""Event coreference across documents on ECB+: ours beside same lemma, lemma-δ, LH and an embedding threshold, on the same mentions.

Invariant: topics are kept apart for all (gold topics, as in the papers), mentions are those of the validated sentences, singletons
count. Baselines get the best of a few thresholds on this very split; ours has the thresholds below. Lemma-δ: Upadhyay et al.,
COLING 2016; LH: Ahmed et al., Findings of ACL 2023 (lemma pairs of train, and overlap of the sentences), here with our lemmas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from training.sets.ecbplus import DEV_TOPICS, TEST_TOPICS
from training.tellings import tellings

from benchmarks.clusters import Clusters, clusters_of, scores, without_singletons
from nightdesk.merging.pairs import clusters
from nightdesk.merging.told import Told, likeness
from nightdesk.reading.encoder import Encoder

NOT_MEASURED = "NOT MEASURED"
_THRESHOLD, _BETWEEN = 0.5, 0.5  # chosen on the dev topics among .4 .5 .6 and 0 .5
Topic = list[tuple[str, str, Told]]
"""Mention, gold chain, telling."""
Same = Callable[[Told, Told], bool]


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """CoNLL F1 and its parts, LEA, and CoNLL F1 without singletons, by system."""
    folder = data / "ecbplus"
    if not (folder / "ECB+").exists():
        return {"gold mentions": NOT_MEASURED}
    there = {one.name for one in (folder / "ECB+").iterdir()}
    known = {"dev": DEV_TOPICS, "test": TEST_TOPICS, "train": there - DEV_TOPICS - TEST_TOPICS}
    topics = known[split] & there
    if not topics:
        return {"gold mentions": NOT_MEASURED}
    encoder = Encoder()
    measured = _by_topic(folder, topics, encoder)
    pairs = _lemma_pairs(_by_topic(folder, known["train"] & there, encoder).values())
    out: dict[str, object] = {"topics": ",".join(sorted(topics, key=int)), "mentions": sum(map(len, measured.values()))}
    for name, same in _baselines(pairs):
        best = max((_measured(measured, _linked(one)) for one in same), key=lambda found: found["conll"])
        out[f"gold mentions, {name}"] = best
    out["gold mentions, ours"] = _measured(measured, lambda told: clusters(told, _THRESHOLD, _BETWEEN))
    return out


def _by_topic(folder: Path, topics: Iterable[str], encoder: Encoder) -> dict[str, Topic]:
    out: dict[str, Topic] = {}
    for document, told in tellings(folder, set(topics), encoder):
        rows = [(one.id, one.chain, two) for one, two in zip(document.mentions, told, strict=True)]
        out.setdefault(document.topic, []).extend(rows)
    return out


def _measured(topics: dict[str, Topic], cluster: Callable[[Sequence[Told]], list[list[int]]]) -> dict[str, float]:
    gold: Clusters = []
    got: Clusters = []
    for rows in topics.values():
        gold += clusters_of({mention: chain for mention, chain, _ in rows})
        got += [frozenset(rows[index][0] for index in one) for one in cluster([told for _, _, told in rows])]
    found = scores(gold, got)
    return {**found, "conll, no singletons": scores(without_singletons(gold), without_singletons(got))["conll"]}


def _lemma_pairs(topics: Iterable[Topic]) -> set[frozenset[str]]:
    """Triggers of which train says that they once meant one event."""
    out: set[frozenset[str]] = set()
    for rows in topics:
        chains: dict[str, set[str]] = {}
        for _, chain, told in rows:
            chains.setdefault(chain, set()).add(told.trigger)
        out |= {frozenset((a, b)) for one in chains.values() for a in one for b in one}
    return out


def _baselines(pairs: set[frozenset[str]]) -> list[tuple[str, list[Same]]]:
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

    return [
        ("same lemma", [lemma]),
        ("lemma-delta", [delta(one) for one in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)]),
        ("LH", [heuristic(one) for one in (0.05, 0.1, 0.13, 0.16, 0.2, 0.25)]),
        ("embedding", [near(one) for one in (0.7, 0.8, 0.85, 0.9)]),
    ]


def _linked(same: Same) -> Callable[[Sequence[Told]], list[list[int]]]:
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
