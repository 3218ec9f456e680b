# SPDX-License-Identifier: Apache-2.0
"""Platt's line through settled propositions: p = σ(slope · log-odds + offset), learned one by one.

A recursive Bayesian logistic regression (extended Kalman filter) with a Gaussian prior around slope 1 and
offset 0. What it needs to go on stands among the parameters: the line and its covariance. Snapshots are taken
when 2, 5 and 10 origins have spoken and at the end, so that it holds at every stage.
"""

from __future__ import annotations

from collections.abc import Mapping

from nightdesk.vocabulary.moments import Moment
from nightdesk.weighing.account import Account
from nightdesk.weighing.silence import quiet_of, uncorrected
from nightdesk.weighing.sums import probability

_SNAPSHOTS = (2, 5, 10)
_PRIOR_SLOPE, _PRIOR_OFFSET = 0.04, 0.04  # variances
_SHARE = 0.4  # snapshots of one proposition are not independent
_KEEPS = 0.9995  # per proposition: what was learned long ago loosens


def calibrate(
    values: Mapping[str, float], account: Account, proposition: str, true: bool, at: Moment, trust: float = 1.0
) -> dict[str, float]:
    """The line after one proposition that was settled at that moment and counts ``trust`` times.

    What silence adds lies outside it.
    """
    slope, offset = values["slope"], values["offset"]
    ss = values.get("platt:ss", _PRIOR_SLOPE) / _KEEPS
    oo = values.get("platt:oo", _PRIOR_OFFSET) / _KEEPS
    so = values.get("platt:so", 0.0) / _KEEPS
    quiet = quiet_of(account.tallies[proposition], account.lens, False, account.evidence[0].received)
    so_far = snapshots(account, proposition)
    for x, beside in zip(so_far, [0.0] * (len(so_far) - 1) + [uncorrected(quiet, at)], strict=True):
        p = probability(slope * x + offset + beside)
        weight = trust * _SHARE * max(p * (1 - p), 1e-4)
        gain_s, gain_o = ss * x + so, so * x + oo
        scale = 1 + weight * (x * gain_s + gain_o)
        step = trust * _SHARE * (true - p) / scale
        slope, offset = slope + gain_s * step, offset + gain_o * step
        factor = weight / scale
        ss, so, oo = ss - factor * gain_s * gain_s, so - factor * gain_s * gain_o, oo - factor * gain_o * gain_o
    slope = min(max(slope, 0.3), 2.0)
    return {"slope": slope, "offset": offset, "platt:ss": ss, "platt:so": so, "platt:oo": oo}


def snapshots(account: Account, proposition: str) -> list[float]:
    """The raw log-odds when 2, 5 and 10 origins had spoken, and at the end."""
    growing = Account(account.lens, overlap=account.overlap, chances=account.chances)
    seen, found = 0, []
    for one in account.evidence:
        growing.add(one)
        counted = sum(growing.said.values())
        if counted > seen and counted in _SNAPSHOTS:
            found.append(growing.log_odds(proposition) if proposition in growing.tallies else 0.0)
        seen = max(seen, counted)
    return [*found, account.log_odds(proposition)]
