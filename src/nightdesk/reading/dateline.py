# SPDX-License-Identifier: Apache-2.0
"""Datelines: "BAGHDAD, Jan 3 (Tigris Wire) —" says where a report was written from."""

from __future__ import annotations

import re

from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.report import Quote, Report

_DATELINE = re.compile(
    r"\A\s*(?P<place>[A-Z][A-Za-z'’.-]+(?:[ /][A-Z][A-Za-z'’.-]+){0,3})(?:,\s*[A-Z][A-Za-z. ]+?)?(?:,?\s+(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?)?\s*(?:\([^)]{2,40}\)\s*[-–—]|[-–—]{1,2})\s"
)


def dateline_of(report: Report) -> tuple[PlaceMention, int] | None:
    """The place of the dateline, with the offset in the body at which the news begins."""
    match = _DATELINE.match(report.text)
    if match is None:
        return None
    offset = len(report.body) - len(report.text)
    start, end = match.span("place")
    name = match["place"].title() if match["place"].isupper() else match["place"]
    return PlaceMention(quote=Quote.of(report.body, offset + start, offset + end), name=name), offset + match.end()
