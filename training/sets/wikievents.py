# SPDX-License-Identifier: Apache-2.0
"""WikiEvents (Li, Ji and Han, NAACL 2021): triggers with KAIROS types, and arguments that may stand in other sentences.

Types are kept to the first two levels of the ontology, for the train file has no third. The set marks the heads of arguments:
in ``roles`` views the words before a head are masked, since the project's own roles cover the whole noun phrase.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.example import Example, View
from training.sets.grounding import Mentioned, grounded
from training.sets.kairos import COVERED, ROLES, kind_of
from training.sets.spans import Marked, Span, around, packed, shifted, tagged, viewed

WEIGHT = 0.5
_SAMPLED = 0.15
"""Share of the windows without any event that is kept."""
_CLOSING = frozenset("”’\"'»)")
_FRINGE = 3


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger and its arguments in words of the document; ``type`` as in the file."""

    type: str
    trigger: Span
    arguments: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One text: its words, its sentences as [start, end) and its events."""

    name: str
    words: tuple[str, ...]
    sentences: tuple[Span, ...]
    events: tuple[Event, ...]


def load(path: Path) -> Iterator[Example]:
    """Windows with events and a sample of the others; where one splits an event from an argument, one more about its sentence."""
    rng = random.Random(11)
    for document in documents(path):
        whole: set[int] = set()
        for first, after in packed(document.sentences):
            example, complete = _window(document, first, after)
            whole |= complete
            if example.views or rng.random() < _SAMPLED:
                yield example
        for number, event in enumerate(document.events):
            if number not in whole and event.arguments:
                home = next(i for i, (_, end) in enumerate(document.sentences) if event.trigger[0] < end)
                example, complete = _window(document, *around(document.sentences, home))
                if number in complete:
                    whole |= complete
                    yield example


def documents(path: Path) -> Iterator[Document]:
    """Texts of a file in the format of the train or of the dev file. A mention without a place is left out."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        words = tuple(map(str, record["tokens"]))
        entities = {one["id"]: (one["start"], one["end"]) for one in record.get("entity_mentions", ())}
        events = _placed(record, entities) if "entity_mentions" in record else _unplaced(record, words)
        yield Document(record.get("doc_id") or record["docid"], words, tuple(_sentences(record, words)), events)


def _placed(record: dict[str, Any], entities: dict[str, Span]) -> tuple[Event, ...]:
    """Events of the dev file, which places every mention."""
    return tuple(
        Event(
            one["event_type"],
            (one["trigger"]["start"], one["trigger"]["end"]),
            tuple((*entities[argument["entity_id"]], argument["role"]) for argument in one["arguments"]),
        )
        for one in record["event_mentions"]
    )


def _unplaced(record: dict[str, Any], words: tuple[str, ...]) -> tuple[Event, ...]:
    """Events of the train file, whose places are guesses: they are found by their words."""
    mentions = [
        Mentioned(
            one["event_type"],
            one["trigger"]["text"],
            tuple((argument["role"], argument["text"]) for argument in one["arguments"]),
        )
        for one in record["event_mentions"]
    ]
    return tuple(Event(mentions[one.event].type, one.trigger, one.arguments) for one in grounded(mentions, words))


def _sentences(record: dict[str, Any], words: tuple[str, ...]) -> Iterator[Span]:
    """Sentences that together are exactly the words. Those of the train file have lost their full stops: there they are cut anew."""
    start = 0
    if not isinstance(record["sentences"][0], str):
        for sentence in record["sentences"]:
            yield start, start + len(sentence[0])
            start += len(sentence[0])
        return
    for index, word in enumerate(words):
        follows = words[index + 1] if index + 1 < len(words) else ""
        closed = word in {".", "!", "?"} or (word in _CLOSING and words[index - 1] in {".", "!", "?"} and index > start)
        if (closed and follows not in _CLOSING) or index - start == 89 or not follows:
            yield start, index + 1
            start = index + 1


def _window(document: Document, first: int, after: int) -> tuple[Example, set[int]]:
    """The window of the sentences [first, after), and the events that stand in it with all their arguments."""
    start, end = document.sentences[first][0], document.sentences[after - 1][1]
    inside = [(i, one) for i, one in enumerate(document.events) if start <= one.trigger[0] and one.trigger[1] <= end]
    typed: list[Marked] = []
    ours: list[Marked] = []
    for _, event in inside:
        typed.append((*event.trigger, level_two(event.type)))
        ours.append((*event.trigger, kind_of(event.type, " ".join(document.words[slice(*event.trigger)]))))
    example = Example(
        words=document.words[start:end],
        starts=tuple(a - start for a, _ in document.sentences[first:after]),
        tags={
            "kairos": tagged(end - start, shifted(typed, start, end)),
            "triggers": tagged(end - start, shifted(ours, start, end)),
        },
        views=tuple(_views(document, [event for _, event in inside], start, end)),
        weight=WEIGHT,
        covered=COVERED,
    )
    complete = {i for i, one in inside if all(start <= a and b <= end for a, b, _ in one.arguments)}
    return example, complete


def _views(document: Document, events: list[Event], start: int, end: int) -> Iterator[View]:
    """Two views from each word that opens a trigger; events with one trigger share them."""
    for anchor in sorted({event.trigger[0] for event in events}):
        here = [event for event in events if event.trigger[0] == anchor]
        arguments = [one for event in here for one in event.arguments]
        yield viewed(end - start, anchor - start, "kairos_roles", shifted(arguments, start, end))
        triggers: list[Marked] = [(*event.trigger, "O") for event in here]
        mapped: list[Marked] = [(a, b, ROLES.get(role)) for a, b, role in arguments]
        if any(role for _, _, role in mapped):
            fringes: list[Marked] = [(max(a - _FRINGE, start), a, None) for a, _, _ in arguments]
            fringes = [one for one in fringes if one[0] < one[1]]
            yield viewed(end - start, anchor - start, "roles", shifted([*mapped, *triggers, *fringes], start, end))


def level_two(name: str) -> str:
    """ "Life.Die.Unspecified" → "Life.Die"."""
    return ".".join(name.split(".")[:2])
