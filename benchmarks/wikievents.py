# SPDX-License-Identifier: Apache-2.0
"""WikiEvents (Li, Ji and Han, NAACL 2021): triggers, and arguments of given triggers and of our own.

Scored as by the set's makers: ``head`` compares heads of spans, ``span`` whole spans, ``coref`` lets any mention of the same entity do;
leading articles do not count. The roles of a trigger are those that the ontology names for its type, as in the published systems.

Two departures. Heads are found by a rule (``arguments.head_of``) instead of a parser; nearly all spans of the set are heads or names
already. Types are trained on two levels, as the train file has no third; ``full type`` adds the third by the ontology's keywords.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.sets.kairos import kind_of
from training.sets.spans import around
from training.sets.wikievents import Document, documents, level_two

from benchmarks.arguments import Argument, Matched, Span, compared, head_of, trimmed
from benchmarks.decoding import Labelled, Reader, runs_of, spans_of, window_of, windows_of
from benchmarks.metrics import Tally
from benchmarks.models import refusal
from nightdesk.reading.encoder import Encoder

ANCHORS = {
    "arguments of a given trigger, head F1": {"BART-Gen": 0.646, "SCPRG": 0.709, "aim": 0.55, "must reach": 0.48}
}


@dataclass(frozen=True, slots=True)
class Ontology:
    """Full event type → its roles, and → its keywords."""

    roles: Mapping[str, frozenset[str]]
    keywords: Mapping[str, tuple[str, ...]]

    def allowed(self, event_type: str) -> frozenset[str] | None:
        """Roles of a type or, for a type of two levels, of all its finer ones; None where the type is not known."""
        found = [roles for name, roles in self.roles.items() if event_type in {name, level_two(name)}]
        return frozenset().union(*found) if found else None

    def finer(self, event_type: str, trigger: str) -> str:
        """The full type of two levels and a trigger: the only one, else the one with a keyword like the trigger, else the unspecified one.

        Likeness is that of the first five letters; what blows up is an explosion, in the ontology's words or in ours.
        """
        names = [name for name in self.roles if level_two(name) == event_type]
        if len(names) == 1:
            return names[0]
        opening = trigger.lower()[:5]
        alike = [
            name for name in names for key in self.keywords.get(name, ()) if len(opening) > 3 and key[:5] == opening
        ]
        if not alike and kind_of(event_type, trigger) in {"bombing", "explosion"}:
            alike = [name for name in names if name.endswith("DetonateExplode")]
        return next(iter(alike), f"{event_type}.Unspecified")


@dataclass(slots=True)
class Tables:
    """The running figures."""

    triggers: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in ("identified", "classified", "classified, full type")}
    )
    given: dict[str, Matched] = field(default_factory=lambda: {name: Matched() for name in ("head", "span", "coref")})
    own: dict[str, Matched] = field(default_factory=lambda: {name: Matched() for name in ("head", "span", "coref")})

    def result(self) -> dict[str, object]:
        """Every figure under its name."""
        out: dict[str, object] = {f"triggers {name}": counts.scores() for name, counts in self.triggers.items()}
        for title, table in (("given", self.given), ("own", self.own)):
            for way, matched in table.items():
                out |= {f"arguments of {title} triggers, {way} {name}": one for name, one in matched.scores().items()}
        return out


def run(data: Path, split: str = "dev", reader: Reader | None = None) -> dict[str, object]:
    """Scores of a split; NOT MEASURED where its file or the ontology is missing, or the model was trained on it."""
    folder = data / "wikievents"
    file, names = folder / f"{split}.jsonl", folder / "event_role_KAIROS.json"
    if why := refusal(file, split) or refusal(names, split):
        return {"wikievents": why}
    reader = reader or Encoder()
    figures = score(documents(file), ontology_of(names), clusters_of(folder, split), reader)
    return {"wikievents": {"model": reader.version, "split": split, **figures, "anchors": ANCHORS}}


def ontology_of(file: Path) -> Ontology:
    """The ontology file of the set."""
    table: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return Ontology(
        {name: frozenset(one["roles"]) for name, one in table.items()},
        {name: tuple(one.get("keywords", ())) for name, one in table.items()},
    )


def clusters_of(folder: Path, split: str) -> dict[str, dict[Span, str]]:
    """Document → span of a mention → entity, from the coreference file; empty where there is none."""
    chains = folder / f"coref/{split}.jsonlines"
    if not chains.exists():
        return {}
    places: dict[str, Span] = {}
    for line in (folder / f"{split}.jsonl").read_text("utf-8").splitlines():
        places |= {one["id"]: (one["start"], one["end"]) for one in json.loads(line)["entity_mentions"]}
    out: dict[str, dict[Span, str]] = {}
    for line in chains.read_text("utf-8").splitlines():
        record = json.loads(line)
        out[record["doc_key"]] = {
            places[one]: cluster[0] for cluster in record["clusters"] for one in cluster if one in places
        }
    return out


def score(
    texts: Iterable[Document], ontology: Ontology, clusters: Mapping[str, Mapping[Span, str]], reader: Reader
) -> dict[str, object]:
    """All figures of the documents."""
    tables = Tables()
    for document in texts:
        entities = clusters.get(document.name, {})
        found = own_triggers(document, reader)
        _count_triggers(document, found, ontology, tables.triggers)
        asked: list[Labelled] = [(*event.trigger, event.type) for event in document.events]
        told = arguments(document, asked, ontology, reader)
        gold = [event.arguments for event in document.events]
        _count(document, list(enumerate(gold)), list(enumerate(told)), entities, tables.given)
        mine = arguments(document, found, ontology, reader)
        true = [(level_two(event.type), event.arguments) for event in document.events]
        _count(
            document, true, [(name, got) for (_, _, name), got in zip(found, mine, strict=True)], entities, tables.own
        )
    return tables.result()


def own_triggers(document: Document, reader: Reader) -> list[Labelled]:
    """Triggers that the model finds, with types of two levels."""
    windows = windows_of(document.words, document.sentences)
    seen = reader.encode([window for window, _ in windows])
    labels = reader.labels["kairos"]
    return [
        span
        for one, (_, start) in zip(seen, windows, strict=True)
        for span in spans_of(one.tags["kairos"], labels, start)
    ]


def arguments(
    document: Document, triggers: Sequence[Labelled], ontology: Ontology, reader: Reader
) -> list[list[Labelled]]:
    """Arguments of each trigger, read in the window about its sentence; none where the window does not reach the trigger."""
    homes = [next(i for i, (_, end) in enumerate(document.sentences) if start < end) for start, _, _ in triggers]
    order = sorted({*homes})
    windows = [window_of(document.words, document.sentences, *around(document.sentences, home)) for home in order]
    seen = dict(zip(order, reader.encode([window for window, _ in windows]), strict=True))
    shifts = {home: shift for home, (_, shift) in zip(order, windows, strict=True)}
    out: list[list[Labelled]] = []
    for (start, _, name), home in zip(triggers, homes, strict=True):
        encoded, shift = seen[home], shifts[home]
        if start - shift < encoded.length:
            logits = reader.view(encoded, start - shift, "kairos_roles")["kairos_roles"]
            out.append(runs_of(logits, reader.labels["kairos_roles"], ontology.allowed(name), shift))
        else:
            out.append([])
    return out


def _count_triggers(document: Document, found: list[Labelled], ontology: Ontology, counts: dict[str, Tally]) -> None:
    gold = [(event.trigger, event.type) for event in document.events]
    finer = {((a, b), ontology.finer(name, " ".join(document.words[a:b]))) for a, b, name in found}
    compared(counts["identified"], {place for place, _ in gold}, {(a, b) for a, b, _ in found})
    compared(
        counts["classified"],
        {(place, level_two(name)) for place, name in gold},
        {((a, b), name) for a, b, name in found},
    )
    compared(counts["classified, full type"], {*gold}, finer)


def _count(
    document: Document,
    gold: Sequence[tuple[Hashable, Iterable[Labelled]]],
    got: Sequence[tuple[Hashable, Iterable[Labelled]]],
    entities: Mapping[Span, str],
    tables: dict[str, Matched],
) -> None:
    """Count the arguments of a document's events by span, by head and by entity."""
    words = document.words

    def spans(events: Sequence[tuple[Hashable, Iterable[Labelled]]]) -> set[Argument]:
        return {Argument(event, trimmed(words, (a, b)), role) for event, those in events for a, b, role in those}

    def heads(events: Sequence[tuple[Hashable, Iterable[Labelled]]]) -> set[Argument]:
        return {Argument(event, head_of(words, (a, b)), role) for event, those in events for a, b, role in those}

    same: dict[Hashable, Hashable] = {head_of(words, span): name for span, name in entities.items()}
    tables["span"].add(spans(gold), spans(got))
    tables["head"].add(heads(gold), heads(got))
    tables["coref"].add(heads(gold), heads(got), same)
