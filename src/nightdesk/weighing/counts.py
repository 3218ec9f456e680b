# SPDX-License-Identifier: Apache-2.0
"""Numbers that move: which figure of a count has overtaken which, and the count as an interval.

Invariants: an overtaken figure is not wrong, it is superseded; one that its author or an official body corrects
downwards is wrong, and says why. Copies are skipped: a root counts once a figure. An account kept up figure by
figure equals, to the last bit, one that is opened anew.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np

from nightdesk.vocabulary.belief import Evidence, Interval, PropositionValue
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Act, AttributionKind, CountOp, SourceKind, SpeakerRole
from nightdesk.weighing.growth import Reported, interval, log_likelihood

_MOST = 60  # figures in the sum; what sixty others have followed says nothing any more


class Figure(Value, frozen=True):
    """A figure as one claim gave it."""

    proposition: str
    value: PropositionValue
    evidence: Evidence


class Toll(Value, frozen=True):
    """A count of an event: its interval; for each overtaken figure the one that stands now.

    ``corrected`` holds figures that a correction says were never so, with the figure that does; ``sums`` holds figures that are the sum of two that other origins gave before: they may count some twice.
    """

    interval: Interval
    superseded: dict[str, str]
    corrected: dict[str, str] = msgspec.field(default_factory=dict)
    sums: tuple[str, ...] = ()


class TollAccount:
    """The figures of one count of one event, in the order of their receipt."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self._figures: list[Figure] = []
        self._open()
        for one in figures:
            self.add(one)

    def add(self, one: Figure) -> None:
        """Enter a figure, or what takes one back."""
        self._figures.append(one)
        if one.evidence.act is Act.RETRACT:
            self._open()
            for figure in self._figures:
                self._enter(figure)
        else:
            self._enter(one)

    def toll(self) -> Toll | None:
        """The count as it stands; None while no figure stands."""
        if not self._parts:
            return None
        low, best, high = interval(list(self._parts.values())[-_MOST:])
        least = max(self._least.values(), default=None)
        if least is not None:  # what officials have confirmed is the least that may be called best
            best, high = max(best, least), max(high, least)
        return Toll(
            interval=Interval(low=low, best=best, high=high, at_least=least),
            superseded={old: new for old, new in self._superseded.items() if old not in self._corrected},
            corrected=dict(self._corrected),
            sums=tuple(self._sums),
        )

    def _open(self) -> None:
        self._start: Moment | None = None
        self._current: Figure | None = None
        self._superseded: dict[str, str] = {}
        self._corrected: dict[str, str] = {}
        self._last: dict[str, float] = {}  # root -> its last figure
        self._values: dict[str, float] = {}  # proposition -> its figure
        self._parts: dict[str, np.ndarray] = {}  # root -> what its last figure says of the final number
        self._said: dict[str, str] = {}  # root -> proposition of its last figure
        self._first: dict[str, str] = {}  # proposition -> the root that gave it first
        self._least: dict[str, float] = {}  # official root -> the least that it has confirmed
        self._sums: dict[str, None] = {}
        self._numbers: dict[float, str] = {}  # figure -> root that gave it first
        self._back = {(one.evidence.root, one.proposition) for one in self._figures if one.evidence.act is Act.RETRACT}

    def _enter(self, one: Figure) -> None:
        evidence = one.evidence
        if evidence.withdrawn or not evidence.supports or (evidence.root, one.proposition) in self._back:
            return
        self._start = evidence.received if self._start is None else self._start
        self._overtake(one)
        root, n = evidence.root, one.value.n or 0.0
        if self._said.get(root) == one.proposition:
            return
        if evidence.act is Act.CORRECT:
            self._correct(one, n)
        self._values[one.proposition] = self._last[root] = n
        copied = one.proposition in self._first and not is_official(evidence)
        self._first.setdefault(one.proposition, root)
        self._said[root] = one.proposition
        self._parts.pop(root, None)
        if is_official(evidence) and one.value.op is not CountOp.AT_MOST:
            self._least[root] = n if evidence.act is Act.CORRECT else max(n, self._least.get(root, 0.0))
            if evidence.act is Act.CORRECT:
                self._least = {key: min(value, n) for key, value in self._least.items()}
        if not copied:
            doubtful = self._is_sum(n, root)
            if doubtful:
                self._sums[one.proposition] = None
            self._parts[root] = log_likelihood(self._reported(one, n, doubtful))
        self._numbers.setdefault(n, root)

    def _correct(self, one: Figure, n: float) -> None:
        """A correction downwards: what stood above it counted some twice, whoever repeated it."""
        for proposition, value in self._values.items():
            if value > n:
                self._corrected[proposition] = one.proposition
        for root in [root for root, value in self._last.items() if value > n]:
            self._parts.pop(root, None)
        self._corrected.pop(one.proposition, None)

    def _reported(self, one: Figure, n: float, doubtful: bool) -> Reported:
        hours = max(one.evidence.received - (self._start or 0), 0) / HOUR
        interested = one.evidence.speaker_role is SpeakerRole.INTERESTED
        return Reported(n, one.value.op or CountOp.EQ, hours, is_official(one.evidence), interested, doubtful)

    def _is_sum(self, n: float, root: str) -> bool:
        """Whether a figure is the sum of two that two other roots gave before it."""
        return n >= 10 and any(
            (other := self._numbers.get(n - m)) is not None and len({other, giver, root}) == 3
            for m, giver in self._numbers.items()
            if 0 < m < n and m != n - m
        )

    def _overtake(self, one: Figure) -> None:
        """A higher figure overtakes a lower one; a lower one a higher only from the same origin, from an official
        body, or as a correction. Otherwise the lower is an older figure repeated late."""
        current = self._current
        if current is None or one.proposition == current.proposition:
            self._current = current or one
        elif _overtakes(one, current):
            self._superseded[current.proposition] = one.proposition
            self._superseded.pop(one.proposition, None)
            self._current = one
        else:
            self._superseded.setdefault(one.proposition, current.proposition)


def toll(figures: Iterable[Figure]) -> Toll | None:
    """Weigh the figures of one count of one event, in the order of their receipt."""
    return TollAccount(figures).toll()


def _overtakes(new: Figure, old: Figure) -> bool:
    n, m = new.value.n or 0.0, old.value.n or 0.0
    if n != m:
        return n > m or _may_lower(new, old)
    return old.value.op is not CountOp.EQ and new.value.op is CountOp.EQ


def _may_lower(new: Figure, old: Figure) -> bool:
    if new.evidence.act is Act.CORRECT or new.evidence.root == old.evidence.root:
        return True
    return is_official(new.evidence) and not is_official(old.evidence)


def is_official(one: Evidence) -> bool:
    """Whether a body that counts stands behind a figure."""
    return (
        one.speaker_kind is AttributionKind.OFFICIAL
        or one.speaker_role is SpeakerRole.AUTHORITY
        or (one.source_kind is SourceKind.OFFICIAL and one.speaker_kind is None)
    )
