# SPDX-License-Identifier: Apache-2.0
"""The running account of one proposition, or of the exclusive values of one attribute.

Invariants: a further claim costs the same however many there were; an account that was kept up claim by claim
equals, bit for bit, one that is opened anew with the same evidence and parameters; only the first claim of a
root for each stance brings anything, so that copies inserted anywhere after it bring exactly 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Act, Dependence, SpeakerRole
from nightdesk.weighing.lens import Lens
from nightdesk.weighing.likelihood import mixed, saying, strong
from nightdesk.weighing.sums import OTHER, Sums
from nightdesk.weighing.tally import Tally

_RESTS_ON_OTHERS = frozenset([Dependence.COPY, Dependence.EDITION, Dependence.CITED])
_BY_OTHERS = frozenset([Dependence.COPY, Dependence.CITED])  # not in the root's own words
_STRONG = frozenset([SpeakerRole.AUTHORITY, SpeakerRole.AGAINST_INTEREST])
_TAKEN_BACK = 0.8  # certainty from which a retraction silences; below it an edition merely dropped the claim
Stance = tuple[str, str, bool]  # root, value, supports
Statement = tuple[str, bool]  # value, supports


class Part(Value, frozen=True, gc=False):
    """What one claim brought. ``hit`` and ``miss``: its likelihood where it is right, where it is wrong.

    ``echo`` is the likelihood of its words in a copy, ``copying`` the chance that it is one; ``independence``
    what is left of it as an origin of its own if it is right.
    """

    evidence: Evidence
    type: str
    log_odds: float = 0.0
    independence: float = 0.0
    hit: float = 1.0
    miss: float = 1.0
    echo: float = 0.0
    copying: float = 0.0
    age: Moment = 0


class Account:
    """Sums of log-likelihoods of every value, with and without one hidden herd.

    ``overlap`` is the chance that two values hold together (0: exclusive). ``chances`` gives the probability
    of the proposition that a conditional claim hangs on.
    """

    __slots__ = ("_back", "_chains", "_gone", "_held", "_own", "_silent", "_total", "chances", "evidence", "lens", "overlap",
                 "parts", "said", "sums", "tallies")  # fmt: skip

    def __init__(
        self,
        lens: Lens,
        evidence: Iterable[Evidence] = (),
        *,
        overlap: float = 0.0,
        chances: Callable[[str], float] | None = None,
    ) -> None:
        self.lens, self.overlap, self.chances = lens, overlap, chances
        self.evidence: list[Evidence] = list(evidence)
        self._rebuild()

    def add(self, one: Evidence) -> None:
        """Enter one more piece, the last to be received. Only what silences an earlier one reopens the account."""
        self.evidence.append(one)
        if self._silences(one):
            self._rebuild()
        else:
            self._enter(one)

    def repeats(self, one: Evidence) -> bool:
        """Whether a piece would bring nothing: its root has taken that stance already, or taken it back."""
        if one.withdrawn or one.root in self._gone:
            return False
        if one.act is Act.RETRACT:
            taken = (one.root, one.proposition, not one.supports)
            return taken in self._back or taken not in self._held
        stance = (one.root, one.proposition, one.supports)
        return stance in self._held or self._misquotes(one, stance)

    def log_odds(self, value: str) -> float:
        """The log-odds of a value against all others, prior included, before calibration."""
        return self.sums.log_odds(value, self.leading, self.lens)

    def calibrated(self, value: str) -> float:
        """The same after Platt's line, learned from settled propositions."""
        return self.lens.calibrated(self.log_odds(value))

    @property
    def exclusive(self) -> bool:
        """Whether two values cannot both be true."""
        return self.overlap == 0

    @property
    def leading(self) -> Statement | None:
        """The statement of the most origins; the first of them where there are several."""
        return max(self.said, key=lambda one: self.said[one]) if self.said else None

    # -- keeping the account

    def _rebuild(self) -> None:
        self.sums = Sums()
        self.parts: list[Part] = []
        self.tallies: dict[str, Tally] = {}
        self.said: dict[Statement, int] = {}
        self._total = 0
        self._held: set[Stance] = set()
        self._own: set[Stance] = set()  # those that their root took in its own words
        self._back: set[Stance] = set()  # stances that their root took back
        self._gone: set[str] = set()  # roots whose own words were withdrawn
        self._chains: set[tuple[str, str, bool]] = set()
        self._silent = _silenced(self.evidence, self.exclusive)
        for one in self.evidence:
            self._enter(one)

    def _misquotes(self, one: Evidence, stance: Stance) -> bool:
        """Whether others cite a root for the opposite of what it says itself: only its own words change its mind."""
        return one.dependence in _BY_OTHERS and any(
            other in self._own for other in _rivals(stance, self.sums.normal, self.exclusive)
        )

    def _silences(self, one: Evidence) -> bool:
        if one.withdrawn:
            return False
        if one.act is Act.RETRACT:
            return one.certainty >= _TAKEN_BACK and (one.root, one.proposition, not one.supports) in self._held
        stance = (one.root, one.proposition, one.supports)
        if stance in self._held or (one.root in self._gone and one.dependence in _RESTS_ON_OTHERS):
            return False
        if self._misquotes(one, stance):
            return False
        return any(other in self._held for other in _rivals(stance, self.sums.normal, self.exclusive))

    def _enter(self, one: Evidence) -> None:
        self.sums.know(one.proposition)
        part = self._part(one)
        self.parts.append(part)
        tally = self.tallies.setdefault(one.proposition, Tally())
        tally.add(one, part.type, part.log_odds, part.independence)

    def _part(self, one: Evidence) -> Part:
        stance = (one.root, one.proposition, one.supports)
        if one.withdrawn:
            self._gone.add(one.root)
            return Part(one, "withdrawn")
        if one.act is Act.RETRACT:
            return self._retraction(one)
        if one.root in self._gone:
            if one.dependence in _RESTS_ON_OTHERS:
                return Part(one, "withdrawn")
            self._gone.discard(one.root)
        if one.dependence not in _BY_OTHERS:
            self._own.add(stance)
        elif self._misquotes(one, stance):
            return Part(one, "copy")
        if stance in self._held:
            return Part(one, "copy")
        self._held.add(stance)
        if (why := self._silent.get(stance)) is not None:
            return Part(one, why, age=self._age(one))
        if one.act is Act.DENY and one.speaker_role is SpeakerRole.INTERESTED:
            return self._ratio(one, self.lens.ratio("party_denial"), "denial")
        part = self._strong(one) if one.speaker_role in _STRONG else self._report(one)
        self._note(one)
        return part

    def _note(self, one: Evidence) -> None:
        statement = (one.proposition, one.supports)
        self.said[statement] = self.said.get(statement, 0) + 1
        self._total += 1
        if one.chain:
            self._chains.add((one.chain, *statement))

    def _retraction(self, one: Evidence) -> Part:
        taken = (one.root, one.proposition, not one.supports)
        if taken in self._back or taken not in self._held:
            return Part(one, "copy")
        self._back.add(taken)
        size = self.lens.ratio("retraction") if one.certainty >= _TAKEN_BACK else self.lens.v["dropped"]
        return self._ratio(one, -size if one.supports else size, "retraction")

    def _ratio(self, one: Evidence, log_odds: float, type_: str) -> Part:
        """Evidence that no herd can feign: it weighs the same in both branches."""
        self.sums.weigh(one.proposition, log_odds)
        return Part(one, type_, log_odds, 1.0)

    def _strong(self, one: Evidence) -> Part:
        size = strong(one, self.lens)
        return self._ratio(one, size if one.supports else -size, "confirmation" if one.supports else "denial")

    def _age(self, one: Evidence) -> Moment:
        return max(one.received - self.evidence[0].received, 0)

    def _report(self, one: Evidence) -> Part:
        statement = (one.proposition, one.supports)
        age = self._age(one)
        chance = self.chances(one.condition) if one.condition and self.chances is not None else 1.0
        sure = one.extraction * chance
        said = saying(one, self.lens, age, sure)
        copying = herding = 0.0
        if self._total:  # whoever contradicts all of them is no copy, and shows that they are no herd
            chained = bool(one.chain) and (one.chain, *statement) in self._chains
            copying = self.lens.copying(one, chained)
            herding = self.lens.herding(one, chained)
        echo = 0.0
        if self._total:  # a copy that was misread may seem to contradict what it repeats
            echo = said.echo * (sure * self.said.get(statement, 0) / self._total + (1 - sure) / 2)
        hit, miss = mixed(copying, echo, said.hit), mixed(copying, echo, said.miss)
        herd = (mixed(herding, echo, said.hit), mixed(herding, echo, said.miss))
        self.sums.say(one.proposition, one.supports, (hit, miss), herd, self.overlap)
        log_odds = math.log(hit / miss)
        return Part(
            one, "report" if one.supports else "denial", log_odds if one.supports else -log_odds,
            (1 - copying) * said.hit / hit, said.hit, said.miss, echo, copying, age,
        )  # fmt: skip


