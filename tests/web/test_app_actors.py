# SPDX-License-Identifier: Apache-2.0
"""The page and the desk know the user's own actors, and say what is wrong with their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from nightdesk.desk import Desk
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.web import create_app


def test_every_entry_reads_the_file_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_ACTORS", str(tmp_path / "none.tsv"))
    with pytest.raises(InvalidValue, match=r"docs/actors\.md"):
        create_app(tmp_path / "desk.db")
    with pytest.raises(InvalidValue, match=r"docs/actors\.md"):
        Desk.open(tmp_path / "desk.db")
    with pytest.raises(InvalidValue, match=r"docs/actors\.md"):
        list(Desk.read([]))
