# SPDX-License-Identifier: Apache-2.0
"""MEANTIME's English section (Minard et al., LREC 2016), as parsed by Zhukova et al. (2022), as documents with event chains.

The topic is the corpus that an article was drawn for; there are no sub-topics.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.sets.ecbplus_documents import Document, Mention


def documents(folder: Path) -> Iterator[Document]:
    """The articles in their order in the file."""
    marked: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in json.loads((folder / "event_mentions.json").read_text("utf-8")):
        tokens = sorted(one["tokens_number"])
        mention = Mention(
            one["mention_id"], one["sent_id"], tokens[0], tokens[-1], f"{one['topic']}:{one['coref_chain']}"
        )
        marked[one["conll_doc_key"]].append(mention)
    for name, rows in _articles(folder / "meantime.conll"):
        places = {number: index for index, number in enumerate(rows)}
        mentions = sorted(
            (
                Mention(one.id, places[one.sentence], one.first, one.last, one.chain)
                for one in marked[name]
                if one.sentence in rows and one.last < len(rows[one.sentence])
            ),
            key=lambda one: (one.sentence, one.first, one.id),
        )
        topic = name.partition("/")[0]
        yield Document(name, topic, topic, tuple(map(tuple, rows.values())), tuple(mentions))


def _articles(file: Path) -> Iterator[tuple[str, dict[int, list[str]]]]:
    """Name and sentences (number → words) of each article."""
    name, rows = "", dict[int, list[str]]()
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#begin document"):
            name, rows = line.partition("(")[2].partition(")")[0], {}
        elif line.startswith("#end document"):
            yield name, rows
        elif len(fields := line.split("\t")) >= 4:
            rows.setdefault(int(fields[1]), []).append(fields[3])
