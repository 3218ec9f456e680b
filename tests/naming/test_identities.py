# SPDX-License-Identifier: Apache-2.0
"""The graph of identities: a function of the set of judgements, reversible, with its reasons."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from nightdesk.naming.identities import Edge, Identities, Verdict

ACTORS = st.sampled_from(["a-1", "a-2", "a-3", "a-4", "x:known"])
EDGES = st.lists(
    st.builds(
        Edge, ACTORS, ACTORS, st.sampled_from(Verdict), st.sampled_from(["rule", "ada"]), st.just("why"),
        st.sampled_from([0.8, 0.9, 1.0]), st.just(""), st.integers(0, 3),
    ).filter(lambda one: one.one != one.other),
    max_size=8,
)  # fmt: skip


def same(one: str, other: str, **more: object) -> Edge:
    return Edge(one, other, Verdict.SAME, **more)  # type: ignore[arg-type]


@settings(deadline=None)
@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_nothing(edges: list[Edge], rng: random.Random) -> None:
    unique = list({(one.pair, one.weight): one for one in edges}.values())
    shuffled = rng.sample(unique, len(unique))
    one, other = Identities.of(unique), Identities.of(shuffled)
    groups = [
        {actor: graph.group(actor) for actor in ("a-1", "a-2", "a-3", "a-4", "x:known")} for graph in (one, other)
    ]
    assert groups[0] == groups[1]


@settings(deadline=None)
@given(EDGES)
def test_groups_part_the_actors(edges: list[Edge]) -> None:
    graph = Identities.of(edges)
    for actor in ("a-1", "a-2", "a-3", "a-4", "x:known"):
        assert actor in graph.group(actor)
        assert all(graph.actor(one) == graph.actor(actor) for one in graph.group(actor))
        assert graph.actor(graph.actor(actor)) == graph.actor(actor)


def test_a_person_goes_before_a_rule() -> None:
    rule = same("a-1", "a-2")
    assert Identities.of([rule]).actor("a-2") == "a-1"
    parted = Identities.of([rule, Edge("a-2", "a-1", Verdict.DIFFERENT, by="ada")])
    assert parted.actor("a-2") == "a-2"


def test_a_chain_does_not_join_what_a_person_parted() -> None:
    no = Edge("a-1", "a-3", Verdict.DIFFERENT, by="ada", order=1)
    graph = Identities.of([same("a-1", "a-2", score=0.95), same("a-2", "a-3", score=0.9), no])
    assert graph.group("a-1") == {"a-1", "a-2"}
    assert graph.actor("a-3") == "a-3"


def test_the_known_actor_names_the_group_and_else_the_one_kept() -> None:
    assert Identities.of([same("a-1", "x:known")]).actor("a-1") == "x:known"
    assert Identities.of([same("a-2", "a-1", by="ada")]).actor("a-1") == "a-2"


def test_why_is_the_chain_and_taking_an_edge_out_undoes_it() -> None:
    first, second = same("a-1", "a-2", by="ada", why="same man"), same("a-2", "a-3", by="bo", order=1)
    assert Identities.of([first, second]).why("a-1", "a-3") == [first, second]
    without = Identities.of([first])
    assert without.why("a-1", "a-3") == []
    assert without.actor("a-3") == "a-3"


def test_questions_are_what_nobody_settled() -> None:
    unsure = Edge("a-1", "a-2", Verdict.UNSURE, score=0.85)
    assert Identities.of([unsure]).questions() == [unsure]
    assert Identities.of([unsure, same("a-1", "a-2", by="ada")]).questions() == []
    assert Identities.of([unsure, Edge("a-1", "a-2", Verdict.DIFFERENT, by="ada")]).questions() == []
