# SPDX-License-Identifier: Apache-2.0
"""Fields of the outside → Report, with the bytes it came as; or a Refusal that says why not.

Invariant: ``title`` and ``text`` are verbatim but for NUL and lone surrogates, which become U+FFFD
because no store and no page can carry them (DESIGN §4).
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from nightdesk.intake.limits import Limits
from nightdesk.vocabulary.errors import InvalidValue, RefusedInput
from nightdesk.vocabulary.moments import Moment, from_datetime, parse_moment
from nightdesk.vocabulary.report import Refusal, Report, Value, report_uid
from nightdesk.vocabulary.terms import SourceKind

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src)$")


class Incoming(Value, frozen=True):
    """A report as it came in, before anything has read it."""

    report: Report
    original: bytes


Item = Incoming | Refusal


class Fields(BaseModel):
    """What a record may carry (DESIGN §4); only ``text`` is required. Other keys are ignored."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    text: str
    title: str = ""
    id: str = ""
    guid: str = ""
    source: str = ""
    url: str = ""
    published: Moment | None = None
    lang: str = ""
    source_kind: SourceKind = SourceKind.UNKNOWN
    media: list[str] = Field(default_factory=list)

    @field_validator("text", "title", mode="after")
    @classmethod
    def _storable(cls, value: str) -> str:
        return _UNSTORABLE.sub("�", value)

    @field_validator("id", "guid", "source", "url", "lang", mode="after")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        return _UNSTORABLE.sub("�", value).strip()

    @field_validator("title", "id", "guid", "source", "url", "lang", "source_kind", "media", mode="before")
    @classmethod
    def _absent(cls, value: object, info: object) -> object:
        if value is not None:
            return value
        field = cls.model_fields[info.field_name]  # type: ignore[attr-defined]  # pydantic's ValidationInfo
        return field.get_default(call_default_factory=True)

    @field_validator("published", mode="before")
    @classmethod
    def _moment(cls, value: object) -> object:
        if isinstance(value, datetime):
            return from_datetime(value)
        if isinstance(value, str):
            return parse_moment(value) if value.strip() else None
        if value is None:
            return None
        raise InvalidValue(f"{value!r} as a time", "allowed: ISO 8601 text, as in 2020-01-03T00:12:00Z")


def incoming(fields: dict[str, object], *, original: bytes, origin: str, limits: Limits) -> Incoming:
    """Build a report from the fields of a record.

    Raises:
        RefusedInput: too large, without text, or a field of the wrong kind.
    """
    if len(original) > limits.record_bytes:
        raise RefusedInput(
            "too_large",
            f"a record of {len(original):,} bytes",
            f"allowed: {limits.record_bytes:,}",
            "split it",
        )
    try:
        known = Fields.model_validate(fields)
    except ValidationError as error:
        raise RefusedInput("bad_field", _in_words(error), "see the input format in the guide") from None
    except InvalidValue as error:
        raise RefusedInput("bad_field", error.found, error.allowed) from None
    if not known.text.strip():
        raise RefusedInput("empty_text", "a record without text", "only `text` is required, and it must say something")
    if len(known.title) > limits.title_chars:
        raise RefusedInput(
            "too_large", f"a title of {len(known.title):,} characters", f"allowed: {limits.title_chars:,}"
        )
    return Incoming(report=_report(known, origin, original), original=original)


def refusal(error: RefusedInput, *, origin: str, original: bytes, limits: Limits) -> Refusal:
    """The record of what was not taken and why."""
    return Refusal(
        origin=origin,
        code=error.code,
        reason=str(error),
        sha256=hashlib.sha256(original).hexdigest(),
        content=original[: limits.kept_bytes],
    )


def canonical_url(url: str) -> str:
    """The address without fragment and tracking parameters, host in lower case."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/") or "/", query, ""))


def _report(known: Fields, origin: str, original: bytes) -> Report:
    source, inferred = known.source, False
    if not source:
        source, inferred = _host(known.url) or origin or "unknown", True
    key = known.id or known.guid or (canonical_url(known.url) if known.url else "")
    uid = report_uid(source, key, known.title, known.text)
    return Report(
        uid=uid,
        id=known.id or uid,
        source=source,
        text=known.text,
        key=key,
        title=known.title,
        url=known.url,
        published=known.published,
        lang=known.lang.lower(),
        source_kind=known.source_kind,
        source_inferred=inferred,
        media=tuple(known.media),
        origin=origin,
        sha256=hashlib.sha256(original).hexdigest(),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _in_words(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'record'}: {e['msg'].lower()}" for e in error.errors())
