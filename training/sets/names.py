# SPDX-License-Identifier: Apache-2.0
"""Names in re3d (Dstl 2017), the Broad Twitter Corpus (Derczynski et al. 2016) and WNUT-17 (Derczynski et al. 2017).

All are token TAB BIO, blank line between sentences. Entity types that are none of ours are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.example import Example, Label, tokenise
from training.sets.joined import covered, joined, spans
from training.sets.titles import after_titles, is_facility, is_title

RE3D = {"Organisation": "organisation", "Location": "place", "Person": "person", "Weapon": "weapon",
        "MilitaryPlatform": "vehicle", "Nationality": "place"}  # fmt: skip
BTC = {"PER": "person", "ORG": "organisation", "LOC": "place"}
WNUT = {"location": "place", "group": "organisation", "corporation": "organisation", "person": "person",
        "creative-work": "other", "product": "other"}  # fmt: skip
_SILENT = frozenset(["Temporal", "Quantity", "Money"])
_ARTICLES = frozenset(["the", "a", "an"])
_PARTICLES = frozenset(["al", "el", "de", "von", "van", "bin", "ibn"])
_PRONOUNS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "this",
        "that",
        "these",
        "those",
        "our",
        "his",
        "her",
        "their",
        "its",
        "you",
        "your",
        "my",
        "who",
        "which",
    ]
)
Span = tuple[int, int, Label]


def load_tweets(path: Path) -> Iterator[Example]:
    """Broad Twitter Corpus."""
    for tokens, found in sentences(path):
        yield example(tokens, [(a, b, BTC.get(kind)) for a, b, kind in found])


def load_wnut(path: Path) -> Iterator[Example]:
    """WNUT-17; places that are buildings are masked."""
    for tokens, found in sentences(path):
        yield example(tokens, [(a, b, _place(WNUT.get(kind), tokens[b - 1])) for a, b, kind in found])


def load_re3d(path: Path) -> Iterator[Example]:
    """re3d marks described things and pronouns as well: only what is named counts, without article and title.

    Masked: capitals inside a description ("the Iraqi government"), and countries and cities that stand for their government,
    which re3d calls organisations and our guide places.
    """
    named = (
        example(tokens, [one for span in found for one in proper(tokens, *span)]) for tokens, found in sentences(path)
    )
    yield from without_governments(named)


def load_re3d_mentions(path: Path) -> Iterator[Example]:
    """re3d as published: every mention of a type of ours, described or named. To measure, not to learn from."""
    for tokens, found in sentences(path):
        yield example(tokens, [(a, b, RE3D[kind]) for a, b, kind in found if kind in RE3D])


def proper(tokens: Sequence[str], start: int, end: int, kind: str) -> Iterator[Span]:
    """The names that a mention of re3d is, "Rome, Italy" being two, or masks over the capitals of a description."""
    ours = RE3D.get(kind)
    if "," in tokens[start:end] and ours == "place":
        comma = start + list(tokens[start:end]).index(",")
        yield from proper(tokens, start, comma, kind)
        yield from proper(tokens, comma + 1, end, kind)
        return
    while start < end and tokens[start].casefold() in _ARTICLES:
        start += 1
    if ours == "person":
        start += after_titles(tokens[start:end])
    if start < end and _is_name(tokens[start:end], ours):
        yield start, end, _place(ours, tokens[end - 1])
    elif kind not in _SILENT:
        for index in range(start, end):
            if (
                tokens[index][:1].isupper()
                and tokens[index].casefold() not in _PRONOUNS
                and not is_title(tokens[index])
            ):
                yield index, index + 1, None


def _is_name(words: Sequence[str], ours: Label) -> bool:
    first, last = words[0], words[-1]
    opens = first[:1].isupper() or (len(words) > 1 and first.casefold().partition("-")[0] in _PARTICLES)
    numbered = ours == "organisation" and first[:1].isdigit()
    if ours is None or first.casefold() in _PRONOUNS or (ours == "person" and is_title(last)):
        return False
    return (opens or numbered) and (last[:1].isupper() or last.isdigit())


def _place(label: Label, last: str) -> Label:
    return None if label == "place" and is_facility(last) else label


def without_governments(examples: Iterable[Example]) -> Iterator[Example]:
    """Masks organisations that are called as a place of the same set is: "Peru" that agrees is a place by our guide."""
    whole = list(examples)
    places = {
        _bare(one.words[start:end]) for one in whole for start, end, kind in spans(one.tags["names"]) if kind == "place"
    }
    for one in whole:
        labels = list(one.tags["names"])
        for start, end, kind in spans(labels):
            if kind == "organisation" and _bare(one.words[start:end]) in places:
                labels[start:end] = [None] * (end - start)
        yield replace(one, tags={"names": tuple(labels)})


def _bare(words: Sequence[str]) -> str:
    return re.sub(r"['’]s$", "", " ".join(words).casefold())


def example(tokens: Sequence[str], found: Sequence[Span]) -> Example:
    """A sentence with BIO labels on words of our cut; a span whose label is None is masked."""
    text, offsets = joined(tokens)
    words = tokenise(text)
    labels: list[Label] = ["O"] * len(words)
    for start, end, label in found:
        for order, index in enumerate(covered(words, offsets[start][0], offsets[end - 1][1])):
            labels[index] = label and f"{'I' if order else 'B'}-{label}"
    return Example(tuple(word for word, _, _ in words), tags={"names": tuple(labels)})


def sentences(path: Path) -> Iterator[tuple[list[str], list[tuple[int, int, str]]]]:
    """Tokens of each sentence, and its entities [start, end) with the set's own types."""
    for block in path.read_text("utf-8", errors="replace").replace("\r", "").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        rows = [row for row in rows if len(row) >= 2 and row[0].strip()]
        if rows:
            yield [row[0].strip() for row in rows], list(spans([row[-1].strip() for row in rows]))
