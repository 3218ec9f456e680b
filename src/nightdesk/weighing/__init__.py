# SPDX-License-Identifier: Apache-2.0
"""Claims → beliefs.

In: evidence of a proposition in the order of its receipt, and an epoch of parameters. Out: a belief with
probability, confidence and status; its explanation; tolls as intervals. Guarantees: copies bring exactly
nothing; the terms of an explanation add up; probability and confidence stay two things.
"""

from nightdesk.weighing.counts import Figure, Toll, toll
from nightdesk.weighing.ladder import status_at
from nightdesk.weighing.model import reliability
from nightdesk.weighing.parameters import PARAMETERS, rated
from nightdesk.weighing.propositions import Statement, statements
from nightdesk.weighing.weigher import Weigher

__all__ = [
    "PARAMETERS",
    "Figure",
    "Statement",
    "Toll",
    "Weigher",
    "rated",
    "reliability",
    "statements",
    "status_at",
    "toll",
]
