# SPDX-License-Identifier: Apache-2.0
"""Files, folders and standard input → items, in a fixed order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from nightdesk.intake.feeds import from_feed, looks_like_feed
from nightdesk.intake.incoming import Item, refusal
from nightdesk.intake.limits import DEFAULT_LIMITS, Limits
from nightdesk.intake.pages import from_html
from nightdesk.intake.records import from_csv, from_json_lines, from_text
from nightdesk.vocabulary.errors import RefusedInput

_Streamed = Callable[[IO[bytes], str, Limits], Iterator[Item]]
_STREAMED: dict[str, _Streamed] = {".jsonl": from_json_lines, ".ndjson": from_json_lines, ".csv": from_csv}
_WHOLE = {".txt", ".md", ".html", ".htm", ".rss", ".atom", ".xml", ".json"}
ACCEPTED = tuple(sorted({*_STREAMED, *_WHOLE}))
"""File name endings that are taken from a folder."""


def gather(paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS) -> Iterator[Item]:
    """Everything under ``paths``: folders are walked in the order of their names, other files passed over.

    Raises:
        RefusedInput: a path that does not exist (nothing of it was read).
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in ACCEPTED):
                if not _is_companion(file):
                    yield from _file(file, limits)
        elif path.exists():
            yield from _file(path, limits)
        else:
            raise RefusedInput("not_found", f"no file or folder {path}", "give an existing path")


def from_stream(stream: IO[bytes], limits: Limits = DEFAULT_LIMITS, origin: str = "stdin") -> Iterator[Item]:
    """Standard input: JSON lines when it starts with ``{``, a feed, a page, else one text."""
    buffered = io.BufferedReader(cast("io.RawIOBase", stream)) if not hasattr(stream, "peek") else stream
    if buffered.peek(1)[:1] == b"{":
        yield from from_json_lines(buffered, origin, limits)
    else:
        yield from _document(buffered.read(limits.feed_bytes + 1), origin, limits)


def _is_companion(file: Path) -> bool:
    """READMEs and expectations that lie beside reports are no reports."""
    return file.name.lower() in {"readme.md", "readme.txt", "expectations.json", "license.md", "source.md"}


def _file(file: Path, limits: Limits) -> Iterator[Item]:
    origin, suffix = file.name, file.suffix.lower()
    try:
        size = file.stat().st_size
        if streamed := _STREAMED.get(suffix):
            if size > limits.file_bytes:
                raise RefusedInput("too_large", f"{file.name} of {size:,} bytes", f"allowed: {limits.file_bytes:,}")
            with file.open("rb") as stream:
                yield from streamed(stream, origin, limits)
            return
        if suffix not in _WHOLE:
            raise RefusedInput("format", f"{file.name}: {suffix or 'no ending'}", f"allowed: {', '.join(ACCEPTED)}")
        if size > limits.feed_bytes:
            raise RefusedInput("too_large", f"{file.name} of {size:,} bytes", f"allowed: {limits.feed_bytes:,}")
        yield from _document(file.read_bytes(), origin, limits, suffix)
    except RefusedInput as error:
        yield refusal(error, origin=origin, original=b"", limits=limits)
    except OSError as error:
        yield refusal(
            RefusedInput("unreadable", f"{file.name}: {error.strerror}", todo="check its permissions"),
            origin=origin,
            original=b"",
            limits=limits,
        )


def _document(raw: bytes, origin: str, limits: Limits, suffix: str = "") -> Iterator[Item]:
    try:
        if suffix in {".rss", ".atom", ".xml", ".json"} or (not suffix and looks_like_feed(raw)):
            yield from from_feed(raw, origin, limits)
        elif suffix in {".html", ".htm"} or (not suffix and raw.lstrip()[:1] == b"<"):
            yield from_html(raw, origin, limits)
        else:
            yield from_text(raw, origin, limits)
    except RefusedInput as error:
        yield refusal(error, origin=origin, original=raw, limits=limits)
