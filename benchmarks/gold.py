# SPDX-License-Identifier: Apache-2.0
"""The project's own corpus as reports with their true claims, in code points of the report's body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.corpus import Document
from training.labels import ROLES
from training.markup import Span
from training.sets.own import certainty_of

from nightdesk.vocabulary.moments import parse_moment
from nightdesk.vocabulary.report import Report

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A trigger with its annotation. Who or what takes part is given as all the extents at which the report mentions it."""

    trigger: Extent
    kind: str
    polarity: str
    modality: str
    act: str
    background: bool
    certainty: float
    roles: tuple[tuple[str, tuple[Extent, ...]], ...]
    chain: tuple[tuple[Extent, ...], ...]
    times: tuple[Extent, ...]
    condition: tuple[Extent, ...]
    whole: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class GoldReport:
    report: Report
    names: tuple[tuple[int, int, str], ...]
    hedges: tuple[Extent, ...]
    claims: tuple[GoldClaim, ...]


def gold_of(document: Document) -> GoldReport:
    """Title and text are laid out as a newsroom would send them: one sentence a line."""
    titles = [one for one in document.sentences if one.title]
    title = titles[0].text if titles and document.sentences[0].title else ""
    rest = document.sentences[1:] if title else document.sentences
    text = "\n".join(one.text for one in rest)
    report = Report(
        uid=document.id, id=document.id, source="Gold Wire", title=title, text=text, lang="en",
        published=parse_moment(document.published) if document.published else None,
    )  # fmt: skip
    spans: list[tuple[Span, int]] = []
    position = 0
    for number, sentence in enumerate(document.sentences):
        spans += [(span, position) for span in sentence.spans]
        position += len(sentence.text) + (2 if title and number == 0 else 1)
    extents: dict[tuple[str, str], list[Extent]] = {}
    for span, offset in spans:
        if span.id:
            group = "mention" if span.group == "name" else span.group
            extents.setdefault((group, span.id), []).append((span.start + offset, span.end + offset))
    return GoldReport(
        report,
        tuple((s.start + o, s.end + o, s.label) for s, o in spans if s.group == "name"),
        tuple((s.start + o, s.end + o) for s, o in spans if s.group == "hedge"),
        tuple(_claim(s, o, extents) for s, o in spans if s.group == "trigger"),
    )


def _claim(span: Span, offset: int, extents: dict[tuple[str, str], list[Extent]]) -> GoldClaim:
    given = span.attributes

    def named(key: str, *groups: str) -> list[tuple[Extent, ...]]:
        ids = re.split("[,>]", given[key]) if key in given else []
        found = [tuple(e for group in groups for e in extents.get((group, one), ())) for one in ids]
        return [one for one in found if one]

    return GoldClaim(
        (span.start + offset, span.end + offset),
        span.label,
        "negative" if "p" in given else "positive",
        given.get("m", "asserted"),
        given.get("act", "assert"),
        "bg" in given,
        certainty_of(span),
        tuple((role, one) for role in ROLES for one in named(role, "mention", "trigger")),
        tuple(named("say", "mention")),
        tuple(e for one in named("time", "time") for e in one),
        tuple(e for one in named("if", "trigger") for e in one),
        tuple(e for one in named("in", "trigger") for e in one),
    )
