# SPDX-License-Identifier: Apache-2.0
"""What one categorical claim costs: entering it into its account and believing anew, in processor time."""

from __future__ import annotations

import time
from statistics import median

from benchmarks.belief.evidence import Told, proposition_of, told
from benchmarks.belief.runs import FIRST_SEED
from benchmarks.simulation.generate import make_world
from benchmarks.simulation.scenarios import CALM
from nightdesk.vocabulary.belief import Belief, Proposition
from nightdesk.weighing import Account, Weigher

_BUDGET, _ROUNDS = 50.0, 7


def measure_cost() -> dict[str, object]:
    """Seven rounds over a calm world, changes of mind and retractions among it: the median, and the fastest.

    Other work on a machine slows its caches and so its processor time; the gate is on the median all the same.
    """
    world = make_world(CALM, FIRST_SEED)
    claims, weigher = told(world), Weigher()
    propositions = [proposition_of(item) for item in world.items]
    rounds = sorted(_round(weigher, propositions, claims) / len(claims) * 1e6 for _ in range(_ROUNDS))
    micro = median(rounds)
    return {
        "gate | cost of a categorical claim": {
            "µs, median of 7": round(micro, 1), "µs, fastest": round(rounds[0], 1), "<= 50": micro <= _BUDGET,
        }
    }  # fmt: skip


def _round(weigher: Weigher, propositions: list[Proposition], claims: list[Told]) -> float:
    accounts: dict[int, Account] = {}
    beliefs: dict[int, Belief] = {}
    before = time.process_time()
    for one in claims:
        number = one.claim.item
        account = accounts.get(number)
        if account is None:
            account = accounts[number] = weigher.open(propositions[number].attribute)
        account.add(one.evidence)
        beliefs[number] = weigher.believe(account, propositions[number], "protest", beliefs.get(number))
    return time.process_time() - before