def _silenced(evidence: list[Evidence], exclusive: bool) -> dict[Stance, str]:
    """Stances that no longer stand, and why: taken back by their author, or changed by the same root."""
    first: set[Stance] = set()
    own: set[Stance] = set()
    gone: set[str] = set()
    values: dict[str, None] = {}
    silent: dict[Stance, str] = {}
    for one in evidence:
        values[one.proposition] = None
        stance = (one.root, one.proposition, one.supports)
        if one.withdrawn:
            gone.add(one.root)
        elif one.act is Act.RETRACT:
            taken = (one.root, one.proposition, not one.supports)
            if one.certainty >= _TAKEN_BACK and taken in first:
                silent[taken] = "withdrawn"
        elif one.root not in gone or one.dependence not in _RESTS_ON_OTHERS:
            gone.discard(one.root)
            rivals = _rivals(stance, values, exclusive)
            if one.dependence not in _BY_OTHERS:
                own.add(stance)
            elif own.intersection(rivals):
                continue
            if stance not in first:
                first.add(stance)
                silent.update(dict.fromkeys(first.intersection(rivals), "changed"))
    return silent


def _rivals(stance: Stance, values: Iterable[str], exclusive: bool) -> list[Stance]:
    """What the same root cannot mean any more once it has taken this stance."""
    root, value, supports = stance
    opposite = [(root, value, not supports)]
    if exclusive and supports:
        opposite += [(root, other, True) for other in values if other not in {value, OTHER}]
    return opposite
