# SPDX-License-Identifier: Apache-2.0
"""MEANTIME's two files as documents."""

from __future__ import annotations

import json
from pathlib import Path

from training.sets.meantime_documents import documents

CONLL = """#begin document (corpus_x/1); part 000
corpus_x/1\t0\t0\tFerry\t-
corpus_x/1\t0\t1\tsinks\t(c1)

corpus_x/1\t2\t0\tIt\t-
corpus_x/1\t2\t1\twent\t(c1
corpus_x/1\t2\t2\tdown\tc1)

#end document
"""


def test_mentions_stand_in_their_sentences(tmp_path: Path) -> None:
    (tmp_path / "meantime.conll").write_text(CONLL, encoding="utf-8")
    rows = [
        {"mention_id": f"m{sentence}", "sent_id": sentence, "tokens_number": tokens, "topic": "corpus_x",
         "coref_chain": "c1", "conll_doc_key": "corpus_x/1"}
        for sentence, tokens in ((2, [1, 2]), (0, [1]))
    ]  # fmt: skip
    (tmp_path / "event_mentions.json").write_text(json.dumps(rows), encoding="utf-8")
    (document,) = documents(tmp_path)
    assert document.sentences == (("Ferry", "sinks"), ("It", "went", "down"))
    assert [(one.sentence, one.first, one.last) for one in document.mentions] == [(0, 1, 1), (1, 1, 2)]
    assert {one.chain for one in document.mentions} == {"corpus_x:c1"}
