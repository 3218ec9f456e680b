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
from nightdesk.weighing import PARAMETERS, Figure, Weigher, aged, rated, toll
from nightdesk.weighing.account import Account
from nightdesk.weighing.lens import HEDGES, Lens
from nightdesk.weighing.sums import probability

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
    """Parameters with a pseudo-count so large that nothing shrinks them, and wordings that say nothing."""
    changed = {"outlet:newspaper": theta, "copy:newspaper": copying}
    hedges = {f"hedge:{name}:{of}": 0.25 for name in HEDGES for of in ("right", "wrong", "copy")}
    return Parameters(epoch="test", values={**PARAMETERS.values, **changed, **hedges})


@pytest.mark.parametrize(("copying", "wanted"), [(0.01, 1.350), (0.4, 0.526), (0.95, 0.031)])
def test_what_a_second_unanimous_report_brings(copying: float, wanted: float) -> None:
    """The worked figures of the model: θ = .8, everybody agrees."""
    first, second = Account(Lens(with_theta(0.8, copying)), [said("a"), said("b", 1)]).parts
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
    assert status(knowing) is Status.REPORTED
    assert status(knowing, official("police", 1)) is Status.CONFIRMED


def test_one_root_alone_never_rises_above_reported() -> None:
    assert status(official("police"), *(official("police", i) for i in range(1, 20))) is Status.REPORTED


def test_a_death_is_not_confirmed_before_six_hours_and_by_age_alone_after() -> None:
    evidence = [official(name, i, speaker_role=SpeakerRole.AUTHORITY) for i, name in enumerate(("clinic", "police"))]
    early = Weigher().weigh(OCCURRED, "death", evidence, None)
    assert early.status is Status.CORROBORATED
    assert aged(early, 5 * HOUR).status is Status.CORROBORATED
    late = aged(early, 7 * HOUR)
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


def test_only_its_own_words_change_what_a_root_says() -> None:
    """Whoever is cited for the opposite of what they say themselves was misread, or misquoted."""
    own = said("a")
    cited = said("a", 5, supports=False, source="x", dependence=Dependence.CITED)
    weigher = Weigher()
    alone = weigher.weigh(OCCURRED, "fire", [own], None).probability
    assert weigher.weigh(OCCURRED, "fire", [own, cited], None).probability == alone
    assert weigher.weigh(OCCURRED, "fire", [own, said("a", 9, supports=False)], None).probability < 0.5
    assert weigher.weigh(OCCURRED, "fire", [cited, own], None).probability == alone


def test_where_reading_is_unsure_a_dissenter_may_be_a_misread_copy() -> None:
    sure = Account(Lens(PARAMETERS), [said("a"), said("b", 1, supports=False)]).parts[1]
    unsure = Account(Lens(PARAMETERS), [said("a"), said("b", 1, supports=False, extraction=0.8)]).parts[1]
    assert sure.echo == 0
    assert unsure.echo > 0
    assert abs(unsure.log_odds) < abs(sure.log_odds)


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
    assert found is not None
    assert found.superseded == {
        five.proposition: eight.proposition,
        eight.proposition: ten.proposition,
        stale.proposition: ten.proposition,
    }
    assert found.interval.low <= found.interval.best <= found.interval.high


def test_a_corrected_toll_is_wrong_and_not_superseded() -> None:
    twelve, seven = figure(12, 0, "a"), figure(7, 60, "b", act=Act.CORRECT)
    found = toll([twelve, seven])
    assert found is not None
    assert found.corrected == {twelve.proposition: seven.proposition}
    assert found.superseded == {}
    before = toll([twelve])
    assert before is not None
    assert found.interval.best < before.interval.best


def test_the_sum_of_two_other_figures_is_known_as_one() -> None:
    twelve, seven = figure(12, 0, "army"), figure(7, 30, "hospital")
    nineteen = figure(19, 60, "radio", speaker_kind=None, dependence=Dependence.OWN, source_kind=SourceKind.BROADCASTER)
    found = toll([twelve, seven, nineteen])
    assert found is not None
    assert found.sums == (nineteen.proposition,)


