# SPDX-License-Identifier: Apache-2.0
"""Planted copies: a text is rewritten as desks rewrite one another, and it is known which sentence came from which.

In: plain texts. Out: rewritten ones with, for each of their sentences, the index of the sentence it was made from (None: own
reporting). Guarantee: the same seed gives the same texts.
"""

from training.planting.rewrite import STRENGTHS, Planted, plant
from training.planting.texts import Text, corpus_texts, meantime_texts, wikinews_texts

__all__ = ["STRENGTHS", "Planted", "Text", "corpus_texts", "meantime_texts", "plant", "wikinews_texts"]
