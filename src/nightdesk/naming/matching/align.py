# SPDX-License-Identifier: Apache-2.0
"""Two lists of words, laid side by side in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from nightdesk.naming.matching.romanise import Latin
from nightdesk.naming.matching.words import Word, alike, word_of

FITS = 0.74
"""Below this two words are not taken for spellings of one."""


class Alignment(NamedTuple):
    """``pairs`` are (position, position, likeness); the others are the positions that found no partner."""

    pairs: tuple[tuple[int, int, float], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def likeness(self) -> float:
        """Mean of the pairs, 0 where there is none."""
        return sum([one[2] for one in self.pairs]) / len(self.pairs) if self.pairs else 0.0


def align(left: Sequence[Word], right: Sequence[Word], likeness: Callable[[Word, Word], float] = alike) -> Alignment:
    """The longest run of partners in order: each word of the shorter list takes the first that fits."""
    if len(left) > len(right):
        turned = align(right, left, likeness)
        return Alignment(tuple((j, i, fit) for i, j, fit in turned.pairs), turned.right, turned.left)
    pairs: list[tuple[int, int, float]] = []
    at = 0
    for i, word in enumerate(left):
        for j in range(at, len(right)):
            if (fit := likeness(word, right[j])) >= FITS:
                pairs.append((i, j, fit))
                at = j + 1
                break
    mine, theirs = {one[0] for one in pairs}, {one[1] for one in pairs}
    return Alignment(
        tuple(pairs),
        tuple(i for i in range(len(left)) if i not in mine),
        tuple(j for j in range(len(right)) if j not in theirs),
    )


def joined(one: Sequence[Word], other: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Both lists with neighbours run together where the other side writes them as one (Nasr Allah, Nasrallah)."""
    return _run_together(one, other), _run_together(other, one)


def _run_together(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    if len(words) < 2:
        return list(words)
    longest = max([len(other.text) for other in others], default=0)
    out = list(words)
    at = 0
    while at < len(out) - 1:
        first, second = out[at], out[at + 1]
        if len(first.text) + len(second.text) <= longest + 2 and first.abjad is second.abjad:
            both = word_of(Latin(first.text + second.text, first.abjad))
            if any(len(o.text) > len(first.text) + 1 and _only_joined(both, first, second, o) for o in others):
                out[at : at + 2] = [both]
        at += 1
    return out


def _only_joined(both: Word, first: Word, second: Word, other: Word) -> bool:
    """Whether two words are one of the other side together, and neither is alone (EU Parliament, Parliament)."""
    return alike(both, other) >= 0.84 > max(alike(first, other), alike(second, other))
