# SPDX-License-Identifier: Apache-2.0
"""ECB+: validated sentences of train topics, actions on their words, chains shared by documents of a topic."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.sets.ecbplus import load, read

DOCUMENT = """<Document doc_name="{name}">
<token t_id="1" sentence="0" number="0">Seen</token>
<token t_id="2" sentence="1" number="0">Fire</token>
<token t_id="3" sentence="1" number="1">broke</token>
<token t_id="4" sentence="1" number="2">out</token>
<token t_id="5" sentence="2" number="0">It</token>
<token t_id="6" sentence="2" number="1">spread</token>
<token t_id="7" sentence="4" number="0">Help</token>
<token t_id="8" sentence="4" number="1">came</token>
<Markables>
<ACTION_OCCURRENCE m_id="11"><token_anchor t_id="3"/><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="12"><token_anchor t_id="6"/></NEG_ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="13"><token_anchor t_id="7"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="14"><token_anchor t_id="8"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="20" TAG_DESCRIPTOR="t_fire" instance_id="ACT9"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT9"><source m_id="11"/><target m_id="20"/></CROSS_DOC_COREF>
</Relations>
</Document>"""
TABLE = "Topic,File,Sentence Number\n{rows}\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for topic in ("1", "2", "36"):
        folder = tmp_path / "ECB+" / topic
        folder.mkdir(parents=True)
        for name in ("1ecb", "1ecbplus"):
            (folder / f"{topic}_{name}.xml").write_text(DOCUMENT.format(name=name), "utf-8")
    rows = [f"{topic},{name},{n}" for topic in (1, 2, 36) for name in ("1ecb", "1ecbplus") for n in (1, 2, 4)]
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(TABLE.format(rows="\n".join(rows)), "utf-8")
    return tmp_path


def test_only_train_topics_and_validated_sentences(corpus: Path) -> None:
    windows = list(load(corpus))
    assert [one.words for one in windows] == [("Fire", "broke", "out", "It", "spread"), ("Help", "came")] * 2
    assert windows[0].starts == (0, 3)
    assert windows[0].tags["actions"] == ("O", "B-action", "I-action", "O", "B-action")
    assert windows[1].tags["actions"] == ("O", "B-action")


def test_chains_are_shared_across_documents_of_a_topic(corpus: Path) -> None:
    first, _, third, _ = load(corpus)
    assert first.clusters[1] == third.clusters[1] == "1:ACT9"
    assert first.clusters[4] != third.clusters[4]  # in no chain: alone
    other = next(read(corpus, ["2"]))
    assert other.clusters[1] == "2:ACT9"
