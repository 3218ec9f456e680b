# SPDX-License-Identifier: Apache-2.0
"""JSON lines, CSV and plain text with front matter: one record after another, each on its own.

A record that is refused does not stop the next one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO

from nightdesk.intake.incoming import Item, incoming, refusal
from nightdesk.intake.limits import Limits
from nightdesk.vocabulary.errors import RefusedInput

_KEYS = frozenset({"id", "guid", "source", "url", "published", "date", "title", "lang", "source_kind"})


def decode(raw: bytes) -> str:
    """UTF-8 (or UTF-16 with its mark) as text; anything else is refused rather than guessed."""
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedInput(
            "encoding",
            f"byte {raw[error.start]:#04x} at {error.start}",
            "allowed: UTF-8",
            "convert it to UTF-8",
        ) from None


def guarded(build: Callable[[], Item], *, origin: str, original: bytes, limits: Limits) -> Item:
    """What ``build`` makes, or the refusal that it raised."""
    try:
        return build()
    except RefusedInput as error:
        return refusal(error, origin=origin, original=original, limits=limits)


def from_json_lines(stream: IO[bytes], origin: str, limits: Limits) -> Iterator[Item]:
    """One JSON object a line; a line longer than a record may be is skipped over, not held."""
    while line := stream.readline(limits.record_bytes + 1):
        if len(line) > limits.record_bytes:
            yield _skip_rest(stream, line, origin, limits)
        elif line.strip():
            yield guarded(
                partial(_json_record, line, origin, limits),
                origin=origin,
                original=line,
                limits=limits,
            )


def _skip_rest(stream: IO[bytes], line: bytes, origin: str, limits: Limits) -> Item:
    size, last = len(line), line
    while last and not last.endswith(b"\n"):
        last = stream.readline(limits.record_bytes)
        size += len(last)
    error = RefusedInput("too_large", f"a line of {size:,} bytes", f"allowed: {limits.record_bytes:,}", "split it")
    return refusal(error, origin=origin, original=line[: limits.kept_bytes], limits=limits)


def _json_record(raw: bytes, origin: str, limits: Limits) -> Item:
    fields = parse_json(decode(raw), limits)
    if not isinstance(fields, dict):
        raise RefusedInput("bad_json", f"a line holding {type(fields).__name__}", "allowed: one JSON object a line")
    return incoming(with_date(fields), original=raw, origin=origin, limits=limits)


def parse_json(text: str, limits: Limits) -> object:
    """JSON within the depth limit; raises RefusedInput for anything else."""
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise RefusedInput("too_deep", "JSON nested without end", f"allowed: {limits.json_depth} levels") from None
    except ValueError as error:
        raise RefusedInput("bad_json", f"text that is not JSON ({error})", "allowed: one JSON object a line") from None
    if _deeper_than(value, limits.json_depth):
        raise RefusedInput("too_deep", "deeply nested JSON", f"allowed: {limits.json_depth} levels")
    return value


def _deeper_than(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper_than(one, levels - 1) for one in inner)


def with_date(fields: dict[str, object]) -> dict[str, object]:
    """``date`` is another name for ``published``."""
    if fields.get("published") in (None, "") and fields.get("date") not in (None, ""):
        return {**fields, "published": fields["date"]}
    return fields


def from_csv(stream: IO[bytes], origin: str, limits: Limits) -> Iterator[Item]:
    """A table with a header that names at least ``text``."""
    csv.field_size_limit(limits.record_bytes)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="strict", newline="")
    rows = csv.DictReader(text)
    try:
        header = rows.fieldnames or []
        if "text" not in header:
            raise RefusedInput(
                "bad_header",
                f"a table with {', '.join(header) or 'no header'}",
                "a `text` column is required",
            )
        for row in rows:
            raw = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
            fields: dict[str, object] = {
                key: value for key, value in row.items() if key is not None and value is not None
            }
            yield guarded(
                partial(incoming, with_date(fields), original=raw, origin=origin, limits=limits),
                origin=origin,
                original=raw,
                limits=limits,
            )
    except (csv.Error, UnicodeDecodeError) as error:
        yield refusal(
            RefusedInput("bad_csv", f"a table that breaks off: {error}", "allowed: UTF-8 CSV with a header"),
            origin=origin,
            original=b"",
            limits=limits,
        )
    except RefusedInput as error:
        yield refusal(error, origin=origin, original=b"", limits=limits)
    finally:
        text.detach()  # the stream is its opener's to close


def from_text(raw: bytes, origin: str, limits: Limits) -> Item:
    """A text file, with optional front matter between two ``---`` lines at its head."""
    text = decode(raw)
    fields, body = _front_matter(text)
    return incoming(with_date({**fields, "text": body}), original=raw, origin=origin, limits=limits)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text
    try:
        end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    except StopIteration:
        return {}, text
    pairs = (line.split(":", 1) for line in lines[1:end] if ":" in line)
    fields: dict[str, object] = {
        key.strip(): value.strip().strip("\"'") for key, value in pairs if key.strip() in _KEYS
    }
    return fields, "\n".join(lines[end + 1 :]).removeprefix("\n")
