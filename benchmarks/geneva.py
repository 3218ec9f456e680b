# SPDX-License-Identifier: Apache-2.0
"""GENEVA (Parekh et al., ACL 2023): events of 115 types in a sentence, and the arguments of events.

Events are identified when the trigger's span agrees, classified when its type does too. Arguments of given triggers belong to their trigger
and its type; spans must agree exactly, articles and prepositions included, as the set marks whole constituents. The roles of a type are
those of the set's ontology. All figures are pooled (micro average).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.arguments import Argument, Matched, compared
from benchmarks.decoding import Labelled, Reader, Seen, runs_of, spans_of
from benchmarks.metrics import Tally
from benchmarks.models import refusal
from nightdesk.reading.encoder import Encoder, Window

_FILES = {"dev": "val.json"}
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and its events: trigger with type, and arguments."""

    words: tuple[str, ...]
    events: tuple[tuple[Labelled, tuple[Labelled, ...]], ...]


def run(data: Path, split: str = "dev", reader: Reader | None = None) -> dict[str, object]:
    """Scores of a split (dev: ``val.json``); NOT MEASURED where a file is missing or the model was trained on it."""
    folder = data / "geneva"
    file, names = folder / _FILES.get(split, f"{split}.json"), folder / "meta_data/event_ontology.json"
    if why := refusal(file, split) or refusal(names, split):
        return {"geneva": why}
    ontology = {name: frozenset(one["arguments"]) for name, one in json.loads(names.read_text("utf-8")).items()}
    reader = reader or Encoder()
    return {"geneva": {"model": reader.version, "split": split, **score(sentences(file), ontology, reader)}}


def sentences(file: Path) -> Iterator[Sentence]:
    """The sentences of a file with one JSON object a line."""
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        places = {one["id"]: (one["start"], one["end"]) for one in record["entity_mentions"]}
        yield Sentence(
            tuple(map(str, record["tokens"])),
            tuple(
                (
                    (event["trigger"]["start"], event["trigger"]["end"], event["event_type"]),
                    tuple((*places[one["entity_id"]], one["role"]) for one in event["arguments"]),
                )
                for event in record["event_mentions"]
            ),
        )


def score(texts: Iterable[Sentence], ontology: Mapping[str, frozenset[str]], reader: Reader) -> dict[str, object]:
    """All figures of the sentences."""
    events = {name: Tally() for name in ("identified", "classified")}
    given, own = Matched(), Matched()
    everything = list(texts)
    for begin in range(0, len(everything), _BATCH):
        batch = everything[begin : begin + _BATCH]
        for sentence, seen in zip(batch, reader.encode([Window(one.words) for one in batch]), strict=True):
            found = spans_of(seen.tags["frames"], reader.labels["frames"])
            gold = [trigger for trigger, _ in sentence.events]
            compared(events["identified"], {one[:2] for one in gold}, {one[:2] for one in found})
            compared(events["classified"], {*gold}, {*found})
            wanted = _told(sentence.events)
            given.add(wanted, _told((one, _arguments(seen, one, ontology, reader)) for one in gold))
            own.add(wanted, _told((one, _arguments(seen, one, ontology, reader)) for one in found))
    out: dict[str, object] = {f"events {name}": counts.scores() for name, counts in events.items()}
    out |= {f"arguments of given triggers {name}": one for name, one in given.scores().items()}
    return out | {f"arguments of own triggers {name}": one for name, one in own.scores().items()}


def _told(events: Iterable[tuple[Labelled, Iterable[Labelled]]]) -> set[Argument]:
    return {Argument(event, (start, end), role) for event, those in events for start, end, role in those}


def _arguments(seen: Seen, trigger: Labelled, ontology: Mapping[str, frozenset[str]], reader: Reader) -> list[Labelled]:
    if trigger[0] >= seen.length:
        return []
    logits = reader.view(seen, trigger[0], "frame_roles")["frame_roles"]
    return runs_of(logits, reader.labels["frame_roles"], ontology.get(trigger[2]))
