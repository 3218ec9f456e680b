# SPDX-License-Identifier: Apache-2.0
"""What two tellings have in common, as numbers: the features of the pair scorer."""

from __future__ import annotations

import math

from rapidfuzz.distance import JaroWinkler

from nightdesk.merging.rarity import rarity, weight
from nightdesk.merging.structure import STRUCTURE, UNREAD, structure
from nightdesk.merging.told import Told, likeness

_WORDS = (
    "same_trigger", "trigger_words", "spelling", "cosine", "names", "names_weight", "plain", "plain_weight", "figures",
    "other_figures", "before", "after", "crossed", "same_report", "context", "saying", "both_saying", "cosine_same",
    "cosine_context", "no_names", "trigger_rarity", "same_context", "other_names", "sense", "overlap",
)  # fmt: skip
FEATURES = (*_WORDS, *STRUCTURE)
_NEAR, _SPELT = 0.6, 0.9
_SAYING = frozenset(["say", "tell", "report", "announc", "stat", "add", "claim", "accord", "ask", "call", "warn"])


def agreement(one: Told, other: Told) -> tuple[float, ...]:
    """The features of a pair, in the order of ``FEATURES``; the order of the two does not matter."""
    if one.claim is None or other.claim is None:
        return (*_words(one, other), *UNREAD)
    return (*_words(one, other), *structure(one.claim, other.claim, one.report == other.report))


def _words(one: Told, other: Told) -> tuple[float, ...]:
    same = float(one.trigger == other.trigger)
    cosine = float(one.vector @ other.vector)
    context = likeness(one.context, other.context) if one.report != other.report else 1.0
    saying = (one.trigger in _SAYING) + (other.trigger in _SAYING)
    return (
        same,
        _dice(one.words, other.words),
        JaroWinkler.similarity(one.trigger, other.trigger),
        cosine,
        _dice(one.names, other.names),
        weight(one.names & other.names),
        _dice(one.plain, other.plain),
        weight(one.plain & other.plain),
        math.log1p(len(one.figures & other.figures)),
        float(bool(one.figures) and bool(other.figures) and not one.figures & other.figures),
        _dice(one.before, other.before),
        _dice(one.after, other.after),
        _dice(one.before, other.after) + _dice(one.after, other.before),
        float(one.report == other.report),
        context,
        float(saying == 1),
        float(saying == 2),
        cosine * same,
        cosine * context,
        float(not one.names or not other.names),
        min(rarity(one.trigger), rarity(other.trigger)),
        same * context,
        min(len(one.names - other.names), len(other.names - one.names)),
        float(bool(one.senses & other.senses)),
        _dice(one.names | one.plain, other.names | other.plain),
    )


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient; 0 where both are empty."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def comparable(one: Told, other: Told) -> bool:
    """Whether a pair is worth scoring: the same word, a word of one sense, or an embedding that is near."""
    return (
        one.trigger == other.trigger
        or bool(one.senses & other.senses)
        or float(one.vector @ other.vector) > _NEAR
        or JaroWinkler.similarity(one.trigger, other.trigger) > _SPELT
    )
