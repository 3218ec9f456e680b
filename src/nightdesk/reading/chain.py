# SPDX-License-Identifier: Apache-2.0
"""Who says it, claim by claim: the chain of speakers, the first who is said to know in front.

The model marks the speaker and the relays of each event; a pronoun is replaced by the speaker that it stands for. The grammar of
attribution (``attribution``) only remembers who spoke in a sentence without events, for the pronouns of the next one.
"""

from __future__ import annotations

from nightdesk.reading.attribution import is_pronoun, kind_of_speaker, may_stand_for
from nightdesk.reading.finding import FoundEvent, Marked
from nightdesk.reading.participants import trim
from nightdesk.reading.scene import Line, Scene
from nightdesk.vocabulary.claim import Speaker
from nightdesk.vocabulary.terms import AttributionKind

_CUE_AWAY = 60  # code points between a speaker and its cue at most


def chain_of(scene: Scene, line: Line, event: FoundEvent) -> tuple[Speaker, ...]:
    """The speakers of one event of a sentence."""
    marks = [one for one in event.frame if one.label in {"speaker", "relay"}]
    first = max((one for one in marks if one.label == "speaker"), key=lambda one: one.score, default=None)
    ordered = ([first] if first is not None else []) + [one for one in marks if one.label == "relay"]
    chain: list[Speaker] = []
    for mark in ordered:
        chain.extend(_speaker(scene, line, mark))
    return tuple(dict.fromkeys(chain))


def remember(scene: Scene, line: Line, chains: list[tuple[Speaker, ...]]) -> None:
    """Keep the speakers of a sentence for the pronouns of the next ones."""
    named = next((one for one in chains if one), ())
    if named:
        scene.speakers = named
    elif line.sentence.title:
        scene.speakers = ()


def _speaker(scene: Scene, line: Line, mark: Marked) -> tuple[Speaker, ...]:
    trimmed = trim(scene.report.body, mark)
    if trimmed is None:
        return ()
    trimmed = _with_name(scene, line, trimmed)
    quote = scene.quote(trimmed.start, trimmed.end)
    if (before := _stands_for(scene, quote.exact)) is not None:
        return before
    if quote.exact.strip().casefold() == scene.report.source.casefold():
        return ()
    return (Speaker(quote=quote, kind=_kind(scene, line, mark, quote.exact), cue=_cue(scene, trimmed)),)


def _with_name(scene: Scene, line: Line, mark: Marked) -> Marked:
    """The mark with the person or body that it is the title or an apposition of: "the mayor, Adama Conteh"."""
    base, body = line.sentence.start, scene.report.body
    for start, end, kind in line.names:
        if (
            kind in {"person", "organisation"}
            and start + base > mark.end - 1
            and body[mark.end : start + base] in {" ", ", "}
        ):
            return Marked(mark.start, end + base, mark.label, mark.score)
    return mark


def _stands_for(scene: Scene, words: str) -> tuple[Speaker, ...] | None:
    """The chain of the sentence before, where a pronoun takes it over; None where the words speak for themselves."""
    if not is_pronoun(words):
        return None
    if scene.speakers and not may_stand_for(words, scene.speakers[0].quote.exact):
        return None
    return scene.speakers if scene.speakers or " " not in words.strip() else None


def _kind(scene: Scene, line: Line, mark: Marked, words: str) -> AttributionKind:
    given = scene.finding.speakers.get((mark.start, mark.end))
    if given is not None:
        return AttributionKind(given)
    inside = {
        kind
        for s, e, kind in line.names
        if s + line.sentence.start >= mark.start and e + line.sentence.start <= mark.end
    }
    return kind_of_speaker(words, inside)


def _cue(scene: Scene, mark: Marked) -> str:
    """The words of the nearest attribution cue."""

    def away(cue: Marked) -> int:
        return max(cue.start - mark.end, mark.start - cue.end, 0)

    nearest = min(scene.finding.cues, key=away, default=None)
    if nearest is None or away(nearest) > _CUE_AWAY:
        return ""
    return scene.report.body[nearest.start : nearest.end].lower()


def ruled(scene: Scene, line: Line) -> tuple[Speaker, ...]:
    """The chain that the grammar sees in a sentence, whatever the event."""
    chain: list[Speaker] = []
    for one in line.said:
        if (before := _stands_for(scene, line.text[one.start : one.end])) is not None:
            chain.extend(before)
            continue
        quote = scene.quote(line.sentence.start + one.start, line.sentence.start + one.end)
        if quote.exact.strip().casefold() != scene.report.source.casefold():
            chain.append(Speaker(quote=quote, kind=one.kind, cue=one.cue))
    return tuple(dict.fromkeys(chain))
