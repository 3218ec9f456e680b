# SPDX-License-Identifier: Apache-2.0
"""UDS-IH2, MEANTIME, CommitmentBank and MegaVeridicality as prepared by Jiang and de Marneffe (2021): did it happen, -3 … 3.

JSON lines: ``text`` (tokens apart by blanks) and ``targets`` [{``span1``: [start, end), ``label``}].
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.example import Example, tokenise
from training.sets.joined import covered, joined

_WORDS = 88
"""Words of a window at most; a longer text is cut around each of its events."""


def load(path: Path) -> Iterator[Example]:
    """One example a text, and one an event where the text is too long for a window."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        text, offsets = joined(record["text"].split())
        words = tokenise(text)
        values: dict[int, float] = {}
        for target in record["targets"]:
            start, end = target["span1"]
            for index in covered(words, offsets[start][0], offsets[end - 1][1])[:1]:
                values.setdefault(index, float(target["label"]))
        for begin, end, graded in _windows(len(words), values):
            yield Example(tuple(word for word, _, _ in words[begin:end]), values={"factuality": graded})


def _windows(length: int, values: dict[int, float]) -> Iterator[tuple[int, int, dict[int, float]]]:
    if length <= _WORDS:
        yield 0, length, values
        return
    for index, value in values.items():
        begin = max(0, min(index - _WORDS // 2, length - _WORDS))
        yield begin, begin + _WORDS, {index - begin: value}
