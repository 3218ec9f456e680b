# SPDX-License-Identifier: Apache-2.0
"""The key under which a place's name is looked up, in any script.

Invariant: the keys of the shipped table were made by these very functions; whoever changes one runs
``scripts/make_gazetteer.py`` again.
"""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ی": "ي",
        "ک": "ك",
        "ى": "ي",
        "ة": "ه",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ё": "е",
    }
)
_SILENT = dict.fromkeys(map(ord, "'’‘`´ʼʻʿʾ\"“”ـ\u200c\u200d"))
_BLANKS = dict.fromkeys(map(ord, "-‐‑‒–—_/.,·"), " ")


def fold(name: str) -> str:
    """Lower case without accents, apostrophes or dashes: "Dayr az-Zawr" and "dayr az zawr" are one key."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_SILENT | _BLANKS).translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(plain.split())
