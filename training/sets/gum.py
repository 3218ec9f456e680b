# SPDX-License-Identifier: Apache-2.0
"""GUM (Zeldes 2017): the proper names among its entity mentions.

CoNLL-U with nested mentions in the MISC field ``Entity=``. A mention is named where its syntactic head is a proper noun; the name
is the run of capitalised words around that head, with "of", "for", "the" inside it except in persons. Titles stay outside.
Masked, because the set does not say what our guide asks: adjectives of nationality, peoples, named objects and works, countries
that stand for their government.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.example import Example, Label, tokenise
from training.sets.joined import covered, joined
from training.sets.names import without_governments
from training.sets.titles import after_titles, is_facility, is_title

GENRES = ("news", "interview", "bio", "speech", "court")
_TYPES = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_LINKS = frozenset(["of", "for", "the", "and", "&", "-", "on"])


class Token(NamedTuple):
    """A row of CoNLL-U; ``head`` is an index into the sentence, -1 for the root."""

    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: str


class Mention(NamedTuple):
    """Tokens [start, end) of one entity mention."""

    start: int
    end: int
    type: str


def load(folder: Path, genres: tuple[str, ...] = GENRES) -> Iterator[Example]:
    """One example a sentence of the documents of those genres."""
    files = [file for file in sorted(folder.glob("*.conllu")) if file.name.split("_")[1] in genres]
    blocks = (_tokens(block) for file in files for block in file.read_text("utf-8").split("\n\n"))
    yield from without_governments(example(tokens) for tokens in blocks if tokens)


def example(tokens: list[Token]) -> Example:
    """A sentence with its names."""
    text, offsets = joined([token.form for token in tokens])
    words = tokenise(text)
    labels: list[Label] = ["O"] * len(words)

    def label(start: int, end: int, first: Label, rest: Label) -> None:
        for order, index in enumerate(covered(words, offsets[start][0], offsets[end - 1][1])):
            labels[index] = rest if order else first

    mentions = list(mentions_of(tokens))
    dated = {index for one in mentions if one.type == "time" for index in range(one.start, one.end)}
    for index, token in enumerate(tokens):
        unsaid = token.upos in {"PROPN", "ADJ"} and token.form[:1].isupper()
        if unsaid and index not in dated and not is_title(token.form):
            label(index, index + 1, None, None)
    taken: set[int] = set()
    named = [(name, one.type) for one in mentions if one.type != "time" and (name := name_of(tokens, one, mentions))]
    for name, kind in sorted(named, key=lambda pair: (-len(pair[0]), pair[0].start)):
        if not taken & {*name}:
            taken |= {*name}
            ours = None if _masked(tokens, name, kind) else _TYPES.get(kind)
            label(name.start, name.stop, ours and f"B-{ours}", ours and f"I-{ours}")
    return Example(tuple(word for word, _, _ in words), tags={"names": tuple(labels)})


def name_of(tokens: list[Token], one: Mention, mentions: list[Mention]) -> range:
    """The tokens of the mention's name; none where it is described and not named."""
    heads = [i for i in range(one.start, one.end) if not one.start <= tokens[i].head < one.end]
    head = heads[0] if heads else one.start
    if tokens[head].upos != "PROPN":
        flat = [i for i in range(head + 1, one.end) if tokens[i].head == head and tokens[i].relation == "flat"]
        if one.type != "person" or not flat or tokens[flat[0]].upos != "PROPN":
            return range(0)
        head = flat[0]
        one = one._replace(start=head)
    start, end = head, head + 1
    inner = [other for other in mentions if other.type != "person" and one.start <= other.start < other.end <= head]
    if one.type == "person" and inner:
        one = one._replace(start=max(other.end for other in inner))
    while start > one.start and _named(tokens[start - 1], start == 1):
        start -= 1
    while (step := _step(tokens, one, head, end)) > end:
        end = step
    if one.type == "person":
        start += after_titles([token.form for token in tokens[start:end]])
    return range(start, end)


def _named(token: Token, initial: bool) -> bool:
    capital = token.form[:1].isupper() or token.form[:1].isdigit()
    return token.upos == "PROPN" or (capital and not initial and token.upos in {"ADJ", "NOUN", "VERB", "NUM"})


def _step(tokens: list[Token], one: Mention, head: int, end: int) -> int:
    """Where the name ends when it goes on at ``end``, or ``end``."""
    if end >= one.end:
        return end
    if tokens[end].upos == "PROPN" or (tokens[end].upos == "NUM" and tokens[end].head == head):
        return end + 1
    follow = end
    while follow < one.end and tokens[follow].form in (_LINKS if one.type != "person" else {"-"}):
        follow += 1
    goes_on = follow > end and follow < one.end and _named(tokens[follow], False)
    apart = goes_on and tokens[follow].relation == "conj" and tokens[follow].head == head
    return follow + 1 if goes_on and not apart else end


def _masked(tokens: list[Token], name: range, kind: str) -> bool:
    last = tokens[name[-1]]
    if kind == "person":
        return last.xpos == "NNPS" or (len(name) == 1 and is_title(last.form))
    return kind == "place" and is_facility(last.form)


def mentions_of(tokens: list[Token]) -> Iterator[Mention]:
    """The entity mentions of a sentence, inner ones first."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", token.misc)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else ():
            fields = part.strip("()").split("-")
            if part.startswith("("):
                opened.setdefault(fields[0], []).append((index, fields[1]))
            if part.endswith(")") and opened.get(fields[0]):
                start, kind = opened[fields[0]].pop()
                yield Mention(start, index + 1, kind)


def _tokens(block: str) -> list[Token]:
    rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
    return [
        Token(row[1], row[3], row[4], int(row[6]) - 1, row[7].partition(":")[0], row[9])
        for row in rows
        if row[0].isdigit()
    ]
