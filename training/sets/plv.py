# SPDX-License-Identifier: Apache-2.0
"""PLV (Hu et al. 2024): the PLOVER category of what a marked source does to a marked target.

Tab-separated without quoting; ``marked_sentence`` has ``<s>source</s>`` and ``<t>target</t>``, ``gold_root`` one of 15 roots.
A row may know one end only; the other end of its pair is then the same span, which says "half-known" to the model.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example, Pair, tokenise
from training.sets.joined import covered

_MARK = re.compile(r"</?([st])>")


def load(path: Path) -> Iterator[Example]:
    """One example a row; rows without a marked word are left out."""
    for row in rows(path):
        if (one := example(row["marked_sentence"], row["gold_root"])) is not None:
            yield one


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


def example(marked: str, root: str) -> Example | None:
    """A sentence with its pair; None where no mark encloses a word."""
    text, bounds = unmarked(marked)
    words = tokenise(text)
    source, target = (covered(words, *bounds.get(key, (0, 0))) for key in "st")
    if not source and not target:
        return None
    source, target = source or target, target or source
    pair = Pair((source.start, source.stop), (target.start, target.stop), root)
    return Example(tuple(word for word, _, _ in words), pairs=(pair,))


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without marks, and the bounds [start, end) of "s" and "t" in it."""
    text, last = "", 0
    opened: dict[str, int] = {}
    bounds: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[0].startswith("</"):
            bounds[mark[1]] = (opened.get(mark[1], len(text)), len(text))
        else:
            opened[mark[1]] = len(text)
    return text + marked[last:], bounds
