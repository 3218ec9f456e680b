# SPDX-License-Identifier: Apache-2.0
"""Report and Quote: the texts, and exact spans of them.

Invariant: a quote's ``exact`` equals ``body[start:end]`` in Unicode code points, where ``body`` is
``title + "\\n\\n" + text``, or ``text`` where there is no title (DESIGN §4).
"""

from __future__ import annotations

import msgspec

from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import SourceKind


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of the frozen typed values."""


class Quote(msgspec.Struct, frozen=True, omit_defaults=True):
    """A span of a report's body (W3C Web Annotation text position + quote selectors)."""

    exact: str
    start: int
    end: int

    @classmethod
    def of(cls, body: str, start: int, end: int) -> Quote:
        """The quote at ``body[start:end]``; raises InvalidValue for an empty or outlying span."""
        if not 0 <= start < end <= len(body):
            raise InvalidValue(f"span {start}:{end} of a text of {len(body)}", "allowed: 0 <= start < end <= length")
        return cls(body[start:end], start, end)


class Report(Value, frozen=True):
    """One text that one source published at one time. Immutable."""

    uid: str
    id: str  # the input's own, else the uid
    source: str
    text: str
    key: str = ""  # the input's id, its guid or its canonical URL: same source and key = editions of one report
    title: str = ""
    url: str = ""
    published: Moment | None = None
    lang: str = ""  # as declared by the input; "" where it said nothing
    source_kind: SourceKind = SourceKind.UNKNOWN
    source_inferred: bool = False
    media: tuple[str, ...] = ()
    origin: str = ""  # how it was obtained: file name, "stdin", feed address
    sha256: str = ""  # of the original bytes

    @property
    def body(self) -> str:
        """The text that every offset points into."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


def report_uid(source: str, key: str, title: str, text: str) -> str:
    """Identity of a report: source, id-or-guid-or-canonical-URL, title and text; never dates (DESIGN §4)."""
    return make_id("r", source, key, title, text)


class Refusal(Value, frozen=True):
    """Input that was not taken, with its reason; kept so that coverage can be stated."""

    origin: str
    code: str
    reason: str
    sha256: str = ""
    content: bytes = b""  # what was found, cut to a limit
