# SPDX-License-Identifier: Apache-2.0
"""Which reports a report repeats, sentence by sentence: it may take one paragraph from each of two and write the rest itself.

Candidates come from MinHash bands (Broder 1997): over word pairs for what is taken over as it stands, whenever that was; over single
words, within days, for what is worded anew. The decision is made on the words. A short sentence that anyone would write is never
called a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rensa import RMinHash

from nightdesk.merging.likeness import FEWEST_WORDS, alone, chance, other_figures, together
from nightdesk.merging.sentences import Piece, pieces, quotations
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.report import Report, Value

_SEED = 1729
_VERBATIM, _REWORDED = (12, 2), (24, 3)  # permutations, and rows a band
_SENTENCES, _REWORDED_SENTENCES = 40, 8  # wire copy is cut from the end, but a paragraph may be lent from anywhere
_COMMON = 3  # words that a pair must share to be looked at
_CLEAR = 0.5
_EVEN = 0.05  # chances closer than this are even: the earliest is the original
_AROUND = 12  # characters
_TIES = 3  # nearest sentences of a candidate that are compared in full


class Aligned(Value, frozen=True):
    """``start:end`` of the copy was written from ``from_start:from_end`` of the original, by this ``probability``."""

    start: int
    end: int
    from_start: int
    from_end: int
    probability: float = 1.0
    quoted: bool = False  # both report the same words of a speaker: the speaker is the origin


class CopyOf(Value, frozen=True):
    """A report repeats another: ``share`` of its sentences, and which ones."""

    report: str
    of: str
    share: float
    aligned: tuple[Aligned, ...]


def bands(report: Report, published: Moment) -> tuple[str, ...]:
    """Keys to remember a report under, so that those with a sentence in common meet."""
    found = _comparable(report)
    keys = {key for piece in found[:_SENTENCES] for key in _verbatim(piece)}
    day = published // DAY
    keys |= {f"{day}:{key}" for piece in found[:_REWORDED_SENTENCES] for key in _reworded(piece)}
    return tuple(sorted(keys))


def search_bands(report: Report, published: Moment) -> tuple[str, ...]:
    """Keys to look under: its own, and for reworded copies those of the days around."""
    found = _comparable(report)
    keys = {key for piece in found[:_SENTENCES] for key in _verbatim(piece)}
    near = {key for piece in found[:_REWORDED_SENTENCES] for key in _reworded(piece)}
    keys |= {f"{published // DAY + step}:{key}" for key in near for step in (-2, -1, 0, 1)}
    return tuple(sorted(keys))


def find_copies(report: Report, candidates: Sequence[Report]) -> list[CopyOf]:
    """The earlier reports that sentences of ``report`` repeat, that with the most first.

    ``candidates`` are in the order of their receipt; among equals the earliest is the original.
    """
    mine = _pieces_of(report.body)
    best: dict[int, tuple[float, int, Piece]] = {}
    for order, candidate in enumerate(candidates):
        if candidate.uid == report.uid:
            continue
        for index, (probability, theirs) in _matches(mine, _pieces_of(candidate.body)).items():
            if probability >= _CLEAR and (index not in best or probability > best[index][0] + _EVEN):
                best[index] = (probability, order, theirs)
    quoted = _same_words(report, candidates)
    return _copies(report, candidates, mine, best, quoted)


def _copies(
    report: Report,
    candidates: Sequence[Report],
    mine: Sequence[Piece],
    best: dict[int, tuple[float, int, Piece]],
    quoted: Iterable[tuple[int, Aligned]],
) -> list[CopyOf]:
    aligned: dict[int, list[Aligned]] = {}
    for index, (probability, order, theirs) in sorted(best.items()):
        piece = mine[index]
        aligned.setdefault(order, []).append(
            Aligned(
                start=piece.start, end=piece.end, from_start=theirs.start, from_end=theirs.end,
                probability=round(probability, 4),
            )
        )  # fmt: skip
    for order, one in quoted:
        known = aligned.setdefault(order, [])
        holding = next((two for found in aligned.values() for two in found if two.start <= one.start < two.end), None)
        if holding is None:
            known.append(one)
        elif (one.end - one.start) * 2 > holding.end - holding.start and not _same_length(one, holding):
            known[:] = [one if two is holding else two for two in known]
    copies = [
        CopyOf(
            report=report.uid, of=candidates[order].uid,
            share=sum(not one.quoted for one in found) / max(len(mine), 1), aligned=tuple(found),
        )
        for order, found in sorted(aligned.items())
        if found
    ]  # fmt: skip
    return sorted(copies, key=lambda one: -len(one.aligned))


def _same_length(quoted: Aligned, sentence: Aligned) -> bool:
    """Whether what stands around the quotation is as long in both: then it was copied with it."""
    around = sentence.end - sentence.start - (quoted.end - quoted.start)
    theirs = sentence.from_end - sentence.from_start - (quoted.from_end - quoted.from_start)
    return abs(around - theirs) <= _AROUND


def _matches(mine: Sequence[Piece], theirs: Sequence[Piece]) -> dict[int, tuple[float, Piece]]:
    """For each sentence that may have been written from the other report: how probably, and from which."""
    chances, matched = [0.0] * len(mine), [-1] * len(mine)
    for index, piece in enumerate(mine):
        if len(piece.words) < FEWEST_WORDS:
            continue
        for other in _nearest(piece, theirs):
            found = chance("alone", alone(piece, theirs[other]))
            if found > chances[index]:
                chances[index], matched[index] = found, other
    return {
        index: (chance("together", together(chances, matched, index, len(mine[index].words))), theirs[matched[index]])
        for index in range(len(mine))
        if matched[index] >= 0
    }


def _nearest(piece: Piece, theirs: Sequence[Piece]) -> list[int]:
    shared = {
        index: both
        for index, other in enumerate(theirs)
        if len(other.words) >= FEWEST_WORDS
        and (both := len(piece.bag & other.bag)) >= _COMMON
        and not other_figures(piece, other)
    }
    return sorted(shared, key=lambda index: (-shared[index], index))[:_TIES]


def _same_words(report: Report, candidates: Sequence[Report]) -> list[tuple[int, Aligned]]:
    """Words in quotation marks that an earlier report has too, with the first report that has them."""
    out = []
    known: dict[tuple[str, ...], tuple[int, Piece]] = {}
    for order, candidate in enumerate(candidates):
        if candidate.uid != report.uid:
            for piece in quotations(candidate.body):
                known.setdefault(piece.words, (order, piece))
    for piece in quotations(report.body):
        if len(piece.words) >= FEWEST_WORDS and piece.words in known:
            order, theirs = known[piece.words]
            out.append(
                (
                    order,
                    Aligned(
                        start=piece.start, end=piece.end, from_start=theirs.start, from_end=theirs.end, quoted=True
                    ),
                )
            )
    return out


@lru_cache(maxsize=512)
def _pieces_of(body: str) -> tuple[Piece, ...]:
    """A candidate is compared with many reports of its days."""
    return tuple(pieces(body))


def _comparable(report: Report) -> list[Piece]:
    return [piece for piece in _pieces_of(report.body) if len(piece.words) >= FEWEST_WORDS]


def _verbatim(piece: Piece) -> list[str]:
    return _banded([f"{one} {two}" for one, two in zip(piece.words, piece.words[1:], strict=False)], *_VERBATIM)


def _reworded(piece: Piece) -> list[str]:
    return ["w" + key for key in _banded(sorted(piece.bag), *_REWORDED)]


def _banded(shingles: Sequence[str], permutations: int, rows: int) -> list[str]:
    hasher = RMinHash(num_perm=permutations, seed=_SEED)
    hasher.update(list(shingles))
    digest = hasher.digest()
    starts = range(0, permutations, rows)
    return [f"{row}:" + ".".join(f"{value:x}" for value in digest[row : row + rows]) for row in starts]


def nearest_reports(shared: Iterable[str], most: int) -> list[str]:
    """Of reports that share keys (one entry a key), those that share most."""
    counted = Counter(shared)
    return sorted(counted, key=lambda uid: (-counted[uid], uid))[:most]
