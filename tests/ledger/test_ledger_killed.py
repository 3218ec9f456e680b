# SPDX-License-Identifier: Apache-2.0
"""``kill -9`` in the middle of writing, two hundred times: nothing promised is lost, nothing is there twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from ledger_makers import LAYER, raw

from nightdesk.ledger import Ledger, StoredReport
from nightdesk.vocabulary.claim import Reading

KILLS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are of POSIX")
def test_killed_at_any_moment_nothing_promised_is_lost_or_doubled(tmp_path: Path) -> None:
    program = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path), str(KILLS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    accepted = {line.split()[1] for line in said["told"] if line.startswith("accepted ")}
    read = {line.split()[1] for line in said["told"] if line.startswith("read ")}
    assert said["at_work"] > KILLS / 2, "too few were killed at work for this to show anything"

    with Ledger.open(tmp_path / "ledger.db") as ledger:
        inputs = list(ledger.inputs())
        reports = [one.content.report.uid for one in inputs if isinstance(one.content, StoredReport)]
        readings = [one.content for one in inputs if isinstance(one.content, Reading)]
        assert [one.seq for one in inputs] == list(range(1, len(inputs) + 1))
        assert accepted <= set(reports)
        assert max(Counter(reports).values()) == 1
        stored = [one.report for one in readings]
        assert read <= set(stored)
        assert max(Counter(stored).values()) == 1
        assert {len(one.claims) for one in readings} == {2}
        folded = Counter(key.removeprefix("second ") for key, _ in ledger.all("redirect"))
        assert folded == Counter(dict.fromkeys(stored, 2)), "a reading and what follows from it are one"
        assert {one.report.uid for one in ledger.unfinished(LAYER)} == set(reports) - set(stored)
        assert set(ledger.search("blast", limit=len(reports) + 1)) == set(reports)
    with closing(raw(tmp_path / "ledger.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        versions = connection.execute("SELECT key, count(*) FROM redirect GROUP BY key").fetchall()
        assert {count for _, count in versions} == {1}
