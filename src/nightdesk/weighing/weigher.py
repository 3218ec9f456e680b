# SPDX-License-Identifier: Apache-2.0
"""Claims → beliefs: the model, the ladder and the explanation behind one door.

Invariant: a belief is a function of its evidence in order, the parameters, the status before, and the
moment; nothing is remembered here.
"""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.vocabulary.belief import Belief, Evidence, Explanation, Proposition, Term
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import Attribute, Confidence, Dependence, Status
from nightdesk.weighing.ladder import MINIMUM_AGES, climb, confidence_of, denial_flags, standing_of
from nightdesk.weighing.model import Part, Sum, add_up, probability
from nightdesk.weighing.parameters import PARAMETERS

_PERSONAL = frozenset(["death", "arrest", "abduction", "assassination", "injury"])
_SETTLED_ODDS = 6.9  # p = .999: a settlement is a person's word, not proof


class Weigher:
    """Weighs evidence with one epoch of parameters."""

    version = "mixture-1"

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        self.parameters = parameters

    def weigh(
        self,
        proposition: Proposition,
        kind: str,
        evidence: Sequence[Evidence],
        before: Belief | None,
        settled: tuple[bool, str] | None = None,
    ) -> Belief:
        """The belief after the last of ``evidence`` (in order of receipt; at least one piece).

        ``settled`` is a person's settlement with the id of the judgement.
        """
        last = evidence[-1]
        first = evidence[0].received
        total = add_up(evidence, self.parameters)
        log_odds = self._calibrated(total)
        if settled is not None:
            log_odds = _SETTLED_ODDS if settled[0] else -_SETTLED_ODDS
        now = standing_of(total, probability(log_odds))
        age = MINIMUM_AGES[_age_class(proposition, kind)]
        step = climb(now, before.status if before else None, last.received, first, age)
        status, rule, because = step.status, step.rule, last.claim
        if settled is not None:
            status, rule = (
                (Status.CONFIRMED if settled[0] else Status.DENIED),
                "settled by a person at the desk",
            )
            because = settled[1]
        changed = before is None or before.status is not status
        supporting = {one.root for one in evidence if one.supports and not one.withdrawn}
        against = {one.root for one in evidence if not one.supports and not one.withdrawn}
        return Belief(
            proposition=proposition.id,
            probability=probability(log_odds),
            confidence=confidence_of(now, round(now.roots_for)) if settled is None else Confidence.HIGH,
            status=status,
            rule=rule,
            because=because if changed or before is None else before.because,
            roots_for=len(supporting),
            roots_against=len(against),
            reports=len({one.report for one in evidence}),
            first_received=first,
            last_changed=last.received if changed or before is None else before.last_changed,
            flags=denial_flags(list(evidence)),
            matures_at=step.matures_at if settled is None else None,
            matures_to=step.matures_to if settled is None else None,
            settled=settled[0] if settled is not None else None,
        )

    def weights(self, evidence: Sequence[Evidence]) -> dict[str, float]:
        """The log-odds that each claim brings; 0 for a copy."""
        return {part.evidence.claim: part.log_odds for part in add_up(evidence, self.parameters).parts}

    def explain(
        self, proposition: Proposition, evidence: Sequence[Evidence], now: Moment, settled: bool | None = None
    ) -> Explanation:
        """The sum, term by term: prior, terms, herd and calibration add up to the log-odds."""
        total = add_up(evidence, self.parameters)
        raw = total.log_odds(self.parameters)
        final = self._calibrated(total)
        prior = self.parameters.values["prior"]
        terms = [_term(part) for part in sorted(total.parts, key=lambda part: -abs(part.log_odds))]
        summed = sum(part.log_odds for part in total.parts)
        if settled is not None:
            target = _SETTLED_ODDS if settled else -_SETTLED_ODDS
            terms.append(
                Term(
                    claim="",
                    root="",
                    type="settlement",
                    log_odds=target - final,
                    words="settled by a person at the desk",
                )
            )
        return Explanation(
            proposition=proposition.id,
            as_of=now,
            probability=probability(final + sum(term.log_odds for term in terms if term.type == "settlement")),
            prior=prior,
            terms=tuple(terms),
            herd=raw - prior - summed,
            calibration=final - raw,
            without_strongest_root=self._without_strongest(evidence, total),
            would_settle=would_settle(proposition, total),
        )

    def _calibrated(self, total: Sum) -> float:
        values = self.parameters.values
        return values["slope"] * total.log_odds(self.parameters) + values["offset"]

    def _without_strongest(self, evidence: Sequence[Evidence], total: Sum) -> float:
        strongest = max(total.parts, key=lambda part: (part.log_odds, part.evidence.root)).evidence.root
        rest = [one for one in evidence if one.root != strongest]
        return probability(self._calibrated(add_up(rest, self.parameters)))


def would_settle(proposition: Proposition, total: Sum) -> tuple[str, ...]:
    """The cheapest evidence that is missing, cheapest first."""
    roots = {part.evidence.root for part in total.parts if part.evidence.supports and part.log_odds > 0}
    missing = []
    if len(roots) < 2:
        missing.append("a second origin that does not go back to the first")
    if all(part.evidence.dependence is not Dependence.SPEAKER for part in total.parts):
        missing.append("a named person or body to stand behind it")
    if proposition.attribute is Attribute.PATIENT:
        missing.append("word from the person, or from their family, office or employer")
    elif proposition.attribute is Attribute.AGENT:
        missing.append("a claim or an admission by whoever did it")
    else:
        missing.append("a statement by the body that would know")
    return tuple(missing)


def _age_class(proposition: Proposition, kind: str) -> str:
    n = proposition.value.n
    if n is not None:
        return "toll" if n > 20 else "none"
    return (
        "person" if kind in _PERSONAL and proposition.attribute in {Attribute.OCCURRED, Attribute.PATIENT} else "none"
    )


def _term(part: Part) -> Term:
    one = part.evidence
    who = one.speaker or one.source
    words = {
        "copy": f"repeats {one.root.partition(':')[2] or one.root}, counts once already",
        "withdrawn": "withdrawn, counts for nothing",
        "retraction": "taken back by its author",
        "confirmation": f"affirmed by {who}, who can know",
        "denial": f"denied by {who}",
        "report": f"said by {who}" + ("" if one.certainty >= 0.9 else f", hedged ({one.certainty:.2f})"),
    }[part.type]
    return Term(claim=one.claim, root=one.root, type=part.type, log_odds=part.log_odds, words=words)
