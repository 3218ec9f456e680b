# SPDX-License-Identifier: Apache-2.0
"""Public sets and the project's corpus as one kind of example: words with name and trigger labels.

A label of None is masked: the set does not say. Sources and licences stand in the model card.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training.corpus import KINDS, Sentence, compile_corpus

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
Label = str | None

_KAIROS = {
    "Conflict.Attack": "attack", "Life.Die": "death", "Life.Injure": "injury",
    "Justice.ArrestJailDetain": "arrest", "ArtifactExistence.DamageDestroyDisableDismantle": "destruction",
    "Justice.ChargeIndict": "trial", "Justice.InvestigateCrime": "investigation", "Justice.Sentence": "trial",
    "Justice.Convict": "trial", "Justice.TrialHearing": "trial", "Conflict.Demonstrate": "protest",
    "Contact.ThreatenCoerce": "threat", "Justice.ReleaseParole": "release", "Disaster.Crash": "crash",
    "Disaster.DiseaseOutbreak": "outbreak", "Justice.Acquit": "trial", "Life.Infect": "outbreak",
    "Personnel.EndPosition": "resignation", "Personnel.StartPosition": "appointment",
}  # fmt: skip
_ATTACK_WORDS = (
    (re.compile(r"bomb|device|ied", re.I), "bombing"),
    (re.compile(r"explo|blast|deton", re.I), "explosion"),
    (re.compile(r"shoot|shot|gun|fire", re.I), "shooting"),
    (re.compile(r"air ?strike|air ?raid|drone", re.I), "airstrike"),
    (re.compile(r"shell|mortar|rocket|missile", re.I), "shelling"),
    (re.compile(r"clash|battle|fight|war", re.I), "armed_clash"),
)
_FRAMES = {
    "Death": "death", "Killing": "death", "Bodily_harm": "injury", "Attack": "attack", "Arrest": "arrest",
    "Protest": "protest", "Sign_agreement": "agreement", "Destroying": "destruction", "Arriving": "arrival",
    "Hostile_encounter": "armed_clash", "Request": "request", "Supporting": "support",
    "Collaboration": "cooperation", "Criminal_investigation": "investigation", "Conquering": "seizure", "Ratification": "vote",
    "Judgment_communication": "accusation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """``names`` and ``triggers`` are BIO labels, one a word; ``weight`` scales the loss.

    Where a set knows only the kinds ``covered``, its O says no more than "none of these".
    """

    words: tuple[str, ...]
    names: tuple[Label, ...]
    triggers: tuple[Label, ...]
    weight: float = 1.0
    covered: frozenset[str] | None = None


def tokenise(text: str) -> list[tuple[str, int, int]]:
    """Words with offsets; the same rule at training and at run time."""
    return [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


def from_corpus(folder: Path) -> Iterator[Example]:
    """The project's own corpus."""
    for document in compile_corpus(folder):
        for sentence in document.sentences:
            yield _own(sentence)


def _own(sentence: Sentence) -> Example:
    words = tokenise(sentence.text)
    names = _bio(words, [(s.start, s.end, s.label) for s in sentence.names])
    triggers = _bio(words, [(s.start, s.end, s.label) for s in sentence.triggers])
    return Example(tuple(word for word, _, _ in words), names, triggers)


def _bio(words: list[tuple[str, int, int]], spans: list[tuple[int, int, str]]) -> tuple[Label, ...]:
    labels: list[Label] = ["O"] * len(words)
    for start, end, label in spans:
        inside = [i for i, (_, first, last) in enumerate(words) if first < end and last > start]
        for order, index in enumerate(inside):
            labels[index] = ("B-" if order == 0 else "I-") + label
    return tuple(labels)


def from_conll(file: Path, types: dict[str, str]) -> Iterator[Example]:
    """Token TAB BIO files; entity types that ``types`` does not map are masked."""
    for block in file.read_text("utf-8", errors="replace").replace("\r", "").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        rows = [row for row in rows if len(row) >= 2 and row[0].strip()]
        if rows:
            words = tuple(row[0] for row in rows)
            labels = tuple(_mapped(row[-1].strip(), types) for row in rows)
            yield Example(words, labels, (None,) * len(words))


def _mapped(label: str, types: dict[str, str]) -> Label:
    if label == "O":
        return "O"
    prefix, _, kind = label.partition("-")
    return f"{prefix}-{types[kind]}" if kind in types else None


RE3D = {"Organisation": "organisation", "Location": "place", "Person": "person", "Weapon": "weapon",
        "MilitaryPlatform": "vehicle", "Nationality": "place"}  # fmt: skip
BTC = {"PER": "person", "ORG": "organisation", "LOC": "place"}
WNUT = {"location": "place", "group": "organisation", "corporation": "organisation", "person": "person",
        "creative-work": "other", "product": "other"}  # fmt: skip
