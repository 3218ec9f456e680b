# SPDX-License-Identifier: Apache-2.0
"""The grid of scenarios. Each changes a few figures of the calm world; many break what the model assumes."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Scenario:
    """One world. Shares are probabilities, times are hours, ``*_shift`` are log-odds."""

    name: str
    breaks: str = ""  # the assumption of the model that does not hold here
    items: int = 2400
    settled_if_true: float = 0.5
    settled_if_false: float = 0.5
    herded_if_false: float = 0.0  # false propositions whose reports nearly all repeat one origin
    attributed_copies: float = 0.5  # copies that name whom they repeat
    attribution_recall: float = 1.0  # named origins that reading finds
    stripped_hedges: float = 0.3  # copies that lose the hedge of what they repeat
    extraction_noise: float = 0.0  # claims whose polarity is read wrong
    retraction_delay: float = 12.0
    shared_upstream: float = 0.0  # false propositions with a second origin that made the same mistake
    unknown_liars: float = 0.0  # false propositions that fresh accounts push
    drift: float = 0.0  # sources whose reliability falls or rises at mid-stream
    interest: float = 0.0  # propositions on which the state's outlets say what suits it
    topic_shift: float = 0.0  # spread of reliability between topics
    common_cause: float = 0.0  # false propositions that mislead independent reporters too
    collusion: float = 0.0  # false propositions that a ring of outlets pushes at once
    early_shift: float = 0.0  # how much worse everybody is in the first three hours
    tail: float = 0.0  # Pareto index of prominence; 0 for the calm log-normal


CALM = Scenario("calm")
HERD = replace(CALM, name="herd", herded_if_false=0.5)

_GRID = (
    CALM,
    HERD,
    replace(CALM, name="attribution recall 50", attribution_recall=0.5),
    replace(HERD, name="attribution recall 20", attribution_recall=0.2, breaks="origins that are named are known"),
    replace(CALM, name="hedge laundering 0", stripped_hedges=0.0),
    replace(HERD, name="hedge laundering 80", stripped_hedges=0.8),
    replace(CALM, name="extraction noise 5", extraction_noise=0.05),
    replace(CALM, name="extraction noise 20", extraction_noise=0.2, breaks="the reader knows how sure it is"),
    replace(CALM, name="late corrections", retraction_delay=72.0),
    replace(HERD, name="two false roots", shared_upstream=0.4, breaks="different origins err independently"),
    replace(CALM, name="new liars", unknown_liars=0.4, breaks="a source without a record is like its class"),
    replace(CALM, name="drift", drift=0.5, breaks="reliability stays"),
    replace(CALM, name="state interest", interest=0.25, breaks="errors do not depend on what is said"),
    replace(
        CALM,
        name="biased settlement",
        settled_if_true=0.7,
        settled_if_false=0.3,
        breaks="what is settled is like what is not",
    ),
    replace(HERD, name="heavy tail", tail=1.1, breaks="prominence is log-normal"),
    replace(CALM, name="topics", topic_shift=1.2, breaks="reliability is one number"),
    replace(CALM, name="common cause", common_cause=0.5, breaks="own reporting errs independently"),
    replace(CALM, name="collusion", collusion=0.5, breaks="own reporting is independent"),
    replace(HERD, name="early errors", early_shift=-1.2, breaks="reliability does not depend on age"),
)
SCENARIOS: dict[str, Scenario] = {one.name: one for one in _GRID}
