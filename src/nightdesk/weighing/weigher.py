# SPDX-License-Identifier: Apache-2.0
"""Accounts → beliefs: the model, the ladder and the explanation behind one door.

Invariant: a belief is a function of its evidence in order, the parameters, the status before, and the
moment; nothing is remembered here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from nightdesk.vocabulary.belief import Belief, Evidence, Explanation, Proposition
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import Attribute, Confidence, Status
from nightdesk.weighing.account import Account
from nightdesk.weighing.explaining import explain
from nightdesk.weighing.ladder import MINIMUM_AGES, climb, confidence_of, standing_of
from nightdesk.weighing.lens import Lens
from nightdesk.weighing.parameters import PARAMETERS
from nightdesk.weighing.silence import expects_word, quiet_of
from nightdesk.weighing.sums import probability

_PERSONAL = frozenset(["death", "arrest", "abduction", "assassination", "injury"])
SETTLED_ODDS = 6.9  # p = .999: a settlement is a person's word, not proof
_OVERLAPS = {  # chance that two values of an attribute hold together; attributes not named here never exclude
    Attribute.IDENTITY: 0.0,
    Attribute.CAUSE: 0.0,
    Attribute.TIME: 0.3,  # across midnight, and where the zones of two desks differ
}
Settled = tuple[bool, str]


def exclusive(attribute: Attribute) -> bool:
    """Whether the values of an attribute share one account, because they exclude one another or mostly do."""
    return attribute in _OVERLAPS


class Weigher:
    """Weighs evidence with one epoch of parameters."""

    version = "mixture-2"

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        self.parameters = parameters
        self.lens = Lens(parameters)

    def open(
        self,
        attribute: Attribute,
        evidence: Sequence[Evidence] = (),
        chances: Callable[[str], float] | None = None,
    ) -> Account:
        """The account of a proposition, or of all values of an exclusive attribute, with its evidence in order."""
        return Account(self.lens, evidence, overlap=_OVERLAPS.get(attribute, 0.0), chances=chances)

    def outdates(self, account: Account) -> bool:
        """Whether an account must be opened anew: its epoch is no longer in force, and older than a day."""
        old = account.lens.parameters
        return old.epoch != self.parameters.epoch and self.parameters.received - old.received > DAY

    def weigh(
        self,
        proposition: Proposition,
        kind: str,
        evidence: Sequence[Evidence],
        before: Belief | None,
        settled: Settled | None = None,
    ) -> Belief:
        """The belief after the last of ``evidence`` (in order of receipt; at least one piece)."""
        return self.believe(self.open(proposition.attribute, evidence), proposition, kind, before, settled)

    def believe(
        self,
        account: Account,
        proposition: Proposition,
        kind: str,
        before: Belief | None,
        settled: Settled | None = None,
        now: Moment | None = None,
    ) -> Belief:
        """The belief that an account amounts to at ``now``, when its last evidence came in by default.

        ``settled``: truth, and the id of what settled it.
        """
        last, tally = account.evidence[-1], account.tallies[proposition.id]
        at = last.received if now is None else now
        first = before.first_received if before else _first(account, proposition)
        quiet = quiet_of(tally, account.lens, expects_word(proposition, kind), first)
        log_odds = account.calibrated(proposition.id)
        if settled is not None:
            log_odds = SETTLED_ODDS if settled[0] else -SETTLED_ODDS
        standing = standing_of(account, proposition.id, probability(log_odds))
        age = MINIMUM_AGES[_age_class(proposition, kind)]
        step = climb(standing, before.status if before else None, at, first, age)
        status, rule, because = step.status, step.rule, last.claim
        if settled is not None:
            status, rule = (Status.CONFIRMED if settled[0] else Status.DENIED), "settled by a person at the desk"
            because = settled[1]
        changed = before is None or before.status is not status
        return Belief(
            proposition=proposition.id,
            probability=probability(log_odds),
            confidence=confidence_of(standing, round(standing.origins)) if settled is None else Confidence.HIGH,
            status=status,
            rule=rule,
            because=because if changed or before is None else before.because,
            roots_for=tally.roots_for,
            roots_against=tally.roots_against,
            reports=len(tally.reports),
            first_received=first,
            last_changed=at if changed or before is None else before.last_changed,
            flags=tuple(tally.flags),
            matures_at=step.matures_at if settled is None else None,
            matures_to=step.matures_to if settled is None else None,
            settled=settled[0] if settled is not None else None,
            epoch=account.lens.parameters.epoch,
            log_odds=log_odds,
            quiet=quiet,
        )

    @staticmethod
    def repeated(account: Account, before: Belief) -> Belief:
        """The belief after a copy: one more report, and nothing else."""
        return msgspec.structs.replace(before, reports=len(account.tallies[before.proposition].reports))

    def weights(self, evidence: Sequence[Evidence]) -> dict[str, float]:
        """The log-odds that each claim brings; 0 for a copy."""
        return {part.evidence.claim: part.log_odds for part in Account(self.lens, evidence).parts}

    def explain(
        self,
        proposition: Proposition,
        evidence: Sequence[Evidence],
        now: Moment,
        belief: Belief | None = None,
        chances: Callable[[str], float] | None = None,
        heard: Moment | None = None,
    ) -> Explanation:
        """The sum, term by term: prior, terms, herd and calibration add up to the log-odds of ``belief``.

        ``heard``: until when silence counts; ``now`` by default.
        """
        account = self.open(proposition.attribute, evidence, chances)
        settled = belief.settled if belief is not None else None
        target = None if settled is None else SETTLED_ODDS if settled else -SETTLED_ODDS
        return explain(proposition, account, (now, now if heard is None else heard), target, belief)


def _first(account: Account, proposition: Proposition) -> Moment:
    return next(one.received for one in account.evidence if one.proposition == proposition.id)


def _age_class(proposition: Proposition, kind: str) -> str:
    n = proposition.value.n
    if n is not None:
        return "toll" if n > 20 else "none"
    return (
        "person" if kind in _PERSONAL and proposition.attribute in {Attribute.OCCURRED, Attribute.PATIENT} else "none"
    )
