# SPDX-License-Identifier: Apache-2.0
"""Content-derived identifiers: the same content gives the same id on every machine, for ever."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"


def digest(*parts: str) -> str:
    """Hex SHA-256 over ``parts``, each prefixed by its length so that no two lists collide."""
    joined = _SEPARATOR.join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(prefix: str, *parts: str) -> str:
    """A short readable id, ``prefix`` + ``-`` + 16 hex digits (64 bits) of :func:`digest`."""
    return f"{prefix}-{digest(*parts)[:16]}"
