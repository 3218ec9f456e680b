# SPDX-License-Identifier: Apache-2.0
"""What a sentence does to a claim that was made before: confirms, corrects or takes it back, by its words.

The model judges acts too; these words decide where it sees a plain assertion, because notices of this sort are few and formulaic.
"""

from __future__ import annotations

import re

from nightdesk.reading.correcting import is_correction
from nightdesk.vocabulary.terms import Act

_RETRACT = re.compile(
    r"\b(withdr(?:aws?|ew|awing|awn)|retract(?:s|ed|ing)?|has removed|have removed|deleted|takes? back|took down|disregard)\b[^.]{0,60}\b(report|story|post|claim|article|entry|tweet|alert|item)\b",
    re.IGNORECASE,
)
_CONFIRM = re.compile(r"\bconfirm(?:s|ed|ing|ation)?\b", re.IGNORECASE)
_NOT_CONFIRM = re.compile(
    r"\b(?:not|n't|cannot|could not|can't|cant|unable to|no|without|awaiting|neither|nor|yet to|if|until)\b[^.;]{0,40}\bconfirm|\bunconfirmed\b",
    re.IGNORECASE,
)


def act_by_words(text: str) -> Act:
    """The act that the words of a sentence announce; a plain assertion where they announce none."""
    if _RETRACT.search(text):
        return Act.RETRACT
    if is_correction(text):
        return Act.CORRECT
    return Act.CONFIRM if _CONFIRM.search(text) and not _NOT_CONFIRM.search(text) else Act.ASSERT
