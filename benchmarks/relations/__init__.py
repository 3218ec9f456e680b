# SPDX-License-Identifier: Apache-2.0
"""Links between given events and ties between given actors, as the words of a report state them.

Triggers and names are given, so that the figure is that of the rules and not of the reading model.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.metrics import Tally
from nightdesk.merging import links_of, ties_of
from nightdesk.merging.lemmas import lemma
from nightdesk.merging.sentences import sentence_spans
from nightdesk.vocabulary.claim import Claim, Mention
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import NameType

FOLDER = Path(__file__).parent
Relation = tuple[str, str, str]
_MARK = re.compile(r"\[(\d):([^\]]+)\]")
_KINDS = {"die": "death", "kill": "death", "injure": "injury", "injur": "injury", "wound": "injury", "hurt": "injury"}
_BOTH_WAYS = frozenset(["allied_with", "opposes"])


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """P, R and F1 of links and of ties, kind and direction right, and of each kind."""
    del data  # the set is our own and part of the project
    out: dict[str, object] = {}
    for name, find in (("links", links_in), ("ties", ties_in)):
        tallies: dict[str, Tally] = {}
        for text, wanted in rows(FOLDER / f"{name}.{split}.csv", name):
            found = find(text)
            for kind in ("", *sorted({one[0] for one in found | wanted})):
                got = {one for one in found if kind in {"", one[0]}}
                gold = {one for one in wanted if kind in {"", one[0]}}
                tallies.setdefault(kind, Tally()).add(len(got & gold), len(got), len(gold))
        out |= {f"{name}, {kind}" if kind else name: tally.scores() for kind, tally in sorted(tallies.items())}
    return out


def rows(path: Path, column: str) -> Iterator[tuple[str, set[Relation]]]:
    """Marked texts, and the relations that each states."""
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            yield row["text"], {_relation(*part.split()) for part in row[column].split(";") if part}


def _relation(kind: str, pair: str) -> Relation:
    one, other = pair.split(">")
    return (kind, min(one, other), max(one, other)) if kind in _BOTH_WAYS else (kind, one, other)


def _bare(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and where each marked thing stands: its number, start and end."""
    body, spans, last = "", [], 0
    for match in _MARK.finditer(text):
        body += text[last : match.start()]
        spans.append((match[1], len(body), len(body) + len(match[2])))
        body, last = body + match[2], match.end()
    return body + text[last:], spans


def links_in(text: str) -> set[Relation]:
    """The links that a marked text states, by the numbers of its triggers."""
    body, spans = _bare(text)
    claims = []
    for number, start, end in spans:
        sentence = next(span for span in sentence_spans(body) if span[0] <= start < span[1])
        kind = _KINDS.get(lemma(body[start:end]), "other")
        quote, trigger = Quote.of(body, *sentence), Quote.of(body, start, end)
        claims.append(Claim(id=number, report="r", kind=kind, quote=quote, trigger=trigger))
    found = links_of(claims, {claim.id: claim.id for claim in claims}, body)
    return {(link.kind.value, link.source, link.target) for link in found}


def ties_in(text: str) -> set[Relation]:
    """The ties that a marked text states, by the numbers of its actors."""
    body, spans = _bare(text)
    mentions = [
        Mention(quote=Quote.of(body, start, end), type=NameType.ORGANISATION, actor=number)
        for number, start, end in spans
    ]
    return {_relation(tie.kind.value, f"{tie.source}>{tie.target}") for tie in ties_of(mentions, "r", body, 0)}
