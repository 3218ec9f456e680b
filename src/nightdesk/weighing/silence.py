# SPDX-License-Identifier: Apache-2.0
"""What it means that nobody has spoken: neither those who would know, nor an author to take something back.

After the observation on rumours in breaking news that true ones were settled in about two hours in the median
and false ones in about fourteen (Zubiaga et al., PLOS ONE 2016). Not everything is ever settled: the shares are ours.
"""

from __future__ import annotations

import math

from nightdesk.vocabulary.belief import Proposition, Quiet
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.terms import Attribute
from nightdesk.weighing.lens import Lens
from nightdesk.weighing.tally import Tally

_TRUE_HOURS, _FALSE_HOURS = 2.0 / math.log(2), 14.0 / math.log(2)  # means of exponentials with those medians
_TRUE_EVER, _FALSE_EVER = 0.7, 0.5
_CORRECTED_HOURS = 12.0  # in which a newsroom that corrects has mostly done so
_AWAITED = frozenset(["death", "assassination", "abduction", "arrest", "crash", "sinking"])


def expects_word(proposition: Proposition, kind: str) -> bool:
    """Whether somebody who can know would speak soon: a family, an employer, a court, an operator."""
    return kind in _AWAITED and proposition.attribute in {Attribute.OCCURRED, Attribute.PATIENT}


def quiet_of(tally: Tally, lens: Lens, awaited: bool, first: Moment) -> Quiet:
    """What is needed to say at any later moment what the silence since then means."""
    right, wrong = lens.retractions
    since = round(tally.standing_at / tally.standing_by) if tally.standing_by else first
    return Quiet(
        first=first, awaited=awaited and not tally.word, standing=tally.standing, since=since, right=right, wrong=wrong
    )


def unanswered(quiet: Quiet, now: Moment) -> float:
    """Log-odds of those who would know having said nothing: ln S_true(age) / S_false(age), never positive."""
    if not quiet.awaited:
        return 0.0
    hours = max(now - quiet.first, 0) / HOUR
    true = 1 - _TRUE_EVER * (1 - math.exp(-hours / _TRUE_HOURS))
    false = 1 - _FALSE_EVER * (1 - math.exp(-hours / _FALSE_HOURS))
    return math.log(true / false)


def uncorrected(quiet: Quiet, now: Moment) -> float:
    """Log-odds of nobody having taken back what stands, for each own report as often as right and wrong ones are."""
    by_now = 1 - math.exp(-max(now - quiet.since, 0) / HOUR / _CORRECTED_HOURS)
    return quiet.standing * math.log((1 - quiet.right * by_now) / (1 - quiet.wrong * by_now))


def silence(quiet: Quiet, now: Moment) -> float:
    """Both together."""
    return unanswered(quiet, now) + uncorrected(quiet, now)
