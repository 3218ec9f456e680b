# SPDX-License-Identifier: Apache-2.0
"""Tokens of a public set → prose as a newspaper sets it, with the span of every token."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOSES = re.compile(r"^(?:[,.;:!?)\]}%”’]+|['’](?:s|re|ve|ll|d|m)?|n['’]t|'')$", re.IGNORECASE)
_OPENS = re.compile(r"^(?:[(\[{$£€“‘#]|``)$")


def prose(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text, and (start, end) of each token in it."""
    out, spans, opened = "", [], True
    for token in tokens:
        if not opened and not _CLOSES.match(token):
            out += " "
        spans.append((len(out), len(out) + len(token)))
        out += token
        opened = _OPENS.match(token) is not None
    return out, spans
