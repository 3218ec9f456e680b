# SPDX-License-Identifier: Apache-2.0
"""A brief as text and as Markdown: coverage first, then each story, section by section."""

from __future__ import annotations

from collections.abc import Callable

from nightdesk.telling.lines import SECTION_TITLES, Line, Section, in_section, lines_of
from nightdesk.telling.phrases import story_title
from nightdesk.telling.relations import (
    LINKS_TITLE,
    TIES_TITLE,
    RelationLine,
    link_lines,
    relation_rows,
    tie_lines,
)
from nightdesk.telling.words import STATUS_SHAPES, STATUS_WORDS, clock, confidence_words, plural
from nightdesk.vocabulary.views import BriefView, Coverage, EvidenceView, StoryView

_QUOTES_A_LINE = 2
_QUOTE_CHARS = 220


def coverage_words(coverage: Coverage) -> str:
    """``80 reports: 78 read, 2 unread (1 ar, 1 fa), 0 refused``; silence is claimed for nothing unread."""
    unread = sum(coverage.unread.values())
    by_language = ", ".join(f"{n} {language}" for language, n in sorted(coverage.unread.items()))
    return (
        f"{plural(coverage.received, 'report')}: {coverage.read:,} read, {unread:,} unread"
        f"{f' ({by_language})' if by_language else ''}, {coverage.refused:,} refused"
    )


def brief_text(view: BriefView) -> str:
    """The brief for a terminal."""
    out = [f"As of {clock(view.as_of)} — {coverage_words(view.coverage)}"]
    if view.model_note:
        out.append(f"({view.model_note})")
    for story in view.stories:
        out += ["", f"== {story_title(story)} ==", f"   {_size(story)}"]
        out += _sections(story, lambda title: [f"  {title.upper()}"], _text_line)
        for title, lines in _relations(story):
            out += [f"  {title.upper()}", *(f"    {row}" for line in lines for row in relation_rows(line))]
    if not view.stories:
        out += ["", "Nothing has been read yet." if view.coverage.read == 0 else "Read, and no event found."]
    return "\n".join(out) + "\n"


def brief_markdown(view: BriefView) -> str:
    """The brief as Markdown, each line with its quotes below it."""
    out = [f"# Brief as of {clock(view.as_of)}", "", coverage_words(view.coverage) + "."]
    if view.model_note:
        out += ["", f"_{view.model_note}_"]
    for story in view.stories:
        out += ["", f"## {_escaped(story_title(story))}", "", f"{_size(story)}."]
        out += _sections(story, lambda title: ["", f"### {title}", ""], _markdown_line)
        for title, lines in _relations(story):
            out += ["", f"### {title}", ""]
            for line in lines:
                clause, quote = (_escaped(row.strip()) for row in relation_rows(line))
                out += [f"- {clause}", f"  > {quote}"]
    return "\n".join(out) + "\n"


def evidence_words(one: EvidenceView) -> str:
    """Who said it, through whom, and when the desk had it: ``a hospital official → Example Wire, 3 Jan …``."""
    chain = [*dict.fromkeys(speaker.name or speaker.quote.exact for speaker in one.attribution), one.source]
    return f"{' → '.join(chain)}, {clock(one.received)}"


def quote_words(one: EvidenceView) -> str:
    text = " ".join(one.quote.exact.split())
    return f"“{text[:_QUOTE_CHARS].rstrip()}{'…' if len(text) > _QUOTE_CHARS else ''}”"


def shown_evidence(line: Line, limit: int = _QUOTES_A_LINE) -> list[EvidenceView]:
    """The strongest quotes of a line, one a root, those against it included where there are any."""
    ranked = sorted(line.evidence, key=lambda one: (-abs(one.weight), one.received, one.claim))
    first_of_root = {(one.root, one.supports): one for one in reversed(ranked)}
    chosen = sorted(first_of_root.values(), key=lambda one: (-abs(one.weight), one.received, one.claim))[:limit]
    if chosen and all(one.supports for one in chosen):
        chosen += [one for one in ranked if not one.supports][:1]
    return chosen


def _sections(story: StoryView, heading: Callable[[str], list[str]], render: Callable[[Line], list[str]]) -> list[str]:
    lines, out = lines_of(story), []
    for section in Section:
        if chosen := in_section(lines, section):
            out += heading(SECTION_TITLES[section])
            out += [row for line in chosen for row in render(line)]
    return out


def _relations(story: StoryView) -> list[tuple[str, list[RelationLine]]]:
    """What led to what and who stands with whom, where anybody said so."""
    told = [(LINKS_TITLE, link_lines(story)), (TIES_TITLE, tie_lines(story))]
    return [(title, lines) for title, lines in told if lines]


def _size(story: StoryView) -> str:
    return (
        f"{plural(story.reports, 'report')}, {plural(story.roots, 'origin')}, "
        f"{clock(story.first_received)} – {clock(story.last_received)}"
    )


def _facts(line: Line) -> str:
    facts = [line.likelihood, confidence_words(line.confidence)]
    facts.append(f"{plural(line.reports, 'report')}, {plural(line.roots, 'origin')}")
    return " · ".join([*facts, *line.flags])


def _text_line(line: Line) -> list[str]:
    indent = "  " if line.headline else "      "
    mark = f"{STATUS_SHAPES[line.status]} {STATUS_WORDS[line.status]:<13}"
    rows = [f"{indent}{mark} {line.text}", f"{indent}  {_facts(line)}"]
    return rows + [f"{indent}  {quote_words(one)} — {evidence_words(one)}" for one in shown_evidence(line)]


def _markdown_line(line: Line) -> list[str]:
    indent = "" if line.headline else "  "
    head = (
        f"{indent}- {STATUS_SHAPES[line.status]} **{STATUS_WORDS[line.status]}** {_escaped(line.text)} — {_facts(line)}"
    )
    quotes = [
        f"{indent}  > {_escaped(quote_words(one))} — {_escaped(evidence_words(one))}" for one in shown_evidence(line)
    ]
    return [head, *quotes]


def _escaped(text: str) -> str:
    """Report text inside Markdown: nothing in it may act as markup."""
    for character in "\\`*_[]<>#|":
        text = text.replace(character, "\\" + character)
    return text
