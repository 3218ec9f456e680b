# SPDX-License-Identifier: Apache-2.0
"""The project's own corpus as training windows: every field of a claim.

A role, speaker or time is labelled at the mention nearest to its trigger, the same sentence first; further mentions of the
same thing are masked, because pointing to them is not wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nightdesk.vocabulary.kinds import KINDS
from training.corpus import Document, compile_corpus
from training.example import Example, Label, Pair, View, bio, tokenise
from training.labels import DEFAULT_CERTAINTY, ROLES
from training.markup import Span

_WORDS = 88
"""Words of a window at most; about 120 pieces, which is what the reader puts into one."""


_YIELD = frozenset(["CONCEDE", "RETREAT"])
"""Categories that PLV counts as one."""

_MUTUAL = frozenset(["agreement", "meeting", "cooperation", "armed_clash"])


@dataclass(frozen=True, slots=True)
class _Placed:
    """A span with the words of the window that it covers."""

    span: Span
    first: int
    last: int  # exclusive
    sentence: int


def load(folder: Path, most_words: int = _WORDS) -> Iterator[Example]:
    """Windows of at most ``most_words`` words (one long sentence may have more) of every report below ``folder``."""
    for document in compile_corpus(folder):
        yield from windows(document, most_words)


def windows(document: Document, most_words: int = _WORDS) -> Iterator[Example]:
    """Consecutive sentences of a report, each in exactly one window."""
    sizes = [len(tokenise(sentence.text)) for sentence in document.sentences]
    begin = 0
    while begin < len(sizes):
        end, total = begin + 1, sizes[begin]
        while end < len(sizes) and total + sizes[end] <= most_words:
            total += sizes[end]
            end += 1
        yield _window(document, begin, end)
        begin = end


def _window(document: Document, begin: int, end: int) -> Example:
    words: list[str] = []
    starts: list[int] = []
    placed: list[_Placed] = []
    tags: dict[str, list[Label]] = {"names": [], "triggers": [], "cues": [], "hedges": []}
    for number, sentence in enumerate(document.sentences[begin:end]):
        cut = tokenise(sentence.text)
        offset = len(words)
        starts.append(offset)
        words.extend(word for word, _, _ in cut)
        for span in sentence.spans:
            inside = [i for i, (_, first, last) in enumerate(cut) if first < span.end and last > span.start]
            if inside:
                placed.append(_Placed(span, offset + inside[0], offset + inside[-1] + 1, number))
        for head, group in (("names", "name"), ("triggers", "trigger"), ("cues", "cue"), ("hedges", "hedge")):
            label = {"cue": "cue", "hedge": "hedge"}.get(group)
            tags[head].extend(bio(cut, [(s.start, s.end, label or s.label) for s in sentence.of(group)]))
    if not document.whole:
        del tags["cues"], tags["hedges"]
    triggers = [one for one in placed if one.span.group == "trigger"]
    return Example(
        tuple(words),
        tuple(starts),
        {head: tuple(row) for head, row in tags.items()},
        _classes(triggers, placed, document.whole),
        {"certainty": {one.first: certainty_of(one.span) for one in triggers}} if document.whole else {},
        views=tuple(view for one in triggers for view in _views(one, placed, len(words))) if document.whole else (),
        pairs=tuple(pair for one in triggers for pair in _pairs(one, placed)) if document.whole else (),
    )


def certainty_of(trigger: Span) -> float:
    """The annotated certainty, else the guide's default for the modality."""
    given = trigger.attributes.get("c")
    return float(given) if given else DEFAULT_CERTAINTY[trigger.attributes.get("m", "asserted")]


def _classes(triggers: list[_Placed], placed: list[_Placed], whole: bool) -> dict[str, dict[int, str]]:
    out: dict[str, dict[int, str]] = {"polarity": {}, "modality": {}, "act": {}, "background": {}}
    for one in triggers:
        given = one.span.attributes
        out["polarity"][one.first] = "negative" if "p" in given else "positive"
        out["modality"][one.first] = given.get("m", "asserted")
        out["act"][one.first] = given.get("act", "assert")
        out["background"][one.first] = "yes" if "bg" in given else "no"
    if whole:
        out["speaker"] = {one.first: one.span.speaker for one in placed if one.span.speaker}
    return out


def _views(trigger: _Placed, placed: list[_Placed], length: int) -> Iterator[View]:
    given = trigger.span.attributes
    say = given.get("say", "").split(">")
    frame = {"speaker": say[:1], "relay": say[1:], "time": _ids(given, "time"), "hedge": _ids(given, "h")}
    links = {"condition": _ids(given, "if"), "whole": _ids(given, "in"), "same": _ids(given, "is")}
    yield _view("roles", {role: _ids(given, role) for role in ROLES}, trigger, placed, length)
    yield _view("frame", frame, trigger, placed, length)
    yield _view("links", links, trigger, placed, length)


def _pairs(trigger: _Placed, placed: list[_Placed]) -> Iterator[Pair]:
    """Who does something political to whom: an agent and a patient of one sentence, with the kind's PLOVER category."""
    given = trigger.span.attributes
    category = KINDS[trigger.span.label].plover
    category = "YIELD" if category in _YIELD else category
    if category is None or "p" in given or given.get("act") == "retract":
        return
    agents, patients = _ids(given, "agent"), _ids(given, "patient")
    if not patients and trigger.span.label in _MUTUAL:
        agents, patients = agents[:1], agents[1:]
    for agent in agents:
        for patient in patients:
            source, target = (_nearest(id_, trigger, placed) for id_ in (agent, patient))
            if source is not None and target is not None and source.sentence == target.sentence == trigger.sentence:
                yield Pair((source.first, source.last), (target.first, target.last), category)


def _nearest(id_: str, trigger: _Placed, placed: list[_Placed]) -> _Placed | None:
    same = [one for one in placed if one.span.id == id_ and one is not trigger]
    return min(same, key=lambda one: nearness(one, trigger), default=None)


def _ids(given: dict[str, str], key: str) -> list[str]:
    return re.split("[,>]", given[key]) if key in given else []


def _view(head: str, wanted: dict[str, list[str]], trigger: _Placed, placed: list[_Placed], length: int) -> View:
    labels: list[Label] = ["O"] * length
    chosen: list[tuple[_Placed, str]] = []
    for label, ids in wanted.items():
        for id_ in ids:
            if not id_:
                continue
            same = [one for one in placed if one.span.id == id_ and one is not trigger]
            for one in same:
                labels[one.first : one.last] = [None] * (one.last - one.first)
            if same:
                chosen.append((min(same, key=lambda one: nearness(one, trigger)), label))
    for one, label in sorted(chosen, key=lambda pair: pair[0].first - pair[0].last):  # long ones first: the inner wins
        labels[one.first : one.last] = [label] * (one.last - one.first)
    return View(trigger.first, head, tuple(labels))


def nearness(one: _Placed, trigger: _Placed) -> tuple[bool, int, int]:
    """Same sentence first, then the number of words between."""
    gap = max(one.first - trigger.last, trigger.first - one.last, 0)
    return (one.sentence != trigger.sentence, gap, one.first)
