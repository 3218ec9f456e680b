# SPDX-License-Identifier: Apache-2.0
"""RSS, Atom and JSON Feed documents → reports. A feed is data: no entities, no markup, no scripts.

A document type declaration is refused before any parser sees the document, because entity bombs and
external entities need one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from nightdesk.intake.incoming import Item, incoming
from nightdesk.intake.limits import Limits
from nightdesk.intake.pages import plain_text
from nightdesk.intake.records import guarded
from nightdesk.vocabulary.errors import RefusedInput

_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def looks_like_feed(raw: bytes) -> bool:
    """Whether a document's head is that of a feed."""
    return bool(_FEED.search(raw[:4096])) or b"jsonfeed.org/version" in raw[:4096]


def from_feed(raw: bytes, origin: str, limits: Limits) -> Iterator[Item]:
    """Every entry of a feed as a report.

    Raises:
        RefusedInput: too large, with a document type declaration, or no feed at all.
    """
    if len(raw) > limits.feed_bytes:
        raise RefusedInput("too_large", f"a feed of {len(raw):,} bytes", f"allowed: {limits.feed_bytes:,}")
    if _DOCTYPE.search(raw):
        raise RefusedInput("doctype", "a feed with a document type declaration", "feeds are taken without one")
    title, entries = _parse(raw)
    for entry in entries:
        yield _entry(entry, title, origin, limits)


def _parse(raw: bytes) -> tuple[str, list[dict[str, Any]]]:
    """fastfeedparser, and feedparser for the broken documents that it gives up on."""
    import fastfeedparser
    import feedparser

    try:
        feed: Any = fastfeedparser.parse(raw)
    except Exception:  # the library raises whatever its parser met; the fallback decides
        feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    entries = [dict(entry) for entry in feed.entries]
    if not entries and not looks_like_feed(raw):
        raise RefusedInput("not_a_feed", "a document that is no feed", "allowed: RSS, Atom, JSON Feed")
    return str(feed.feed.get("title") or ""), entries


def _entry(entry: dict[str, Any], feed_title: str, origin: str, limits: Limits) -> Item:
    body = _content(entry)
    fields: dict[str, object] = {
        "guid": str(entry.get("id") or ""),
        "url": str(entry.get("link") or ""),
        "title": plain_text(str(entry.get("title") or "")),
        "text": plain_text(body) or plain_text(str(entry.get("title") or "")),
        "source": str((entry.get("source") or {}).get("title") or feed_title),
        "published": _moment(entry),
    }
    original = repr(sorted((key, str(value)) for key, value in entry.items())).encode("utf-8", "replace")
    return guarded(
        lambda: incoming(fields, original=original, origin=origin, limits=limits),
        origin=origin,
        original=original,
        limits=limits,
    )


def _content(entry: dict[str, Any]) -> str:
    for part in entry.get("content") or ():
        if value := part.get("value"):
            return str(value)
    return str(entry.get("summary") or entry.get("description") or "")


def _moment(entry: dict[str, Any]) -> object:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed and not isinstance(parsed, str):
        year, month, day, hour, minute, second = tuple(parsed)[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return entry.get("published") or entry.get("updated")