_GUM = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}


def from_gum(
    folder: Path, genres: tuple[str, ...] = ("news", "interview", "bio", "speech", "court")
) -> Iterator[Example]:
    """Proper names among GUM's entities: spans of proper nouns; adjectives of nationality are masked."""
    for file in sorted(folder.glob("*.conllu")):
        if file.name.split("_")[1] in genres:
            for block in file.read_text("utf-8").split("\n\n"):
                rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
                rows = [row for row in rows if row[0].isdigit()]
                if rows:
                    yield _gum_sentence(rows)


def _gum_sentence(rows: list[list[str]]) -> Example:
    words = tuple(row[1] for row in rows)
    labels: list[Label] = ["O"] * len(rows)
    for start, end, kind in sorted(_gum_spans(rows), key=lambda span: span[1] - span[0]):
        while start < end and rows[start][3] != "PROPN":
            start += 1
        proper = all(row[3] in {"PROPN", "ADP", "DET", "NUM", "PUNCT", "CCONJ"} for row in rows[start : end + 1])
        if not proper or rows[start][3] != "PROPN":
            continue
        if rows[start][1] in _HONORIFICS:
            start += 1
        end = next((i - 1 for i in range(start, end + 1) if rows[i][1] in {",", "("}), end)
        if start > end or rows[end][3] not in {"PROPN", "NUM"}:
            continue
        for index in range(start, end + 1):
            label = _GUM.get(kind)
            labels[index] = f"{'B' if index == start else 'I'}-{label}" if label else None
    for index, row in enumerate(rows):
        if labels[index] == "O" and ((row[3] == "ADJ" and row[1][:1].isupper()) or row[3] == "PROPN"):
            labels[index] = None
    return Example(words, tuple(labels), (None,) * len(words))


_HONORIFICS = frozenset(["Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sir", "Professor", "President"])


def proper_only(example: Example) -> Example:
    """re3d marks nominal mentions as well: keep what is capitalised, without its article."""
    labels = list(example.names)
    for index, (word, label) in enumerate(zip(example.words, example.names, strict=True)):
        if label and label.startswith("B-") and not word[:1].isupper():
            kind = label[2:]
            labels[index] = "O"
            follow = index + 1
            while (
                follow < len(labels)
                and example.names[follow] == f"I-{kind}"
                and not example.words[follow][:1].isupper()
            ):
                labels[follow] = "O"
                follow += 1
            if follow < len(labels) and example.names[follow] == f"I-{kind}":
                labels[follow] = f"B-{kind}"
        elif label and label.startswith("I-") and labels[index - 1] == "O" and not word[:1].isupper():
            labels[index] = "O"
    tail_cut = [_cut_tail(labels, example.words, index) for index in range(len(labels))]
    pronouns = {"I", "We", "He", "She", "They", "It", "The", "This", "Our", "A"}
    cleaned = ["O" if word in pronouns else label for word, label in zip(example.words, tail_cut, strict=True)]
    return Example(example.words, tuple(_repaired(cleaned)), example.triggers, example.weight)


def _cut_tail(labels: list[Label], words: tuple[str, ...], index: int) -> Label:
    """An inside word with nothing capitalised after it in its span is no part of the name."""
    label = labels[index]
    if not label or not label.startswith("I-") or words[index][:1].isupper():
        return label
    rest = index + 1
    while rest < len(labels) and labels[rest] == label:
        if words[rest][:1].isupper():
            return label
        rest += 1
    return "O"


def _repaired(labels: list[Label]) -> list[Label]:
    out: list[Label] = []
    for label in labels:
        if label and label.startswith("I-") and (not out or not out[-1] or out[-1][2:] != label[2:]):
            out.append("B-" + label[2:])
        else:
            out.append(label)
    return out


