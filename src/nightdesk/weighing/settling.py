# SPDX-License-Identifier: Apache-2.0
"""When evidence settles a proposition by itself: the author's own correction, or independent agreement that lasts.

An editor, a register or a court settle by a judgement at the desk. A settlement by evidence teaches and decides
nothing: the belief stays open to whatever comes later.
"""

from __future__ import annotations

from nightdesk.vocabulary.belief import Belief, Evidence
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.terms import Act, Status
from nightdesk.weighing.account import Account

AGREED_FOR: Moment = 72 * HOUR
_AGREE = 3  # effective independent origins


def taken_back(belief: Belief, last: Evidence) -> bool:
    """Whether the only origins have just taken it back in so many words: it was not so."""
    return belief.status is Status.RETRACTED and last.act is Act.RETRACT and last.certainty >= 0.8


def agreed(account: Account, belief: Belief) -> bool | None:
    """What independent origins agree on without contradiction: true, false, or None for neither."""
    tally = account.tallies[belief.proposition]
    if belief.status is Status.CONFIRMED and tally.origins >= _AGREE and not tally.neutral_against:
        return True
    if belief.status is Status.DENIED and tally.roots_against >= _AGREE and not tally.supported:
        return False
    return None
