# SPDX-License-Identifier: Apache-2.0
"""The belief benchmark's worlds and measures, and the gates on a small world."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.belief import metrics, population, rumours
from benchmarks.belief.batch import accu_copy, answers, truthfinder
from benchmarks.belief.evidence import told
from benchmarks.belief.ours import Ours
from benchmarks.belief.predictions import Course, follow
from benchmarks.belief.simple import Majority, Oracle, attribution_only
from benchmarks.simulation.generate import make_world
from benchmarks.simulation.scenarios import HERD, SCENARIOS
from benchmarks.simulation.tolls import TOLL_SCENARIOS, make_incidents


def test_the_same_seed_gives_the_same_world() -> None:
    scenario = replace(HERD, items=40)
    one, again, other = make_world(scenario, 1), make_world(scenario, 1), make_world(scenario, 2)
    assert [item.true for item in one.items] == [item.true for item in again.items]
    assert [claim.at for claim in one.stream()] == [claim.at for claim in again.stream()]
    assert [claim.at for claim in one.stream()] != [claim.at for claim in other.stream()]


def test_at_least_four_scenarios_break_what_the_model_assumes() -> None:
    assert len([one for one in SCENARIOS.values() if one.breaks]) >= 4
    assert len([one for one in TOLL_SCENARIOS.values() if one.breaks]) >= 4


def test_the_model_sees_no_copy_that_no_report_names() -> None:
    for one in told(make_world(replace(HERD, items=60), 0)):
        if one.claim.origin is not None and not one.claim.attributed:
            assert one.evidence.root == one.claim.source.name


def test_metrics_on_worked_figures() -> None:
    p, truth = np.array([0.0, 0.5, 1.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0])
    assert metrics.brier(p, truth) == pytest.approx((0 + 0.25 + 0 + 1) / 4)
    assert metrics.ece(np.array([0.7] * 10), np.array([1.0] * 7 + [0.0] * 3)) == pytest.approx(0.0)
    assert metrics.wilson(0, 100) == pytest.approx((0.0, 0.037), abs=0.001)


def test_a_course_counts_turns_and_when_it_was_right_for_good() -> None:
    course = Course()
    for p, age in ((0.8, 0.0), (0.3, 2.0), (0.7, 5.0), (0.2, 9.0)):
        course.see(p, False, age)
    assert (course.flips, course.right_from) == (3, 9.0)


def test_ours_beats_attribution_alone_and_majority_on_a_small_herd() -> None:
    world = make_world(replace(HERD, items=700), 3)
    claims, start = told(world), 233
    truth = np.array([float(one.true) for one in world.items[start:]])
    scores = {
        name: metrics.brier(follow(make(), world, claims)["end"][start:], truth)
        for name, make in {
            "ours": Ours, "attribution": attribution_only, "majority": Majority, "oracle": Oracle,
        }.items()
    }  # fmt: skip
    assert scores["oracle"] < scores["ours"] < scores["attribution"] < scores["majority"]


def test_batch_peers_find_what_is_plain() -> None:
    world = make_world(replace(HERD, items=80), 0)
    said = answers(world, 1e9)
    for method in (truthfinder, accu_copy):
        p = method(said, len(world.items))
        truth = np.array([float(one.true) for one in world.items])
        assert metrics.brier(p, truth) < 0.35


def test_incidents_begin_at_zero_and_grow_old() -> None:
    for scenario in TOLL_SCENARIOS.values():
        for incident in make_incidents(replace(scenario, incidents=10), 0):
            times = [one.at for one in incident.figures]
            assert times[0] == 0
            assert times == sorted(times)
            assert incident.final >= 1


def test_a_missing_set_is_never_passed(tmp_path: Path) -> None:
    assert population.run(tmp_path, "dev") == {"population": "NOT MEASURED"}
    assert rumours.run(tmp_path, "dev") == {"RumourEval-2017": "NOT MEASURED"}
