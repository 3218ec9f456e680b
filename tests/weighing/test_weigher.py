# SPDX-License-Identifier: Apache-2.0
"""The model against worked figures, the ladder case by case, and copies that bring exactly nothing."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.vocabulary.belief import Evidence, Proposition, PropositionValue
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import HOUR, MINUTE
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    AttributionKind,
    CountOp,
    Dependence,
    Modality,
    SourceKind,
    SpeakerRole,
    Status,
)
from nightdesk.weighing import PARAMETERS, Figure, Weigher, rated, status_at, toll
from nightdesk.weighing.model import add_up, probability

OCCURRED = Proposition.of("e", Attribute.OCCURRED, PropositionValue(ref="true"))


def said(root: str, at: int = 0, *, supports: bool = True, **changes: object) -> Evidence:
    one = Evidence(
        proposition=OCCURRED.id, claim=f"c-{root}-{at}-{supports}", report=f"r-{root}-{at}", source=root, source_kind=SourceKind.NEWSPAPER,
        root=root, dependence=Dependence.OWN, dependence_probability=1.0, received=at * MINUTE, supports=supports,
        act=Act.ASSERT if supports else Act.DENY, certainty=0.95, modality=Modality.ASSERTED, speaker_role=SpeakerRole.NEUTRAL,
        speaker_kind=None, extraction=1.0,
    )  # fmt: skip
    return msgspec.structs.replace(one, **changes)


def official(root: str, at: int = 0, **changes: object) -> Evidence:
    kind = {
        "dependence": Dependence.SPEAKER,
        "speaker_kind": AttributionKind.OFFICIAL,
        "source_kind": SourceKind.WIRE,
        "relays": 1,
    }
    return said(root, at, **{**kind, **changes})


def status(*evidence: Evidence, kind: str = "explosion") -> Status:
    return Weigher().weigh(OCCURRED, kind, evidence, None).status


def with_theta(theta: float, copying: float) -> Parameters:
    changed = {"outlet:newspaper": theta, "copy:own": copying, "herd_if_true": 0.0, "herd_if_false": 0.0}
    return Parameters(epoch="test", values={**PARAMETERS.values, **changed})


@pytest.mark.parametrize(("copying", "wanted"), [(0.0, 1.386), (0.4, 0.526), (0.95, 0.031)])
def test_what_a_second_unanimous_report_brings(copying: float, wanted: float) -> None:
    """The worked figures of the model: θ = .8, everybody agrees."""
    first, second = add_up([said("a"), said("b", 1)], with_theta(0.8, copying)).parts
    assert math.isclose(first.log_odds, math.log(4), rel_tol=1e-9)
    assert math.isclose(second.log_odds, wanted, abs_tol=0.001)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=6), st.booleans())
def test_copies_bring_exactly_nothing(copies: list[tuple[int, int]], quoted: bool) -> None:
    base = [said("a"), official("b", 10), said("c", 20, supports=False), said("d", 30)]
    kind = Dependence.CITED if quoted else Dependence.COPY
    extra = [
        said(
            base[which].root,
            10 * which + after,
            supports=base[which].supports,
            dependence=kind,
            source=f"x{i}",
            claim=f"x{i}",
            certainty=0.6,
        )
        for i, (which, after) in enumerate(copies)
    ]
    crowded = sorted([*base, *extra], key=lambda one: one.received)
    weigher = Weigher()
    plain = weigher.weigh(OCCURRED, "explosion", base, None)
    assert weigher.weigh(OCCURRED, "explosion", crowded, None).probability == plain.probability
    weights = weigher.weights(crowded)
    assert all(weights[one.claim] == 0 for one in extra)


def test_a_dozen_outlets_that_copy_leave_it_where_one_left_it() -> None:
    first = said("a")
    herd = [first, *(said("a", i, dependence=Dependence.COPY, source=f"o{i}", claim=f"o{i}") for i in range(1, 13))]
    assert (
        Weigher().weigh(OCCURRED, "death", herd, None).probability
        == Weigher().weigh(OCCURRED, "death", [first], None).probability
    )
    assert status(*herd) is Status.REPORTED


def test_the_ladder_step_by_step() -> None:
    post = said("p", source_kind=SourceKind.SOCIAL)
    assert status(post) is Status.RUMOURED
    assert status(said("a")) is Status.REPORTED
    assert status(official("police"), official("army", 1)) is Status.CORROBORATED
    many = [official(name, i) for i, name in enumerate(("police", "army", "mayor", "clinic", "court"))]
    assert status(*many) is Status.CONFIRMED
    knowing = official("clinic", speaker_role=SpeakerRole.AUTHORITY)
    assert status(knowing, official("police", 1)) is Status.CONFIRMED


def test_one_root_alone_never_rises_above_reported() -> None:
    assert status(official("police"), *(official("police", i) for i in range(1, 20))) is Status.REPORTED


def test_a_death_is_not_confirmed_before_six_hours_and_by_age_alone_after() -> None:
    evidence = [official(name, i, speaker_role=SpeakerRole.AUTHORITY) for i, name in enumerate(("clinic", "police"))]
    early = Weigher().weigh(OCCURRED, "death", evidence, None)
    assert early.status is Status.CORROBORATED
    assert status_at(early, 5 * HOUR).status is Status.CORROBORATED
    late = status_at(early, 7 * HOUR)
    assert late.status is Status.CONFIRMED
    assert "long enough" in late.rule


def test_who_may_deny() -> None:
    rumour = said("p", source_kind=SourceKind.SOCIAL)
    knows = official("office", 9, supports=False, act=Act.DENY, speaker_role=SpeakerRole.AUTHORITY)
    assert status(rumour, knows) is Status.DENIED
    party = msgspec.structs.replace(knows, speaker_role=SpeakerRole.INTERESTED, speaker="The party")
    belief = Weigher().weigh(OCCURRED, "explosion", [said("a"), party], None)
    assert belief.status is Status.REPORTED
    assert belief.flags == ("denied by The party",)
    assert status(said("a"), said("b", 1, supports=False)) is Status.DISPUTED


def test_a_retraction_takes_back_what_rests_on_it() -> None:
    first = said("a")
    taken = said("a", 5, supports=False, act=Act.RETRACT, certainty=1.0)
    copied = said("a", 2, dependence=Dependence.COPY)
    belief = Weigher().weigh(OCCURRED, "explosion", [first, copied, taken], None)
    assert belief.status is Status.RETRACTED
    assert belief.probability < 0.5


def test_a_withdrawn_claim_counts_for_nothing() -> None:
    kept, gone = official("police"), said("b", 1, withdrawn=True)
    weigher = Weigher()
    assert (
        weigher.weigh(OCCURRED, "fire", [kept, gone], None).probability
        == weigher.weigh(OCCURRED, "fire", [kept], None).probability
    )


def test_hedges_weigh_less_and_ratings_count() -> None:
    def p(one: Evidence, weigher: Weigher) -> float:
        return weigher.weigh(OCCURRED, "fire", [one], None).probability

    plain = Weigher()
    assert 0.5 < p(said("a", certainty=0.55), plain) < p(said("a"), plain)
    assert (
        p(said("a"), Weigher(rated(PARAMETERS, {"a": "A"})))
        > p(said("a"), plain)
        > p(said("a"), Weigher(rated(PARAMETERS, {"a": "E"})))
    )


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.booleans(), st.floats(0.5, 1.0), st.floats(0.5, 1.0)),
        min_size=1,
        max_size=12,
    )
)
def test_explanations_add_up(rows: list[tuple[str, bool, float, float]]) -> None:
    evidence = [
        said(root, i, supports=supports, certainty=certainty, extraction=x, claim=f"c{i}")
        for i, (root, supports, certainty, x) in enumerate(rows)
    ]
    told = Weigher().explain(OCCURRED, evidence, 0)
    total = told.prior + sum(term.log_odds for term in told.terms) + told.herd + told.calibration
    assert math.isclose(probability(total), told.probability, rel_tol=1e-9)
    assert 0 < told.without_strongest_root < 1


def figure(n: float, at: int, root: str, op: CountOp = CountOp.EQ, **changes: object) -> Figure:
    value = PropositionValue(op=op, n=n)
    proposition = Proposition.of("e", Attribute.DEATHS, value)
    return Figure(proposition=proposition.id, value=value, evidence=official(root, at, **changes))


def test_a_growing_toll_overtakes_and_a_stale_one_does_not() -> None:
    five, eight, ten = figure(5, 0, "a", CountOp.AT_LEAST), figure(8, 60, "b"), figure(10, 120, "c")
    stale = figure(7, 180, "d", speaker_kind=AttributionKind.ANONYMOUS)
    found = toll([five, eight, ten, stale])
    assert found.superseded == {
        five.proposition: eight.proposition,
        eight.proposition: ten.proposition,
        stale.proposition: ten.proposition,
    }
    assert found.interval.low <= found.interval.best <= found.interval.high


def test_a_correction_may_lower_a_toll() -> None:
    twelve, seven = figure(12, 0, "a"), figure(7, 60, "b", act=Act.CORRECT)
    assert toll([twelve, seven]).superseded == {twelve.proposition: seven.proposition}