def test_a_retracted_figure_leaves_the_interval() -> None:
    ten, hundred = figure(10, 0, "a"), figure(100, 10, "b", CountOp.AT_LEAST)
    back = figure(100, 20, "b", CountOp.AT_LEAST, act=Act.RETRACT, supports=False)
    kept, without = toll([ten, hundred, back]), toll([ten])
    assert kept is not None
    assert without is not None
    assert kept.interval == without.interval


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcde"),
            st.booleans(),
            st.sampled_from([Act.ASSERT, Act.RETRACT]),
            st.sampled_from([Dependence.OWN, Dependence.COPY, Dependence.CITED]),
            st.booleans(),
            st.sampled_from(["x", "y"]),
            st.floats(0.4, 1.0),
        ),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from([Attribute.OCCURRED, Attribute.IDENTITY]),
)
def test_an_account_kept_up_equals_one_opened_anew(
    rows: list[tuple[str, bool, Act, Dependence, bool, str, float]], attribute: Attribute
) -> None:
    """Bit for bit, through changes of mind, retractions and withdrawals: replay equals live."""
    evidence = []
    for i, (root, supports, act, dependence, withdrawn, value, certainty) in enumerate(rows):
        one = said(
            root, i, supports=supports, claim=f"c{i}", dependence=dependence, withdrawn=withdrawn, certainty=certainty
        )
        act = act if act is Act.RETRACT else one.act
        proposition = value if attribute is Attribute.IDENTITY else "x"
        evidence.append(msgspec.structs.replace(one, act=act, proposition=proposition))
    weigher = Weigher()
    kept = weigher.open(attribute)
    for i, one in enumerate(evidence):
        kept.add(one)
        anew = weigher.open(attribute, evidence[: i + 1])
        assert kept.sums.normal == anew.sums.normal
        assert kept.sums.herd == anew.sums.herd
        assert kept.tallies == anew.tallies
        assert {value: kept.log_odds(value) for value in kept.tallies} == {
            value: anew.log_odds(value) for value in anew.tallies
        }


def test_exclusive_values_share_one_belief() -> None:
    """Whoever names one person speaks against every other; together they are never more than certain."""
    first = msgspec.structs.replace(official("police", 0), proposition="a")
    other = msgspec.structs.replace(official("court", 60), proposition="b")
    account = Weigher().open(Attribute.IDENTITY, [first])
    before = account.log_odds("a")
    account.add(other)
    assert account.log_odds("a") < before
    assert probability(account.log_odds("a")) + probability(account.log_odds("b")) < 1


def test_a_conditional_claim_rises_and_falls_with_its_condition() -> None:
    hangs = said("a", condition="p-other")

    def believed(chance: float) -> float:
        return probability(Weigher().open(Attribute.OCCURRED, [hangs], lambda _: chance).log_odds(OCCURRED.id))

    assert 0.5 < believed(0.05) < believed(0.5) < believed(0.95)
    account = Weigher().open(Attribute.OCCURRED, [hangs], lambda _: 1.0)
    assert Weigher().believe(account, OCCURRED, "fire", None).status is Status.RUMOURED
    assert math.isclose(
        believed(1.0), probability(Weigher().open(Attribute.OCCURRED, [said("a")]).log_odds(OCCURRED.id))
    )


def test_silence_weighs_where_those_who_know_would_have_spoken() -> None:
    rumour = said("a", certainty=0.5)
    death = Weigher().weigh(OCCURRED, "death", [rumour], None)
    protest = Weigher().weigh(OCCURRED, "protest", [rumour], None)
    assert aged(death, 12 * HOUR).probability < death.probability
    assert aged(protest, 12 * HOUR).probability >= protest.probability
    spoken = Weigher().weigh(
        OCCURRED, "death", [rumour, official("clinic", 9, speaker_role=SpeakerRole.AUTHORITY)], None
    )
    assert aged(spoken, 12 * HOUR).probability >= spoken.probability


def test_one_chain_of_command_is_one_origin_until_shown_otherwise() -> None:
    apart = Weigher().weigh(OCCURRED, "shooting", [official("police"), official("mayor", 1)], None)
    chained = Weigher().weigh(
        OCCURRED, "shooting", [official("police", chain="city"), official("mayor", 1, chain="city")], None
    )
    assert apart.status is Status.CORROBORATED
    assert chained.status is Status.REPORTED
    assert chained.probability < apart.probability
