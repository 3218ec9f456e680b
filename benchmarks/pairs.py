# SPDX-License-Identifier: Apache-2.0
"""May two names be one actor's? Ours and the peers' on the same pairs, in one run.

Sets: our own pairs (``--split dev`` or ``test``) and ANETAC's dev part where ``--data`` has it. Ours uses its fixed
threshold; each peer gets the one that is best for it on the dev half of our own pairs (for ANETAC: on that set
itself, which favours the peers). ``f1_at_p95`` is the best F1 that a method reaches on the set while its precision is
at least .95. Times are of one processor, names never seen before. ``ours with aliases`` asks the curated file first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from benchmarks import anetac
from benchmarks.name_pairs import Method, Pair, best_threshold, f1_when_precise, own, scores, tally
from nightdesk.naming import Namer
from nightdesk.naming.logic import logic_v2
from nightdesk.naming.matching import SAME, compare
from nightdesk.vocabulary.terms import NameType

NOT_MEASURED = "NOT MEASURED"


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Every method on every set; a set or a peer that is not there is said to be so."""
    dev, pairs = own("dev"), own(split)
    file = data / "anetac" / f"EN-AR_Named-entities.{split}.txt"
    if not file.exists():
        file = data / "anetac" / "EN-AR_Named-entities.dev.txt"
    foreign = anetac.pairs(file) if file.exists() else []
    out: dict[str, object] = {}
    for name, (method, threshold) in _methods().items():
        if method is None:
            out |= {f"{name} own {split}": NOT_MEASURED, f"{name} anetac": NOT_MEASURED}
            continue
        fixed = best_threshold(dev, scores(method, dev)[0]) if threshold is None else threshold
        out[f"{name} own {split}"] = _measured(method, pairs, fixed) if pairs else NOT_MEASURED
        out[f"{name} anetac"] = _measured(method, foreign, threshold) if foreign else NOT_MEASURED
    return out


def _measured(method: Method, pairs: Sequence[Pair], threshold: float | None) -> dict[str, object]:
    found, microseconds = scores(method, pairs)
    at = best_threshold(pairs, found) if threshold is None else threshold
    return {
        **tally(pairs, found, at).scores(),
        "threshold": round(at, 3),
        "f1_at_p95": f1_when_precise(pairs, found),
        "us_a_pair": round(median(microseconds), 1),
        "us_fastest": round(microseconds[0], 1),
    }


def _methods() -> dict[str, tuple[Method | None, float | None]]:
    namer = Namer()
    return {
        "ours": (lambda a, b, kind: compare(a, b, kind).score, SAME),
        "ours with aliases": (lambda a, b, kind: namer.compare(a, b, kind).score, SAME),
        "token_sort": (lambda a, b, _: fuzz.token_sort_ratio(_latin(a), _latin(b)), None),
        "token_set": (lambda a, b, _: fuzz.token_set_ratio(_latin(a), _latin(b)), None),
        "jaro_winkler": (lambda a, b, _: JaroWinkler.similarity(_latin(a), _latin(b)), None),
        "logic_v2": (_logic(), None),
    }


def _logic() -> Method | None:
    matcher = logic_v2()
    if matcher is None:
        return None
    return lambda a, b, kind: matcher(a, b, person=kind is NameType.PERSON)


def _latin(name: str) -> str:
    return anyascii(name).lower()