def _gum_spans(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(rows):
        found = re.search(r"Entity=([^|]+)", row[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", found[1]) if found else ():
            if part.startswith("("):
                fields = part.strip("()").split("-")
                if part.endswith(")"):
                    spans.append((index, index, fields[1]))
                else:
                    opened.setdefault(fields[0], []).append((index, fields[1]))
            elif stack := opened.get(part.strip("()").split("-")[0]):
                start, kind = stack.pop()
                spans.append((start, index, kind))
    return spans


def from_wikievents(file: Path, *, whole: bool = False) -> Iterator[Example]:
    """Sentences with events and a few without, at low weight; ``whole`` gives every sentence.

    Triggers count in tokens of the document. The sentences of the train file have lost their full stops, so
    that their words must not be counted: there the tokens are cut anew.
    """
    for line in file.read_text("utf-8").splitlines():
        document = json.loads(line)
        tagged = {i: label for event in document["event_mentions"] for i, label in _kairos(event, document["tokens"])}
        offset = 0
        for words in _wikievents_sentences(document):
            labels = tuple(tagged.get(offset + i, "O") for i in range(len(words)))
            if whole or any(label != "O" for label in labels) or offset % 17 == 0:
                yield Example(tuple(words), (None,) * len(words), labels, 0.5, KAIROS_KINDS)
            offset += len(words)


def _wikievents_sentences(document: dict[str, Any]) -> Iterator[list[str]]:
    """Sentences that together are exactly the document's tokens."""
    if not isinstance(document["sentences"][0], str):
        yield from ([str(word[0]) for word in sentence[0]] for sentence in document["sentences"])
        return
    sentence: list[str] = []
    for token in document["tokens"]:
        sentence.append(token)
        if token in {".", "!", "?"} or len(sentence) == 90:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


KAIROS_KINDS = frozenset({*_KAIROS.values(), *(kind for _, kind in _ATTACK_WORDS)})


def _kairos(event: dict[str, Any], tokens: list[str]) -> Iterator[tuple[int, Label]]:
    """Labels of a trigger's tokens; masked where the type is none of our kinds or the words do not agree."""
    trigger = event["trigger"]
    start, end = trigger.get("start_idx", trigger.get("start")), trigger.get("end_idx", trigger.get("end"))
    kind = _KAIROS.get(".".join(event["event_type"].split(".")[:2]))
    if kind == "attack":
        kind = next((finer for pattern, finer in _ATTACK_WORDS if pattern.search(trigger["text"])), kind)
    if " ".join(tokens[start:end]) != trigger["text"]:
        kind = None
    for index in range(start, end):
        yield index, None if kind is None else ("B-" if index == start else "I-") + kind


_FRAME_KINDS = frozenset(_FRAMES.values())


def from_geneva(file: Path) -> Iterator[Example]:
    """FrameNet events whose frame is one of our kinds; other frames are masked, O counts little."""
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        labels: list[Label] = ["O"] * len(record["tokens"])
        covered = False
        for event in record["event_mentions"]:
            kind = _FRAMES.get(event["event_type"])
            covered |= kind is not None
            for order, index in enumerate(range(event["trigger"]["start"], event["trigger"]["end"])):
                labels[index] = None if kind is None else ("B-" if order == 0 else "I-") + kind
        if covered:
            yield Example(tuple(record["tokens"]), (None,) * len(labels), tuple(labels), 0.4, _FRAME_KINDS)


def silver(texts: Iterable[str], lexicon: Path, weight: float = 0.25) -> Iterator[Example]:
    """Seed words as labels; words that could be events but are no seeds are masked."""
    kinds = {word: kind for kind, words in yaml.safe_load(lexicon.read_text("utf-8")).items() for word in words}
    for text in texts:
        words = [word for word, _, _ in tokenise(text)]
        if not 5 <= len(words) <= 60:
            continue
        labels = tuple(
            f"B-{kinds[word.lower()]}" if word.lower() in kinds else None if _eventish(word) else "O" for word in words
        )
        if any(label and label != "O" for label in labels):
            yield Example(tuple(words), (None,) * len(words), labels, weight)


def _eventish(word: str) -> bool:
    return word[:1].islower() and len(word) > 4 and word.endswith(("ed", "ing", "ion", "ment", "es", "al", "s"))


def wikinews_sentences(folder: Path) -> Iterator[str]:
    """Sentences of the Wikinews sample, cut at full stops (exactness does not matter here)."""
    csv.field_size_limit(10**7)
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                for paragraph in row["text"].split("\n"):
                    yield from (s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", paragraph.strip()) if s)


def training_mix(data: Path, corpus: Path, lexicon: Path, seed: int = 7) -> list[Example]:
    """The training examples: the own corpus ten times, public sets once, silver last and light."""
    rng = random.Random(seed)
    own = list(from_corpus(corpus / "train"))
    mix = own * 10
    mix += list(from_gum(data / "gum/train"))
    mix += [proper_only(one) for one in from_conll(data / "re3d/train.txt", RE3D)] * 2
    mix += rng.sample(list(from_conll(data / "broad_twitter_corpus/btc.train", BTC)), 1000)
    mix += rng.sample(list(from_conll(data / "wnut17/wnut17train.conll", WNUT)), 400)
    mix += list(from_wikievents(data / "wikievents/train_realigned.jsonl"))
    mix += list(from_geneva(data / "geneva/train_recovered.jsonl"))
    seeds = list(silver(wikinews_sentences(data / "wikinews"), lexicon))
    mix += rng.sample(seeds, min(len(seeds), 1500))
    rng.shuffle(mix)
    return mix


TRIGGER_LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
NAME_LABELS = (
    "O",
    *(
        f"{p}-{t}"
        for t in ("person", "organisation", "place", "facility", "event", "vehicle", "weapon", "other")
        for p in "BI"
    ),
)
