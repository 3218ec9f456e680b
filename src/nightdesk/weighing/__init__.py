# SPDX-License-Identifier: Apache-2.0
"""Claims → beliefs.

In: evidence of a proposition in the order of its receipt, and an epoch of parameters. Out: a belief with
probability, confidence and status; its explanation; tolls as intervals. Guarantees: copies bring exactly
nothing; the terms of an explanation add up; probability and confidence stay two things.
"""

from nightdesk.weighing.account import Account
from nightdesk.weighing.counts import Figure, Toll, TollAccount, toll
from nightdesk.weighing.epochs import Epochs, rated
from nightdesk.weighing.ladder import aged
from nightdesk.weighing.learning import Lesson, learn
from nightdesk.weighing.parameters import PARAMETERS
from nightdesk.weighing.propositions import Statement, occurrence, statements
from nightdesk.weighing.records import VoiceRecord, records
from nightdesk.weighing.selection import BANDS, band_of
from nightdesk.weighing.settling import AGREED_FOR, agreed, taken_back
from nightdesk.weighing.weigher import Weigher, exclusive

__all__ = [
    "AGREED_FOR",
    "BANDS",
    "PARAMETERS",
    "Account",
    "Epochs",
    "Figure",
    "Lesson",
    "Statement",
    "Toll",
    "TollAccount",
    "VoiceRecord",
    "Weigher",
    "aged",
    "agreed",
    "band_of",
    "exclusive",
    "learn",
    "occurrence",
    "rated",
    "records",
    "statements",
    "taken_back",
    "toll",
]
