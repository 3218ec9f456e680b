# SPDX-License-Identifier: Apache-2.0
"""Which report repeats which, sentence by sentence.

Candidates come from MinHash bands (Broder 1997) over word pairs; the decision is made on the words.
A short sentence that anyone would write ("explosion heard in Kabul") is never called a copy.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from nightdesk.merging.sentences import Piece, pieces
from nightdesk.vocabulary.report import Report, Value

_PERMUTATIONS, _ROWS, _SEED = 12, 2, 1729
_SENTENCES = 12  # of a long article, the first: wire copy is cut from the end
_FEWEST_WORDS = 6
_SAME_WORDS, _SAME_SHORT = 0.75, 0.9  # share of content words in common and in order
_SHORT = 9


class Aligned(Value, frozen=True):
    """``start:end`` of the copy repeats ``from_start:from_end`` of the original."""

    start: int
    end: int
    from_start: int
    from_end: int


class CopyOf(Value, frozen=True):
    """A report repeats another: ``share`` of its sentences, and which ones."""

    report: str
    of: str
    share: float
    aligned: tuple[Aligned, ...]


def bands(report: Report) -> tuple[str, ...]:
    """Keys under which reports with a sentence in common meet."""
    keys: set[str] = set()
    for piece in pieces(report.body)[:_SENTENCES]:
        if len(piece.words) >= _FEWEST_WORDS:
            keys.update(_bands(piece))
    return tuple(sorted(keys))


def _bands(piece: Piece) -> list[str]:
    hasher = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hasher.update([f"{one} {two}" for one, two in zip(piece.words, piece.words[1:], strict=False)])
    digest = hasher.digest()
    rows = range(0, _PERMUTATIONS, _ROWS)
    return [f"{row}:" + ".".join(f"{value:x}" for value in digest[row : row + _ROWS]) for row in rows]


def find_copy(report: Report, candidates: Sequence[Report]) -> CopyOf | None:
    """The earlier report that most of ``report`` repeats, None where nothing is repeated.

    ``candidates`` are in the order of their receipt; among equals the earliest is the original.
    """
    mine = pieces(report.body)
    best: CopyOf | None = None
    for candidate in candidates:
        if candidate.uid == report.uid:
            continue
        aligned = _align(mine, pieces(candidate.body))
        if aligned and (best is None or len(aligned) > len(best.aligned)):
            best = CopyOf(
                report=report.uid,
                of=candidate.uid,
                share=len(aligned) / max(len(mine), 1),
                aligned=tuple(aligned),
            )
    return best


def _align(mine: list[Piece], theirs: list[Piece]) -> list[Aligned]:
    out = []
    for piece in mine:
        match = max(theirs, key=lambda other: _likeness(piece, other), default=None)
        if match is not None and _is_copy(piece, match):
            out.append(Aligned(start=piece.start, end=piece.end, from_start=match.start, from_end=match.end))
    return out


def _likeness(one: Piece, other: Piece) -> float:
    """Share of the longer sentence's content words that both have in the same order."""
    return float(LCSseq.normalized_similarity(one.words, other.words))


def _is_copy(one: Piece, other: Piece) -> bool:
    shortest = min(len(one.words), len(other.words))
    if shortest < _FEWEST_WORDS or not (one.figures <= other.figures or other.figures <= one.figures):
        return False
    return _likeness(one, other) >= (_SAME_SHORT if shortest < _SHORT else _SAME_WORDS)
