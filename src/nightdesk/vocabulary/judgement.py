# SPDX-License-Identifier: Apache-2.0
"""Judgement: a decision by a person at the desk, itself in the ledger, with author and reason.

Undoing one restores the picture exactly: derived rows are a function of the reports, the claims and
the judgements that stand, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Basis, JudgementKind

_SUBJECTS: dict[JudgementKind, tuple[int, int | None]] = {
    JudgementKind.MERGE: (2, None),  # event ids
    JudgementKind.SPLIT: (2, None),  # an event id, then the claim ids that leave it together
    JudgementKind.SAME: (2, 2),  # actor ids
    JudgementKind.DIFFERENT: (2, 2),  # actor ids
    JudgementKind.RENAME: (1, 1),  # event, story or actor id; value = the new name
    JudgementKind.RATE: (1, 1),  # source name; value = Admiralty letter A..F
    JudgementKind.OWN: (1, None),  # source names; value = who owns them all
    JudgementKind.SETTLE: (1, 1),  # proposition id; value = "true" or "false"
    JudgementKind.DISMISS: (1, None),  # event or story ids
    JudgementKind.WITHDRAW: (1, None),  # report uids or claim ids
    JudgementKind.UNDO: (1, 1),  # judgement id
}
_VALUES: dict[JudgementKind, tuple[str, ...]] = {
    JudgementKind.RATE: ("A", "B", "C", "D", "E", "F"),
    JudgementKind.SETTLE: ("true", "false"),
}
_BASES = (Basis.REGISTER, Basis.COURT, Basis.EDITOR)  # the others settle by evidence alone

_NAMED = frozenset([JudgementKind.RENAME, JudgementKind.OWN])


class Judgement(Value, frozen=True):
    """``subjects`` are ids, in the order given beside each kind above."""

    id: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    by: str
    reason: str
    value: str = ""
    basis: Basis | None = None  # of a settlement: on what it rests
    detail: tuple[str, ...] = ()  # claims that a merge or split concerned when it was made, set by the desk

    def __post_init__(self) -> None:
        least, most = _SUBJECTS[self.kind]
        if len(self.subjects) < least or (most is not None and len(self.subjects) > most):
            raise InvalidValue(
                f"{self.kind} with {len(self.subjects)} ids",
                f"allowed: {least}" if most == least else f"allowed: at least {least}",
            )
        allowed = _VALUES.get(self.kind)
        if allowed and self.value not in allowed:
            raise InvalidValue(f"{self.kind} with value {self.value!r}", "allowed: " + ", ".join(allowed))
        if self.basis is not None and (self.kind is not JudgementKind.SETTLE or self.basis not in _BASES):
            raise InvalidValue(f"{self.kind} on the basis {self.basis}", "allowed for settle: " + ", ".join(_BASES))
        if self.kind in _NAMED and not self.value.strip():
            raise InvalidValue(f"{self.kind} without a name", "give the name as the value")
        if not self.by.strip() or not self.reason.strip():
            raise InvalidValue("a judgement without author or reason", "both are required", "give --by and --reason")


class Parameters(Value, frozen=True):
    """An epoch: the numbers of the weighing model in force from one seq on. Set by weighing.

    ``values`` are those that differ from the epoch ``base`` ("" where the epoch is whole).
    """

    epoch: str
    values: Mapping[str, float]
    received: Moment = 0
    base: str = ""
