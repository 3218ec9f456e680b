# SPDX-License-Identifier: Apache-2.0
"""Event embeddings as a few short words, so that events told alike are found under one key.

Random hyperplanes (Charikar, STOC 2002): each bit says on which side of a plane a vector lies; two vectors share a bit with probability
1 - angle/π. Three words of eight bits: of pairs with cosine .9 about two in three share a word, of those with cosine .2 one in thirty.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_WORDS, _BITS = 3, 8
_SEED = 20260301  # RandomState's stream is frozen (NEP 19): the planes are the same for ever


def signature(embedding: bytes) -> tuple[str, ...]:
    """The words of an int8 embedding; none for none."""
    if not embedding:
        return ()
    sides = _planes(len(embedding)) @ np.frombuffer(embedding, np.int8).astype(np.float64) >= 0
    bits = sides.reshape(_WORDS, _BITS) @ (1 << np.arange(_BITS))
    return tuple(f"~{word}:{int(value):02x}" for word, value in enumerate(bits))


@cache
def _planes(width: int) -> NDArray[np.float64]:
    return np.random.RandomState(_SEED).standard_normal((_WORDS * _BITS, width))
