# SPDX-License-Identifier: Apache-2.0
"""The sum behind a probability, in words and figures that add up."""

from __future__ import annotations

from nightdesk.telling.origins import origins_text
from nightdesk.telling.words import STATUS_WORDS, clock, confidence_words, credibility, likelihood
from nightdesk.vocabulary.belief import Explanation
from nightdesk.vocabulary.views import PropositionView


def why_text(explanation: Explanation, proposition: PropositionView, phrase: str) -> str:
    """Every term of the sum, the rule of the ladder, and what would settle it."""
    sources = {one.claim: one for one in proposition.evidence}
    total = explanation.prior + explanation.herd + explanation.calibration
    total += sum(term.log_odds for term in explanation.terms)
    rows = [
        f"{phrase}",
        f"as of {clock(explanation.as_of)}: {STATUS_WORDS[proposition.status]} — {proposition.rule}",
        f"p = {explanation.probability:.3f}, {likelihood(explanation.probability)}; "
        f"{confidence_words(proposition.confidence)}; "
        f"Admiralty credibility {credibility(proposition.status, explanation.probability, proposition.roots)}",
        "",
        f"  {explanation.prior:+7.3f}  before any report",
    ]
    for term in explanation.terms:
        one = sources.get(term.claim)
        who = f"{one.source}, {clock(one.received)}: " if one else ""
        quote = f" “{' '.join(one.quote.exact.split())[:120]}”" if one else ""
        rows.append(f"  {term.log_odds:+7.3f}  {who}{term.words or term.type}{quote}")
    rows += [
        f"  {explanation.herd:+7.3f}  the risk that they all repeat one hidden origin",
        f"  {explanation.calibration:+7.3f}  calibration",
        f"  {total:+7.3f}  log-odds, that is p = {explanation.probability:.3f}",
        "",
        f"without the strongest origin: p = {explanation.without_strongest_root:.3f}",
    ]
    rows += ["", *origins_text(proposition.evidence).splitlines(), ""]
    rows += [f"would settle it: {what}" for what in explanation.would_settle]
    return "\n".join(rows) + "\n"
