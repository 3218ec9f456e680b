# SPDX-License-Identifier: Apache-2.0
"""How much of the outside is let in. One value, handed down; no global settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless said otherwise."""

    file_bytes: int = 512 * 1024 * 1024  # a whole JSONL or CSV file, read line by line
    record_bytes: int = 4 * 1024 * 1024  # one record, page or text
    feed_bytes: int = 16 * 1024 * 1024  # one feed document
    title_chars: int = 2_000
    json_depth: int = 16
    kept_bytes: int = 2_000  # of refused content, for whoever looks into it


DEFAULT_LIMITS = Limits()
