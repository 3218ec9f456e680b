# SPDX-License-Identifier: Apache-2.0
"""What settlements teach, and that nothing else does."""

from __future__ import annotations

import msgspec

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import DAY, MINUTE
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    Basis,
    Dependence,
    Modality,
    SourceKind,
    SpeakerRole,
)
from nightdesk.weighing import PARAMETERS, Epochs, Lesson, Weigher, learn


def said(proposition: str, root: str, at: int, *, supports: bool = True, **changes: object) -> Evidence:
    one = Evidence(
        proposition=proposition, claim=f"{proposition}-{root}-{at}", report=f"r-{root}-{at}", source=root,
        source_kind=SourceKind.NEWSPAPER, root=root, dependence=Dependence.OWN, dependence_probability=1.0,
        received=at * MINUTE, supports=supports, act=Act.ASSERT if supports else Act.DENY, certainty=0.95,
        modality=Modality.ASSERTED, speaker_role=SpeakerRole.NEUTRAL, speaker_kind=None, extraction=1.0,
    )  # fmt: skip
    return msgspec.structs.replace(one, **changes)


def taught(rows: list[tuple[list[Evidence], bool]], basis: Basis = Basis.REGISTER) -> tuple[Epochs, Parameters]:
    """The epochs after these propositions were settled, one a day."""
    epochs, current = Epochs(), PARAMETERS
    for day, (evidence, true) in enumerate(rows):
        account = Weigher(current).open(Attribute.OCCURRED, evidence)
        epoch = learn(current, Lesson(account, evidence[0].proposition, true, basis, day * DAY), f"j{day}")
        epochs.add(epoch)
        current = epochs.whole(epoch.epoch)
    return epochs, current


def test_a_source_that_was_right_is_believed_more_and_one_that_was_wrong_less() -> None:
    rows = [([said(f"p{i}", "good", 0), said(f"p{i}", "bad", 5, supports=False)], True) for i in range(20)]
    _, after = taught(rows)
    lens = Weigher(after).lens
    good, bad = (lens.voice(root, "outlet:newspaper") for root in ("good", "bad"))
    assert good > lens.voice("unknown", "outlet:newspaper") > bad
    assert good > 0.85
    assert bad < 0.4


def test_copies_teach_nothing() -> None:
    plain = [said("p", "a", 0), said("p", "b", 9, supports=False)]
    copies = [said("p", "a", 5 + i, dependence=Dependence.CITED, source=f"x{i}", claim=f"x{i}") for i in range(9)]
    crowded = sorted([*plain, *copies], key=lambda one: one.received)
    assert taught([(plain, True)])[1].values == taught([(crowded, True)])[1].values


def test_the_same_lessons_give_the_same_epochs_and_other_lessons_others() -> None:
    rows = [([said(f"p{i}", "a", 0), said(f"p{i}", "b", 3)], i % 2 == 0) for i in range(6)]
    assert taught(rows)[1] == taught(rows)[1]
    assert taught(rows)[1].epoch != taught(rows[::-1])[1].epoch


def test_an_epoch_holds_what_changed_and_the_chain_gives_the_whole() -> None:
    rows = [([said(f"p{i}", "a", 0)], True) for i in range(3)]
    epochs, after = taught(rows)
    assert set(PARAMETERS.values) <= set(after.values)
    assert epochs.whole(PARAMETERS.epoch).values == PARAMETERS.values
    assert Epochs().since(PARAMETERS.epoch, epochs) == []


def test_a_record_is_kept_by_topic_and_place_beside_the_general_one() -> None:
    rows = []
    for i in range(15):
        at_home = [said(f"h{i}", "a", 0, topic="politics", country="KE")]
        abroad = [said(f"f{i}", "a", 0, topic="violence", country="PE")]
        rows += [(at_home, True), (abroad, False)]
    lens = Weigher(taught(rows)[1]).lens
    home, away = (lens.voice("a", "outlet:newspaper", *where) for where in (("politics", "KE"), ("violence", "PE")))
    assert home > lens.voice("a", "outlet:newspaper") > away


def test_agreement_teaches_about_voices_but_not_about_herds_or_calibration() -> None:
    """It settles for what most say: learning calibration from it would be learning from oneself."""
    evidence = [said("p", root, i) for i, root in enumerate("abc")]
    _, after = taught([(evidence, True)], Basis.CONSENSUS)
    assert after.values["slope"] == 1.0
    assert not any(key.startswith("herd_if") and key.endswith((":yes", ":no")) for key in after.values)
    assert after.values["right:a"] > 0


def test_a_clean_record_fades() -> None:
    old = [([said(f"p{i}", "a", 0)], True) for i in range(10)]
    _, fresh = taught(old)
    account = Weigher(fresh).open(Attribute.OCCURRED, [said("late", "a", 0)])
    later = learn(fresh, Lesson(account, "late", True, Basis.REGISTER, 365 * DAY), "j")
    assert later.values["right:a"] < fresh.values["right:a"]
