# SPDX-License-Identifier: Apache-2.0
"""How probable one claim's words are where it is right and where it is wrong.

M(v, h | Y; d) = d·f_v·q_h + (1−d)·P(v, h | Y): with chance d the report repeats one before it, after the copy
models of Dong, Berti-Équille and Srivastava (VLDB 2009); else its voice is right with probability θ and
hedges as right or wrong reports do. With chance 1 − x it is noise: misread, or said on a condition that does not hold.
"""

from __future__ import annotations

import math

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import SpeakerRole
from nightdesk.weighing.lens import Lens, hedge_of

_NEVER_AGAINST = 1.05  # a hedge weakens what a fair voice says; it does not turn it round
_KEPT = {"plain": 1.0, "likely": 0.6, "weak": 0.35, "rumour": 0.15}  # of a knowing speaker's log-odds


class Saying(Value, frozen=True, gc=False):
    """``hit`` and ``miss``: likelihood of the words if right, if wrong; ``echo``: of the hedge in a copy."""

    hit: float
    miss: float
    echo: float


def saying(one: Evidence, lens: Lens, age: Moment, x: float) -> Saying:
    """The likelihoods of an own report by a voice of known reliability, ``age`` after the first report."""
    theta, words = lens.reliability(one, age), lens.wording(one)
    hit, miss = theta * words.right, (1 - theta) * words.wrong
    if theta > 0.5 and hit < _NEVER_AGAINST * miss:
        hit = _NEVER_AGAINST * miss
    if x < 1:
        noise = (1 - x) * 0.25 * (words.right + words.wrong)
        hit, miss = x * hit + noise, x * miss + noise
    return Saying(hit, miss, words.copy)


def strong(one: Evidence, lens: Lens) -> float:
    """Log-odds of what those say who can know, or who admit what is against their interest."""
    size = lens.v["authority" if one.speaker_role is SpeakerRole.AUTHORITY else "against_interest"]
    ratio = math.exp(size * _KEPT[hedge_of(one)])
    right, wrong, x = ratio / (1 + ratio), 1 / (1 + ratio), one.extraction
    return math.log((x * right + (1 - x) / 2) / (x * wrong + (1 - x) / 2))


def mixed(copying: float, echo: float, own: float) -> float:
    """The copy mixture."""
    return copying * echo + (1 - copying) * own
