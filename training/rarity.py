# SPDX-License-Identifier: Apache-2.0
"""How many reports a word stands in, counted in Wikinews and MEANTIME: ``python -m training.rarity --data DIR``.

Written to ``merging/data/rarity.tsv``: the number of reports first, then lemma and count, for lemmas of three reports and more.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from nightdesk.merging.told import content_words
from training.planting import meantime_texts, wikinews_texts

_OUT = Path(__file__).parent.parent / "src/nightdesk/merging/data/rarity.tsv"
_FEWEST = 3


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    counted, reports = Counter[str](), 0
    for text in [
        *wikinews_texts(data / "wikinews", "2019"),
        *wikinews_texts(data / "wikinews", "2020"),
        *meantime_texts(data / "meantime"),
    ]:
        counted.update({word for sentence in text.sentences for word, _ in content_words(sentence)})
        reports += 1
    rows = [f"{reports}", *(f"{word}\t{count}" for word, count in sorted(counted.items()) if count >= _FEWEST)]
    _OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
