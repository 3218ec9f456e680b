# SPDX-License-Identifier: Apache-2.0
"""Killed with SIGKILL in the middle of ``add``, hundreds of times, the desk ends in the state of an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from conftest import report
from nightdesk.desk import Desk
from nightdesk.naming import Namer
from nightdesk.vocabulary.claim import Claim, PlaceMention, Reading
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote, Report

KILLS = 200
REPORTS = [
    report(
        f"An explosion in Lagos killed {2 + i % 5} people, outlet {i} said.",
        f"Outlet {i % 7}",
        f"2021-03-04T{i // 60:02}:{i % 60:02}:00Z",
        id_=f"{i}",
    )
    for i in range(200)
]


class OneClaimReader:
    """Reads one explosion in every report: the crash is the case here, not the reading."""

    version = "one"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        return [self._read(one) for one in reports]

    def _read(self, one: Report) -> Reading:
        whole = Quote.of(one.body, 0, len(one.body))
        trigger = Quote.of(one.body, 3, 12)
        place = PlaceMention(quote=Quote.of(one.body, 16, 21))
        claim = Claim(
            id=make_id("c", one.uid),
            report=one.uid,
            kind="explosion",
            quote=whole,
            trigger=trigger,
            place=place,
            reader="one",
        )
        return Reading(report=one.uid, language="en", read=True, claims=(claim,), reader="one")


def opened(path: Path, namer: Namer) -> Desk:
    return Desk.open(path, reader=OneClaimReader(), namer=namer)


def test_killed_in_the_middle_of_add_it_ends_where_an_undisturbed_run_ends(tmp_path: Path, namer: Namer) -> None:
    with opened(tmp_path / "calm.db", namer) as calm:
        calm.add(REPORTS, replay=True)
        wanted = calm.dump()
    rng = random.Random(5)
    path = tmp_path / "killed.db"
    kills = 0
    while kills < KILLS:
        child = os.fork()
        if child == 0:
            _add(path, namer)
        time.sleep(rng.uniform(0.01, 0.12))
        finished, _ = os.waitpid(child, os.WNOHANG)
        if finished:
            path = tmp_path / f"killed-{kills}.db"  # it got through: begin anew
            kills += 1
            continue
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kills += 1
    with opened(path, namer) as desk:
        desk.add(REPORTS, replay=True)
        assert desk.dump() == wanted


def _add(path: Path, namer: Namer) -> None:
    try:
        with opened(path, namer) as desk:
            desk.add(REPORTS, replay=True)
    finally:
        os._exit(0)
