# SPDX-License-Identifier: Apache-2.0
"""Which examples a training run sees, and how often. Sources and licences stand in the model card.

``broad`` teaches every head from the public sets with the own corpus among them; ``final`` goes on from there with the own corpus in
front and enough of the rest that nothing is forgotten; ``polish`` does so once more
with less of the rest; ``own`` is the own corpus alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from training.example import Example
from training.sets import (
    cameo,
    causal_news,
    ecbplus,
    factuality,
    geneva,
    gum,
    muc4,
    names,
    own,
    plv,
    polnear,
    wikievents,
)

CORPUS = Path(__file__).parent / "corpus/train"
_PACKINGS = {"broad": (88, 1, 45, 88), "final": (88, 1, 45, 88, 20), "polish": (88, 1, 45, 88, 20)}
"""The own corpus is seen packed to the full, sentence by sentence, and in between: flashes come alone, articles do not."""


class Mix(StrEnum):
    BROAD = "broad"
    FINAL = "final"
    POLISH = "polish"
    OWN = "own"


PUBLIC: dict[str, Callable[[Path], Iterable[Example]]] = {
    "gum": lambda data: gum.load(data / "gum/train"),
    "re3d": lambda data: names.load_re3d(data / "re3d/train.txt"),
    "broad_twitter": lambda data: names.load_tweets(data / "broad_twitter_corpus/btc.train"),
    "wnut17": lambda data: names.load_wnut(data / "wnut17/wnut17train.conll"),
    "uds_ih2": lambda data: factuality.load(data / "uds_ih2/train.jsonl"),
    "meantime": lambda data: factuality.load(data / "meantime_factuality/train.jsonl"),
    "polnear": lambda data: polnear.load(data / "polnear/train"),
    "plv": lambda data: plv.load(data / "plv/PLV_train.tsv"),
    "cameo_class": lambda data: cameo.load_classes(data / "cameo_class/train.tsv"),
    "cameo_ner": lambda data: cameo.load_spans(data / "cameo_ner/train.txt"),
    "causal_news": lambda data: causal_news.load(data / "causal_news_corpus/V2/train_subtask1.csv"),
    "wikievents": lambda data: wikievents.load(data / "wikievents/train_realigned.jsonl"),
    "geneva": lambda data: geneva.load(data / "geneva/train_recovered.jsonl"),
    "muc4": lambda data: muc4.load(data / "muc4/processed/train.json"),
    "ecbplus": lambda data: ecbplus.load(data / "ecbplus"),
}
_BROAD = {
    "gum": 2.0, "re3d": 2.0, "broad_twitter": 0.3, "wnut17": 0.3, "meantime": 2.0, "polnear": 0.25, "plv": 2.0, "cameo_class": 1.5,
    "cameo_ner": 1.5, "wikievents": 2.0, "geneva": 1.5, "muc4": 0.5,
}  # fmt: skip
_FINAL = {
    "gum": 0.4, "re3d": 1.0, "broad_twitter": 0.05, "wnut17": 0.05, "uds_ih2": 0.15, "meantime": 1.0, "polnear": 0.07, "plv": 1.0,
    "cameo_class": 0.4, "cameo_ner": 0.7, "causal_news": 0.12, "wikievents": 0.15, "geneva": 0.3, "muc4": 0.05, "ecbplus": 0.5,
}  # fmt: skip
_REHEARSED = 0.4  # of the shares of ``final``, so that the last stage forgets nothing


def mix_of(mix: Mix, data: Path, seed: int, without: frozenset[str] = frozenset()) -> list[Example]:
    """The examples of a mix, in random order; ``without`` leaves public sets out."""
    rng = random.Random(seed)
    if mix is Mix.OWN:
        out = list(own.load(CORPUS))
    else:
        shares = {name: _BROAD.get(name, 1.0) if mix is Mix.BROAD else _FINAL[name] for name in PUBLIC}
        if mix is Mix.POLISH:
            shares = {name: share * _REHEARSED for name, share in shares.items()}
        out = [one for name, share in shares.items() if name not in without for one in drawn(name, data, share, rng)]
        out += [one for packing in _PACKINGS[mix] for one in own.load(CORPUS, packing)]
    rng.shuffle(out)
    return out


def drawn(name: str, data: Path, share: float, rng: random.Random) -> list[Example]:
    """A share of a public set: whole times, then a sample without replacement."""
    examples = list(PUBLIC[name](data))
    whole, rest = divmod(share, 1.0)
    return examples * int(whole) + rng.sample(examples, int(len(examples) * rest))
