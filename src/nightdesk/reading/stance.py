# SPDX-License-Identifier: Apache-2.0
"""How a claim is meant: polarity, modality, act, background and certainty.

The model judges; a probability word that it takes to bear upon the claim counts as readers take it (``hedging``). Certainty is
the innermost speaker's commitment to the claim as worded: "X said P" without a hedge is X's full word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.reading.acts import act_by_words
from nightdesk.reading.finding import FoundEvent
from nightdesk.reading.hedging import Hedge
from nightdesk.reading.scene import Line
from nightdesk.vocabulary.terms import Act, Modality, Polarity

_NEAR = 40  # code points
_CUT = re.compile(r"[;:,]|\b(?:but|while|and|after|before|when)\b")


@dataclass(frozen=True, slots=True)
class Stance:
    """How a trigger is meant; ``hedges`` are spans of the sentence."""

    polarity: Polarity
    modality: Modality
    act: Act
    background: bool
    certainty: float
    hedges: tuple[tuple[int, int], ...]


def stance_of(line: Line, event: FoundEvent) -> Stance:
    """The stance of a sentence towards one of its events."""
    judged = event.judged
    bearing = [one for one in line.hedges if _bears(line, one, event)]
    spans = {(one.start, one.end) for one in bearing}
    for mark in event.frame:
        span = (mark.start - line.sentence.start, mark.end - line.sentence.start)
        inside = span[0] >= 0 and span[1] <= len(line.text)
        if mark.label == "hedge" and inside and not any(span[0] < e and s < span[1] for s, e in spans):
            spans.add(span)
    words = [one.certainty for one in bearing]
    return Stance(
        Polarity(judged["polarity"][0]),
        Modality(judged["modality"][0]),
        _act(line.text, Act(judged["act"][0])),
        judged["background"][0] == "yes",
        round(min(words) if words else min(max(event.certainty, 0.0), 1.0), 2),
        tuple(sorted(spans)),
    )


def _act(text: str, judged: Act) -> Act:
    return act_by_words(text) if judged is Act.ASSERT else judged


def _bears(line: Line, hedge: Hedge, event: FoundEvent) -> bool:
    """Whether the model lets a hedge of the table bear upon the event, or it stands just before it in its clause."""
    start, end = hedge.start + line.sentence.start, hedge.end + line.sentence.start
    if any(mark.label == "hedge" and mark.start < end and start < mark.end for mark in event.frame):
        return True
    trigger, _ = line.within(event)
    between = line.text[hedge.end : trigger]
    return 0 <= trigger - hedge.end <= _NEAR and not _CUT.search(between)
