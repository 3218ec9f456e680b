# SPDX-License-Identifier: Apache-2.0
"""An account in words and figures that add up: prior + terms + herd + calibration = log-odds.

Invariant: the copies of one root are one term of exactly 0; what the terms do not say themselves (the herd, rival
values, silence, a settlement) is a term or a remainder of its own, never spread over others.
"""

from __future__ import annotations

from collections import Counter

from nightdesk.vocabulary.belief import Belief, Evidence, Explanation, Proposition, Term
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import Attribute, Dependence
from nightdesk.weighing.account import Account, Part
from nightdesk.weighing.lens import hedge_of
from nightdesk.weighing.silence import unanswered, uncorrected
from nightdesk.weighing.sums import probability

_HEDGED = {"plain": "", "likely": ", as likely", "weak": ", hedged", "rumour": ", as hearsay"}
_PERCENT = 0.10  # a chance of copying below this is not worth a word


def explain(
    proposition: Proposition,
    account: Account,
    moments: tuple[Moment, Moment],
    settled: float | None,
    belief: Belief | None,
) -> Explanation:
    """Why ``proposition`` has its probability. ``moments``: now, and until when silence counts;
    ``settled``: the log-odds that a settlement gave it.
    """
    now, heard = moments
    raw = account.log_odds(proposition.id)
    prior = account.lens.v["prior"]
    terms = _terms([part for part in account.parts if part.evidence.proposition == proposition.id])
    alone = _alone(account, proposition)
    summed = sum(term.log_odds for term in terms)
    if raw != alone:
        terms.append(Term(claim="", root="", type="rivals", log_odds=raw - alone, words="what others say instead"))
    final = account.lens.calibrated(raw)
    if settled is not None:
        terms.append(
            Term(
                claim="", root="", type="settlement", log_odds=settled - final, words="settled by a person at the desk"
            )
        )
        final = settled
    elif belief is not None and belief.quiet is not None:
        for value, words in (
            (unanswered(belief.quiet, heard), "those who would know have not spoken yet"),
            (uncorrected(belief.quiet, heard), "nobody has taken it back so far"),
        ):
            if value:
                terms.append(Term(claim="", root="", type="silence", log_odds=value, words=words))
                final += value
    return Explanation(
        proposition=proposition.id,
        as_of=now,
        probability=probability(final),
        prior=prior,
        terms=tuple(terms),
        herd=alone - prior - summed,
        calibration=account.lens.calibrated(raw) - raw,
        without_strongest_root=_without_strongest(account, proposition),
        would_settle=would_settle(proposition, account, belief),
    )


def _alone(account: Account, proposition: Proposition) -> float:
    """The log-odds if nobody named another value."""
    if len(account.tallies) == 1:
        return account.log_odds(proposition.id)
    mine = [one for one in account.evidence if one.proposition == proposition.id]
    return Account(account.lens, mine, chances=account.chances).log_odds(proposition.id)


def _without_strongest(account: Account, proposition: Proposition) -> float:
    mine = [part for part in account.parts if part.evidence.proposition == proposition.id]
    strongest = max(mine, key=lambda part: part.log_odds).evidence.root
    rest = [one for one in account.evidence if one.root != strongest]
    reduced = Account(account.lens, rest, overlap=account.overlap, chances=account.chances)
    if proposition.id not in reduced.tallies:
        reduced.sums.know(proposition.id)
    return probability(reduced.calibrated(proposition.id))


def _terms(parts: list[Part]) -> list[Term]:
    """One term for each piece that counts, strongest first; then one for all copies of each root."""
    counted = sorted((part for part in parts if part.type != "copy"), key=lambda part: -abs(part.log_odds))
    terms = [_term(part) for part in counted]
    copies = [part.evidence for part in parts if part.type == "copy"]
    names = {part.evidence.root: part.evidence.speaker or part.evidence.source for part in reversed(parts)}
    for root, count in Counter(one.root for one in copies).items():
        carriers = list(dict.fromkeys(one.source for one in copies if one.root == root))
        named = ", ".join(carriers[:3]) + (f" and {len(carriers) - 3} more" if len(carriers) > 3 else "")
        words = f"{count} further {'report repeats' if count == 1 else 'reports repeat'} {names[root]} ({named})"
        first = next(one for one in copies if one.root == root)
        terms.append(Term(claim=first.claim, root=root, type="copy", log_odds=0.0, words=words))
    return terms


def _term(part: Part) -> Term:
    one = part.evidence
    return Term(claim=one.claim, root=one.root, type=part.type, log_odds=part.log_odds, words=_words(part))


def _words(part: Part) -> str:
    one = part.evidence
    who = one.speaker or one.source
    match part.type:
        case "withdrawn":
            return f"{who}: withdrawn, counts for nothing"
        case "changed":
            return f"{who}: says otherwise since, counts for nothing"
        case "retraction":
            return f"{who}: taken back by its author"
        case "confirmation":
            return f"affirmed by {who}, who can know"
    said = f"{'said' if one.supports else 'denied'} by {who}{_HEDGED[hedge_of(one)]}"
    if one.condition:
        said += ", on a condition"
    if part.copying >= _PERCENT:
        said += f"; {part.copying:.0%} chance that it only repeats what was there"
    return said


def would_settle(proposition: Proposition, account: Account, belief: Belief | None) -> tuple[str, ...]:
    """The evidence that is missing, the cheapest to get first."""
    tally = account.tallies[proposition.id]
    supporting = [
        part.evidence
        for part in account.parts
        if part.evidence.proposition == proposition.id and part.evidence.supports and part.log_odds > 0
    ]
    missing = []
    if tally.flags and tally.neutral_against:
        missing.append("word from whoever denies it on what they know, and how they know it")
    if any(one.condition for one in supporting) and not tally.unconditional:
        missing.append("whether the condition holds on which it is said")
    if any(one.dependence is Dependence.CITED for one in supporting):
        missing.append("the report that is cited, in its own words")
    if round(tally.origins) < 2:
        missing.append("a second origin that does not go back to the first")
    if not any(_is_on_record(one) for one in supporting):
        missing.append("a named person or body to stand behind it")
    if not tally.word:
        missing.append(_knowing(proposition))
    if belief is not None and belief.matures_at is not None:
        missing.append("time: it is too early to call it confirmed")
    return tuple(missing) or ("an entry in an official register, or the finding of a court",)


def _is_on_record(one: Evidence) -> bool:
    return one.dependence is Dependence.SPEAKER


def _knowing(proposition: Proposition) -> str:
    match proposition.attribute:
        case Attribute.PATIENT | Attribute.IDENTITY:
            return "word from the person, or from their family, office or employer"
        case Attribute.AGENT:
            return "a claim or an admission by whoever did it"
        case Attribute.CAUSE:
            return "the finding of whoever investigates"
        case Attribute.DEATHS | Attribute.INJURED | Attribute.MISSING:
            return "a count by the hospital, the rescuers or the register"
        case _:
            return "a statement by the body that would know"
