# SPDX-License-Identifier: Apache-2.0
"""The trained tagger: sentences in, names and triggers with kinds out.

Invariant: what a sentence gives does not depend on its neighbours. Scales of activations are fixed in the
model, and a sentence is always padded to the same length; the batch is only a way of saving time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from nightdesk.vocabulary.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_LENGTHS = (8, 16, 24, 32, 40, 48, 64, 80, 96, 128)
_MAX_PIECES = _LENGTHS[-1]
_OVERLAP = 24  # words that two windows of a long sentence share
_BATCH = 16


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name at ``start:end`` (code points of the sentence)."""

    start: int
    end: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class TaggedTrigger:
    """An event trigger with its kind and an embedding of 128 int8 numbers."""

    start: int
    end: int
    kind: str
    score: float
    embedding: bytes


@dataclass(frozen=True, slots=True)
class Tagging:
    names: tuple[TaggedName, ...]
    triggers: tuple[TaggedTrigger, ...]


class SentenceTagger(Protocol):
    """What the reader needs of a tagger."""

    version: str

    def tag(self, sentences: Sequence[str]) -> list[Tagging]: ...


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a sentence's words with its pieces; ``firsts`` are the positions of first pieces."""

    sentence: int
    words: tuple[tuple[int, int], ...]
    ids: tuple[int, ...]
    firsts: tuple[int, ...]
    kept: slice  # of the words: those that this window decides


class Tagger:
    """Runs the packaged model with onnxruntime; loads it when first asked."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(str(files("nightdesk.reading") / "model"))
        try:
            labels = json.loads((self._folder / "labels.json").read_text("utf-8"))
        except OSError as error:
            raise ModelError(f"no reading model in {self._folder} ({error})", todo="reinstall nightdesk") from None
        self.version = str(labels["version"])
        self._names, self._triggers = tuple(labels["names"]), tuple(labels["triggers"])

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        """Names and triggers of each sentence, in order."""
        windows = [window for index, text in enumerate(sentences) for window in self._windows(index, text)]
        names: list[list[tuple[int, int, str, float]]] = [[] for _ in sentences]
        triggers: list[list[TaggedTrigger]] = [[] for _ in sentences]
        for window, (name_scores, trigger_scores, vectors) in self._run(windows):
            found = _spans(name_scores, self._names, window)
            names[window.sentence].extend((start, end, label, score) for start, end, label, score, _ in found)
            for start, end, label, score, first in _spans(trigger_scores, self._triggers, window):
                triggers[window.sentence].append(TaggedTrigger(start, end, label, score, _int8(vectors[first])))
        return [
            Tagging(tuple(TaggedName(*one) for one in sorted(n)), tuple(sorted(t, key=lambda one: one.start)))
            for n, t in zip(names, triggers, strict=True)
        ]

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.log_severity_level = 3
        path = str(self._folder / "model.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> tokenizers.Tokenizer:
        import tokenizers

        tokenizer = tokenizers.Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def _windows(self, index: int, text: str) -> Iterator[_Window]:
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        start = 0
        while start < len(words):
            window, end = self._window(index, text, words, start)
            yield window
            if end >= len(words):
                return
            start = max(end - _OVERLAP, start + 1)

    def _window(self, index: int, text: str, words: list[tuple[int, int]], start: int) -> tuple[_Window, int]:
        """The longest window from word ``start``; the overlap with the next one is split down the middle."""
        end = min(len(words), start + _MAX_PIECES - 2)
        encoded = self._tokenizer.encode([text[a:b] for a, b in words[start:end]], is_pretokenized=True)
        owners = encoded.word_ids
        if len(owners) > _MAX_PIECES:
            last = owners[_MAX_PIECES - 2]
            end = start + max(int(last or 0), 1)
            encoded = self._tokenizer.encode([text[a:b] for a, b in words[start:end]], is_pretokenized=True)
            owners = encoded.word_ids
        firsts: dict[int, int] = {}
        for position, word in enumerate(owners[:_MAX_PIECES]):
            if word is not None:
                firsts.setdefault(word, position)
        spans = tuple(words[start + word] for word in firsts)
        low = _OVERLAP // 2 if start else 0
        high = len(spans) - (_OVERLAP // 2 if end < len(words) else 0)
        ids = tuple(encoded.ids[:_MAX_PIECES])
        return _Window(index, spans, ids, tuple(firsts.values()), slice(low, max(high, low + 1))), end

    def _run(self, windows: list[_Window]) -> Iterator[tuple[_Window, tuple[NDArray[np.float32], ...]]]:
        by_length: dict[int, list[_Window]] = {}
        for window in windows:
            by_length.setdefault(next(n for n in _LENGTHS if n >= len(window.ids)), []).append(window)
        for length, group in by_length.items():
            for start in range(0, len(group), _BATCH):
                batch = group[start : start + _BATCH]
                ids = np.zeros((len(batch), length), dtype=np.int64)
                mask = np.zeros_like(ids)
                for row, window in enumerate(batch):
                    ids[row, : len(window.ids)] = window.ids
                    mask[row, : len(window.ids)] = 1
                outputs = self._session.run(None, {"ids": ids, "mask": mask})
                for row, window in enumerate(batch):
                    yield window, tuple(output[row] for output in outputs)


def _spans(
    logits: NDArray[np.float32], labels: tuple[str, ...], window: _Window
) -> Iterator[tuple[int, int, str, float, int]]:
    """(start, end, label, score, first piece) of each BIO span; an I without a B opens one."""
    rows = logits[list(window.firsts)]
    exps = np.exp(rows - rows.max(axis=1, keepdims=True))
    best = rows.argmax(axis=1)
    scores = exps[np.arange(len(rows)), best] / exps.sum(axis=1)
    open_: list[int] = []
    kind = ""

    def closed() -> tuple[int, int, str, float, int]:
        score = round(float(min(scores[i] for i in open_)), 4)
        return window.words[open_[0]][0], window.words[open_[-1]][1], kind, score, window.firsts[open_[0]]

    for index in range(*window.kept.indices(len(rows))):
        prefix, _, label = labels[best[index]].partition("-")
        if open_ and (prefix != "I" or label != kind):
            yield closed()
            open_ = []
        if label:
            open_.append(index)
            kind = label
    if open_:
        yield closed()


def _int8(vector: NDArray[np.float32]) -> bytes:
    """The direction of a vector as int8: its cosine survives, its length does not."""
    scale = float(np.abs(vector).max()) or 1.0
    return bytes(np.rint(vector * (127.0 / scale)).astype(np.int8).tobytes())
