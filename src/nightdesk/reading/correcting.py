# SPDX-License-Identifier: Apache-2.0
"""Notices that take back or mend what was reported before."""

from __future__ import annotations

import re

_CORRECT = re.compile(
    r"^\W*(?:correct(?:ion|s|ed|ing)|clarification)\b|\bin our [^.]{0,30}report\b|\bearlier (?:report|version|entry)[^.]{0,60}\b(?:wrong|incorrect|error|misstated)",
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Whether a sentence announces a correction."""
    return bool(_CORRECT.search(text))
