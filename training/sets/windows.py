# SPDX-License-Identifier: Apache-2.0
"""A text of many sentences → windows that the model can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

WORDS = 88
"""Words of a window at most: about 120 pieces, which is what the reader puts into one."""


def packed(starts: Sequence[int], length: int, most: int = WORDS) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Windows [begin, end) of consecutive sentences, each in exactly one; a sentence longer than ``most`` stands alone.

    Args:
        starts: index of the first word of each sentence; no sentence is empty.
        length: number of words.
        most: words of a window at most.

    Yields:
        begin, end, and the first word of each sentence counted from ``begin``.
    """
    ends = [*starts[1:], length]
    first = 0
    for number in range(len(starts)):
        following = ends[number + 1] if number + 1 < len(starts) else None
        if following is None or following - starts[first] > most:
            begin = starts[first]
            yield begin, ends[number], tuple(start - begin for start in starts[first : number + 1])
            first = number + 1
