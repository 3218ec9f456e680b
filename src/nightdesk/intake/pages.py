# SPDX-License-Identifier: Apache-2.0
"""HTML pages and fragments → plain text. Nothing of the markup survives; scripts and styles go with it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import nh3

from nightdesk.intake.incoming import Item, incoming
from nightdesk.intake.limits import Limits
from nightdesk.vocabulary.errors import RefusedInput

_BLOCKS = {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"}
_TAG = re.compile(r"<[^>]*>")
_BREAKS = re.compile(r"[ \t]*\n\s*")


def plain_text(fragment: str) -> str:
    """The words of an HTML fragment, one block a line."""
    kept = nh3.clean(fragment, tags=_BLOCKS, attributes={}, strip_comments=True)
    return _BREAKS.sub("\n", html.unescape(_TAG.sub("\n", kept))).strip()


def from_html(raw: bytes, origin: str, limits: Limits) -> Item:
    """The article of a page: its text, title, address and time of publication.

    Raises:
        RefusedInput: no article text was found.
    """
    import trafilatura
    from lxml import html as lxml_html

    if len(raw) > limits.record_bytes:
        raise RefusedInput("too_large", f"a page of {len(raw):,} bytes", f"allowed: {limits.record_bytes:,}")
    tree = trafilatura.load_html(raw)
    found = _extracted(raw) if tree is not None else None
    if tree is None or found is None or not found.text:
        raise RefusedInput("no_article", "a page without article text", "allowed: HTML with a readable article")
    assert isinstance(tree, lxml_html.HtmlElement)
    fields: dict[str, object] = {
        "text": found.text,
        "title": found.title or "",
        "url": found.url or "",
        "source": found.sitename or "",
        "lang": (tree.get("lang") or "")[:2],
        "published": _published(tree) or found.date,
    }
    return incoming(fields, original=raw, origin=origin, limits=limits)


def _extracted(raw: bytes) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(raw, include_comments=False, include_tables=False)


def _published(tree: object) -> str | None:
    """The time with its hour: extractors keep the day alone, so the page's own metadata is asked first."""
    metas = tree.xpath("//meta[@property='article:published_time' or @itemprop='datePublished']/@content")  # type: ignore[attr-defined]  # lxml has no stubs
    for value in metas:
        return str(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):  # type: ignore[attr-defined]  # as above
        for value in _dates(script):
            return value
    return None


def _dates(script: str) -> Iterator[str]:
    try:
        stack: list[object] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
