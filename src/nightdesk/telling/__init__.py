# SPDX-License-Identifier: Apache-2.0
"""Views → people: briefs, differences, reasons and exports.

In: frozen views from the desk. Out: text, Markdown, JSON (format 1) and CSV. Guarantees: every clause
has a quote behind it, likelihood and confidence are two things, report text never acts as markup.
"""

from nightdesk.telling.as_json import (
    brief_json,
    diff_json,
    proposition_json,
    story_json,
    why_json,
)
from nightdesk.telling.brief import (
    brief_markdown,
    brief_text,
    coverage_words,
    evidence_words,
    quote_words,
    shown_evidence,
)
from nightdesk.telling.claim_as_json import claim_json
from nightdesk.telling.corrections import corrections_json, corrections_text
from nightdesk.telling.diff import compare, diff_text
from nightdesk.telling.export import COLUMNS, events_csv
from nightdesk.telling.lines import SECTION_TITLES, Line, Section, in_section, line_of, lines_of, section_of
from nightdesk.telling.origins import Origin, origin_tree, origins_text
from nightdesk.telling.phrases import event_phrase, kind_noun, proposition_phrase, story_title
from nightdesk.telling.score import reliability_svg, score_json, score_text
from nightdesk.telling.why import why_text
from nightdesk.telling.words import (
    STATUS_SHAPES,
    STATUS_WORDS,
    clock,
    confidence_words,
    likelihood,
    plural,
    when_words,
)

__all__ = [
    "COLUMNS",
    "SECTION_TITLES",
    "STATUS_SHAPES",
    "STATUS_WORDS",
    "Line",
    "Origin",
    "Section",
    "brief_json",
    "brief_markdown",
    "brief_text",
    "claim_json",
    "clock",
    "compare",
    "confidence_words",
    "corrections_json",
    "corrections_text",
    "coverage_words",
    "diff_json",
    "diff_text",
    "event_phrase",
    "events_csv",
    "evidence_words",
    "in_section",
    "kind_noun",
    "likelihood",
    "line_of",
    "lines_of",
    "origin_tree",
    "origins_text",
    "plural",
    "proposition_json",
    "proposition_phrase",
    "quote_words",
    "reliability_svg",
    "score_json",
    "score_text",
    "section_of",
    "shown_evidence",
    "story_json",
    "story_title",
    "when_words",
    "why_json",
    "why_text",
]
