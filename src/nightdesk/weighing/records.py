# SPDX-License-Identifier: Apache-2.0
"""The record of a voice: how often it was right, with an interval, and the Admiralty letter that it would earn.

The letter is a proposal. It is read off the record alone, the number off the belief alone: the two scales were
found to be used as one by raters (Baker et al. 1968), and are kept apart here. A person may sign a letter by
rating the source.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.report import Value

_Z90 = 1.644854
_FEWEST = 5.0  # effective claims below which there is no basis: F
_BANDS = ((0.95, "A"), (0.85, "B"), (0.65, "C"), (0.50, "D"))


class VoiceRecord(Value, frozen=True):
    """Effective counts of settled own claims that were right and wrong, the mean, and its 90 % interval.

    ``topic`` and ``country`` are "" for the general record.
    """

    voice: str
    right: float
    wrong: float
    mean: float
    low: float
    high: float
    letter: str
    topic: str = ""
    country: str = ""


def records(parameters: Parameters) -> list[VoiceRecord]:
    """Every record of an epoch: those with most behind them first."""
    names = {key.partition(":")[2] for key in parameters.values if key.startswith(("right:", "wrong:"))}
    found = [_record(name, parameters.values) for name in sorted(names) if not name.startswith(("outlet:", "speaker:"))]
    return sorted(found, key=lambda one: (-(one.right + one.wrong), one.voice, one.topic, one.country))


def _record(name: str, values: Mapping[str, float]) -> VoiceRecord:
    voice, _, topic = name.partition("|")
    country = ""
    if not topic:
        voice, _, country = name.partition("@")
    right, wrong = values.get(f"right:{name}", 0.0), values.get(f"wrong:{name}", 0.0)
    n = right + wrong
    mean = right / n if n else 0.5
    low, high = _wilson(mean, n)
    return VoiceRecord(
        voice=voice, right=right, wrong=wrong, mean=mean, low=low, high=high, letter=letter(mean, n), topic=topic,
        country=country,
    )  # fmt: skip


def letter(mean: float, n: float) -> str:
    """The Admiralty letter of a share of right claims among ``n`` effective ones; F where there is no basis."""
    if n < _FEWEST:
        return "F"
    return next((name for least, name in _BANDS if mean >= least), "E")


def _wilson(share: float, n: float) -> tuple[float, float]:
    """90 % interval of a share (Wilson 1927), for effective counts."""
    if n <= 0:
        return 0.0, 1.0
    z = _Z90
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)
