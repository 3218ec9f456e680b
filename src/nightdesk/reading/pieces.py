# SPDX-License-Identifier: Apache-2.0
"""Words → the model's input: word pieces, shapes of words, and where each word and sentence stands among them.

Invariant: training and reading cut alike; both call this file. A word is represented by its first piece, a sentence by
the separator that closes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
LIMIT = 128
"""Pieces of a window at most, separators included."""

WORD_LIMIT = 16
"""Pieces of one word at most: what is longer (addresses, noise) says no more by its end."""

CLS, SEP = 101, 102
_STEPS = (1, 2, 3, 4, 6, 9, 14, 24, 49)
NONE, LOWER, CAPITAL, UPPER, MIXED, INITIAL, DIGIT, SIGN, FIRST, SHOUTED = range(10)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window's input. ``firsts`` holds the position of each word's first piece, ``closings`` of each sentence's separator."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]
    closings: tuple[int, ...]


def cut(
    words: Sequence[str], starts: Sequence[int], ids: Sequence[int], owners: Sequence[int], limit: int = LIMIT
) -> Pieces:
    """Pieces of a window from the tokenizer's ``ids`` and their words (``owners``); words beyond ``limit`` are left out.

    Args:
        words: the words of the window.
        starts: index of the first word of each sentence.
        ids: piece ids of all words, without special pieces.
        owners: for each of ``ids`` the index of its word.
    """
    grouped: list[list[int]] = [[] for _ in words]
    for piece, owner in zip(ids, owners, strict=True):
        if len(grouped[owner]) < WORD_LIMIT:
            grouped[owner].append(piece)
    begins = {*starts} - {0}
    forms = shapes_of(words, starts)
    out, shapes, firsts, closings = [CLS], [NONE], [], []
    for index, pieces in enumerate(grouped):
        if index in begins:
            closings.append(len(out))
            out.append(SEP)
            shapes.append(NONE)
        if len(out) + len(pieces) + 1 > limit:
            break
        firsts.append(len(out))
        out.extend(pieces or [100])
        shapes.extend([forms[index]] * max(len(pieces), 1))
    closings.append(len(out))
    return Pieces((*out, SEP), (*shapes, NONE), tuple(firsts), tuple(closings))


def shapes_of(words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """The shape of each word: the case that the tokenizer folds away, with a class of its own where case says nothing."""
    out = [_shape(word) for word in words]
    for begin, end in pairwise([*starts, len(words)]):
        lettered = [i for i in range(begin, end) if out[i] in {LOWER, CAPITAL, UPPER, MIXED, INITIAL}]
        if len(lettered) > 2 and all(out[i] in {UPPER, INITIAL} for i in lettered):
            for i in lettered:
                out[i] = SHOUTED
        elif lettered and out[lettered[0]] == CAPITAL:
            out[lettered[0]] = FIRST
    return out


def _shape(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper():
        return INITIAL if len(word) == 1 else UPPER
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return CAPITAL
    if any(char.isalpha() for char in word):
        return MIXED
    return DIGIT if any(char.isdigit() for char in word) else SIGN


def distances(length: int, anchor: int) -> NDArray[np.int64]:
    """Class of the distance, in words, of each of ``length`` words to the ``anchor``: 0 itself, odd before, even after."""
    away = np.arange(length) - anchor
    steps = np.searchsorted(_STEPS, np.abs(away), side="left")
    return np.where(away == 0, 0, 1 + 2 * steps + (away > 0)).astype(np.int64)
