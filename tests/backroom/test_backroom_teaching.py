# SPDX-License-Identifier: Apache-2.0
"""Agreement that lasts settles, at the first report of the day from which it has lasted long enough."""

from __future__ import annotations

from nightdesk.backroom.books import Books
from nightdesk.backroom.standing import Standing
from nightdesk.backroom.teaching import Teaching
from nightdesk.backroom.work import Cause
from nightdesk.ledger import Ledger
from nightdesk.vocabulary.belief import Evidence, Proposition, PropositionValue, Settlement
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import DAY, MINUTE
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    AttributionKind,
    Basis,
    Dependence,
    Modality,
    SourceKind,
    SpeakerRole,
    Status,
)
from nightdesk.weighing import PARAMETERS, Epochs

BLAST = Proposition.of("blast", Attribute.OCCURRED, PropositionValue(ref="true"))


def said(body: str, minute: int, *, supports: bool = True) -> Evidence:
    return Evidence(
        proposition=BLAST.id, claim=f"c{minute}", report=f"r{minute}", source=f"Wire {minute}", source_kind=SourceKind.WIRE,
        root=body, dependence=Dependence.SPEAKER, dependence_probability=1.0, received=minute * MINUTE,
        supports=supports, act=Act.ASSERT if supports else Act.DENY, certainty=0.95, modality=Modality.ASSERTED,
        speaker_role=SpeakerRole.NEUTRAL, speaker_kind=AttributionKind.NAMED, extraction=1.0,
    )  # fmt: skip


def cause(seq: int, at: int) -> Cause:
    return Cause(seq=seq, received=at, layer="1.0")


def told(evidence: list[Evidence], looks: list[int]) -> tuple[Settlement | None, list[Parameters], Status]:
    """What stands settled after this evidence and a look at each of these moments, and the epochs written."""
    with Ledger.open(":memory:") as ledger, ledger.transaction():
        ledger.add_epoch(PARAMETERS, 0)
        books = Books(ledger, Standing(), Epochs(), PARAMETERS.epoch)
        teaching = Teaching(ledger, books)
        teaching.look(cause(1, 0))
        for one in evidence:
            belief, stored = books.add(BLAST, one, cause(1, one.received))
            teaching.notice(BLAST, belief, stored, cause(1, one.received))
        for at in looks:
            teaching.look(cause(1, at))
        epochs = [row.content for row in ledger.inputs_of("epoch") if isinstance(row.content, Parameters)]
        found: Settlement | None = ledger.get("settlement", BLAST.id)
        return found, epochs, ledger.get("belief", BLAST.id).status


AGREE = [said(body, minute) for minute, body in enumerate(("mayor", "clinic", "school", "port", "union", "guild"))]


def test_agreement_waits_and_then_settles_once() -> None:
    waiting, epochs, status = told(AGREE, [2 * DAY])
    assert status is Status.CONFIRMED
    assert waiting is not None
    assert waiting.day
    assert len(epochs) == 1
    settled, epochs, _ = told(AGREE, [2 * DAY, 5 * DAY, 6 * DAY, 7 * DAY])
    assert settled is not None
    assert (settled.true, settled.basis, settled.day) == (True, Basis.CONSENSUS, "")
    assert len(epochs) == 2


def test_whoever_looks_late_settles_the_same() -> None:
    assert told(AGREE, [5 * DAY])[0] == told(AGREE, [2 * DAY, 3 * DAY, 30 * DAY])[0]
    assert told(AGREE, [900 * DAY])[0] == told(AGREE, [5 * DAY])[0]


def test_agreement_that_broke_settles_nothing() -> None:
    denied = said("court", 3000, supports=False)
    settled, epochs, _ = told([*AGREE, denied], [5 * DAY])
    assert settled is None
    assert len(epochs) == 1
