# SPDX-License-Identifier: Apache-2.0
"""In-report reference on GUM: do short names, roles and pronouns lead to the person they mean?

The set's gold mentions of persons are given, proper names as the reader would find them; short names, roles ("the
president") and pronouns are asked for. An answer is right where the full name that is given lies in the same
coreference chain. Precision is what counts: unresolved is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.metrics import Tally
from nightdesk.naming.matching import persons
from nightdesk.naming.references import References
from nightdesk.vocabulary.claim import Mention
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import NameType

NOT_MEASURED = "NOT MEASURED"
_PRONOUNS = frozenset(["he", "she", "him", "his", "her", "himself", "herself"])


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A person's mention in the text of a document, with its chain."""

    start: int
    end: int
    chain: str
    proper: bool


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Precision, recall and F1 by what leads back: short names, roles, pronouns."""
    folder = data / "gum" / split
    files = sorted(folder.rglob("*.conllu")) if folder.exists() else []
    if not files:
        return {"gum persons": NOT_MEASURED}
    tallies = {"short name": Tally(), "role": Tally(), "pronoun": Tally()}
    for file in files:
        body, mentions = document(file)
        _score(body, mentions, tallies)
    return {f"gum {split} {name}": tally.scores() for name, tally in tallies.items()}


def document(file: Path) -> tuple[str, list[GoldMention]]:
    """The text of a CoNLL-U file with GUM's ``Entity=`` brackets, and its mentions of persons."""
    body, mentions, open_ = "", [], []
    for sentence in file.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in sentence.split("\n") if line and not line.startswith("#")]
        for row in rows:
            if not row[0].isdigit():
                continue
            start = len(body)
            body += row[1]
            brackets = re.search(r"Entity=([^|]+)", row[9])
            for chain, kind, closes in _brackets(brackets[1] if brackets else ""):
                if kind is not None:
                    open_.append((chain, kind, start, row[3]))
                if closes:
                    at = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0] == chain), None)
                    if at is not None:
                        _, what, begun, tag = open_.pop(at)
                        if what == "person":
                            mentions.append(GoldMention(begun, len(body), chain, tag == "PROPN"))
            body += "" if "SpaceAfter=No" in row[9] else " "
        body = body.rstrip() + "\n"
    return body, sorted(mentions, key=lambda one: (one.start, one.end))


def _brackets(text: str) -> Iterator[tuple[str, str | None, bool]]:
    for match in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", text):
        if match[1] is not None:
            fields = match[1].split("-")
            yield fields[0], fields[1] if len(fields) > 1 else "", match[2] is not None
        else:
            yield match[3].split("-")[0], None, True


def _score(body: str, mentions: list[GoldMention], tallies: dict[str, Tally]) -> None:
    named = [one for one in mentions if one.proper or _titled(body[one.start : one.end])]
    references = References(
        body, [Mention(quote=Quote.of(body, one.start, one.end), type=NameType.PERSON) for one in named]
    )
    chains: dict[str, set[str]] = {}
    for one in named:
        chains.setdefault(one.chain, set()).add(body[one.start : one.end])
    full = {chain for chain, names in chains.items() if any(len(persons.parse(name).words) > 1 for name in names)}
    for one in mentions:
        words = body[one.start : one.end]
        answer: str | None
        if one in named and len(persons.parse(words).words) == 1:
            sort, answer = "short name", references.person(words)
            answer = None if answer == words else answer
        elif words.casefold() in _PRONOUNS:
            sort, answer = "pronoun", references.pronoun(words, one.start)
        elif one not in named and re.match(r"(?i)the ", words):
            sort, answer = "role", references.role(words)
        else:
            continue
        right = answer is not None and answer in chains.get(one.chain, ())
        tallies[sort].add(right, answer is not None, one.chain in full)


def _titled(words: str) -> bool:
    return (
        len(persons.bare(words)) < len(words) and persons.bare(words)[:1].isupper() and " " not in persons.bare(words)
    )
