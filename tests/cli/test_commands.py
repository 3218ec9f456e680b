# SPDX-License-Identifier: Apache-2.0
"""The commands as a user types them: output on stdout, messages on stderr, exit status as documented."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = {
    "source": "Alpha Wire",
    "published": "2021-03-04T06:00:00Z",
    "source_kind": "wire",
    "text": "An explosion killed two people in Lagos on Thursday, police said.",
}


def nightdesk(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from nightdesk.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli")
    (path / "reports.jsonl").write_text(json.dumps(GOOD) + "\n")
    assert nightdesk("add", "--replay", "reports.jsonl", cwd=path).returncode == 0
    return path


def test_read_prints_one_claim_a_line_and_stores_nothing(tmp_path: Path) -> None:
    done = nightdesk("read", "--json", cwd=tmp_path, stdin=json.dumps(GOOD) + "\n")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["kind"] for one in claims} >= {"explosion", "death"}
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    done = nightdesk("add", "-", cwd=tmp_path, stdin=json.dumps(GOOD) + "\n{oops\n")
    assert done.returncode == 1
    assert "1 new report" in done.stderr
    assert "bad_json" in done.stderr


def test_brief_diff_why_search_and_export(folder: Path) -> None:
    brief = json.loads(nightdesk("brief", "--json", cwd=folder).stdout)
    one = brief["stories"][0]["events"][0]["propositions"][0]["id"]
    assert "log-odds" in nightdesk("why", one, cwd=folder).stdout
    assert "From" in nightdesk("diff", "--since", "2021-03-04T05:00Z", cwd=folder).stdout
    assert "Alpha Wire" in nightdesk("search", "lagos", cwd=folder).stdout
    assert nightdesk("export", cwd=folder).stdout.startswith("event_id,")
    assert nightdesk("brief", "--format", "markdown", cwd=folder).stdout.startswith("# Brief as of")


def test_judge_and_undo(folder: Path) -> None:
    event = json.loads(nightdesk("brief", "--json", cwd=folder).stdout)["stories"][0]["events"][0]["id"]
    words = ["--by", "ed", "--reason", "test"]
    made = nightdesk("judge", "rename", event, *words, "--value", "Blast at the depot", cwd=folder)
    assert made.returncode == 0
    assert "Blast at the depot" in nightdesk("brief", cwd=folder).stdout
    assert nightdesk("judge", "undo", made.stdout.strip(), *words, cwd=folder).returncode == 0
    assert "Blast at the depot" not in nightdesk("brief", cwd=folder).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "p-none"),
        ("brief", "--as-of", "soon"),
        ("brief", "--db", "none.db"),
        ("judge", "undo", "j-none", "--by", "x", "--reason", "y"),
        ("add", "none.jsonl"),
        ("nonsense",),
    ],
)
def test_usage_and_errors_are_exit_status_two_without_a_trace(folder: Path, arguments: tuple[str, ...]) -> None:
    done = nightdesk(*arguments, cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
