# SPDX-License-Identifier: Apache-2.0
"""The trained model at run time: windows of words in, scores of every head out.

Invariant: what a window gives does not depend on its neighbours in the batch. Scales of activations are fixed in the model,
and a window is padded to a length that depends on itself alone; the batch is only a way of saving time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nightdesk.reading.pieces import LIMIT, Pieces, cut, distances
from nightdesk.vocabulary.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

Floats = NDArray[np.float32]
_STEP = 8
"""A window is padded to the next multiple of this many pieces."""

_BATCH_PIECES = 1024
_READ, _MORE = ("flat", "embedding", "argument", "speech"), ("more", "pair")
"""Outputs of the graph that reading needs, and those that serve benchmarks alone."""


class Window(NamedTuple):
    """Words of one or more consecutive sentences; ``starts`` are the indices of the sentences' first words."""

    words: tuple[str, ...]
    starts: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Scores of one window, a row a word (or a sentence). ``length`` is the number of words that fitted.

    ``tags``, ``classes`` and ``sentences`` are logits by head; ``values`` are numbers by head; ``embedding`` is (words, 128). Heads that were
    not asked for are missing.
    """

    length: int
    tags: dict[str, Floats]
    classes: dict[str, Floats]
    values: dict[str, Floats]
    sentences: dict[str, Floats]
    embedding: Floats
    ends: dict[str, Floats]


class Encoder:
    """Runs a model folder (``model.onnx``, ``heads.npz``, ``labels.json``, ``tokenizer.json``) with onnxruntime, loaded when first asked.

    Raises:
        ModelError: the folder holds no model.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(str(files("nightdesk.reading") / "model"))
        try:
            card = json.loads((self.folder / "labels.json").read_text("utf-8"))
        except OSError as error:
            raise ModelError(f"no reading model in {self.folder} ({error})", todo="reinstall nightdesk") from None
        self.version = str(card["version"])
        self.labels: dict[str, tuple[str, ...]] = {head: tuple(labels) for head, labels in card["labels"].items()}
        self._outputs: dict[str, dict[str, list[str]]] = card["outputs"]
        self._ends: dict[str, list[str]] = card["ends"]
        self._temperatures: dict[str, float] = card.get("temperatures", {})

    def encode(self, windows: Sequence[Window], *, only_reading: bool = False) -> list[Encoded]:
        """One result a window, in order; what is longer than the limit loses its end.

        Args:
            windows: see ``packing.pack``, which cuts what is too long.
            only_reading: leave out the heads that serve benchmarks alone.
        """
        cuts = self._cut(windows)
        out: list[Encoded | None] = [None] * len(windows)
        for group in _batches(cuts):
            outputs = self._run([cuts[index] for index in group], only_reading)
            for row, index in enumerate(group):
                out[index] = self._encoded(cuts[index], {name: array[row] for name, array in outputs.items()})
        return [one for one in out if one is not None]

    def piece_counts(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """How many pieces each word of each sentence takes, for packing windows."""
        counts = []
        for encoding, words in zip(self._tokenised(sentences), sentences, strict=True):
            row = [0] * len(words)
            for owner in _owners(encoding):
                row[owner] += 1
            counts.append(row)
        return counts

    def view(self, encoded: Encoded, anchor: int, *heads: str) -> dict[str, Floats]:
        """Head → (words, labels) scores of what each word is to the ``anchor`` word."""
        return {head: scores[0] for head, scores in self.views(encoded, [anchor], *heads).items()}

    def views(self, encoded: Encoded, anchors: Sequence[int], *heads: str) -> dict[str, Floats]:
        """Head → (anchors, words, labels) scores of what each word is to each of some anchor words."""
        far = np.stack([distances(encoded.length, anchor) for anchor in anchors])
        hidden: dict[str, Floats] = {}
        for group in dict.fromkeys(self._group_of[head] for head in heads):
            ends = encoded.ends[group]
            hidden[group] = self._hidden(group, ends[list(anchors)][:, None], ends[None], far)
        return {head: self._out(head, hidden[self._group_of[head]]) for head in heads}

    def pair(self, encoded: Encoded, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        """Scores of the PLOVER categories for a pair of spans (word indices, half-open)."""
        ends = encoded.ends["pair"]
        first = (ends[source[0]] + ends[source[1] - 1]) / 2
        second = (ends[target[0]] + ends[target[1] - 1]) / 2
        row: Floats = self._out("plover", self._hidden("pair", first, second, np.zeros(1, np.int64)))[0]
        return row

    def _hidden(self, group: str, anchor: Floats, others: Floats, far: NDArray[np.int64]) -> Floats:
        width = anchor.shape[-1] // 4
        a, c = anchor[..., :width], anchor[..., 2 * width : 3 * width]
        b, d = others[..., width : 2 * width], others[..., 3 * width :]
        return np.maximum(a + b + c * d + self._small[f"{group}.distance"][far], 0)

    def _out(self, head: str, hidden: Floats) -> Floats:
        scores: Floats = hidden @ self._small[f"{head}.weight"].T + self._small[f"{head}.bias"]
        return scores / np.float32(self._temperatures.get(head, 1.0))

    @cached_property
    def _group_of(self) -> dict[str, str]:
        return {head: group for group, heads in self._ends.items() for head in heads}

    def _encoded(self, pieces: Pieces, rows: dict[str, Floats]) -> Encoded:
        words, closings = list(pieces.firsts), list(pieces.closings)
        found: dict[str, dict[str, Floats]] = {"tags": {}, "classes": {}, "values": {}, "sentences": {}}
        for output, groups in self._columns.items():
            if output in rows:
                for group, heads in groups.items():
                    found[group] |= self._split(rows[output][closings if group == "sentences" else words], heads)
        return Encoded(
            len(words),
            found["tags"],
            found["classes"],
            _valued(found["values"]),
            found["sentences"],
            rows["embedding"][words],
            {group: rows[group][words] for group in self._ends if group in rows},
        )

    def _split(self, flat: Floats, heads: dict[str, tuple[int, int]]) -> dict[str, Floats]:
        return {head: flat[:, b:e] / np.float32(self._temperatures.get(head, 1.0)) for head, (b, e) in heads.items()}

    @cached_property
    def _columns(self) -> dict[str, dict[str, dict[str, tuple[int, int]]]]:
        """Where each head stands in each of the model's flat outputs."""
        out: dict[str, dict[str, dict[str, tuple[int, int]]]] = {}
        for output, groups in self._outputs.items():
            begin = 0
            for group, heads in groups.items():
                for head in heads:
                    width = 1 if group == "values" else len(self.labels[head])
                    out.setdefault(output, {}).setdefault(group, {})[head] = (begin, begin + width)
                    begin += width
        return out

    def _tokenised(self, sentences: Sequence[Sequence[str]]) -> list[tokenizers.Encoding]:
        return self._tokenizer.encode_batch(
            [list(one) for one in sentences], is_pretokenized=True, add_special_tokens=False
        )

    def _cut(self, windows: Sequence[Window]) -> list[Pieces]:
        return [
            cut(window.words, window.starts, encoding.ids, _owners(encoding))
            for window, encoding in zip(windows, self._tokenised([one.words for one in windows]), strict=True)
        ]

    def _run(self, group: list[Pieces], only_reading: bool) -> dict[str, Floats]:
        import onnxruntime

        width = _padded(len(group[0].ids))
        ids, shapes, mask = (np.zeros((len(group), width), np.int64) for _ in range(3))
        for row, one in enumerate(group):
            ids[row, : len(one.ids)] = one.ids
            shapes[row, : len(one.ids)] = one.shapes
            mask[row, : len(one.ids)] = 1
        wanted = _READ if only_reading else (*_READ, *_MORE)
        options = onnxruntime.RunOptions()
        options.only_execute_path_to_fetches = True
        outputs = self._session.run(wanted, {"ids": ids, "shapes": shapes, "mask": mask}, options)
        return dict(zip(wanted, outputs, strict=True))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.log_severity_level = 3
        path = str(self.folder / "model.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _small(self) -> dict[str, Floats]:
        """Weights of the two-ended heads, float32."""
        with np.load(self.folder / "heads.npz") as stored:
            return {name: stored[name].astype(np.float32) for name in stored.files}

    @cached_property
    def _tokenizer(self) -> tokenizers.Tokenizer:
        import tokenizers

        tokenizer = tokenizers.Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer


def _owners(encoding: tokenizers.Encoding) -> list[int]:
    """The word of each piece; without special pieces there is one for each."""
    return [int(owner) for owner in encoding.word_ids if owner is not None]


def _valued(scores: dict[str, Floats]) -> dict[str, Floats]:
    """Certainty comes as a logit, factuality in units of half its scale [-3, 3]."""
    return {
        "certainty": (1 / (1 + np.exp(-scores["certainty"][:, 0]))).astype(np.float32),
        "factuality": np.clip(scores["factuality"][:, 0] * 3, -3, 3),
    }


def _padded(length: int) -> int:
    return min(-(-length // _STEP) * _STEP, LIMIT)


def _batches(cuts: Sequence[Pieces]) -> Iterator[list[int]]:
    """Indices of windows that are padded alike, about a thousand pieces together."""
    by_length: dict[int, list[int]] = {}
    for index, one in enumerate(cuts):
        by_length.setdefault(_padded(len(one.ids)), []).append(index)
    for length, group in by_length.items():
        size = max(1, _BATCH_PIECES // length)
        yield from (group[start : start + size] for start in range(0, len(group), size))
