# SPDX-License-Identifier: Apache-2.0
"""Checkpoint → model folder: ``python -m training.export --checkpoint FILE --weights DIR --data DIR --version V``.

Weights are int8 by channel in seven bits, because processors without VNNI add two products in sixteen bits and would
saturate with eight; activations are int8 with scales fixed on calibration windows, so that a sentence's result does not
depend on its batch. The two-ended heads stay float32 beside the graph (``heads.npz``).
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from torch import Tensor, nn

from training.batching import Encoded, encode, tensors
from training.heads import CLASSES, ENDS, PLOVER, READ, SENTENCES, TAGS, VALUES, VIEWS
from training.mix import Mix, mix_of
from training.model import Reader
from training.train import tokenizer_of

_OUT = Path(__file__).parent.parent / "src/nightdesk/reading/model"
_CALIBRATION = 256  # windows
_SPARED = "/model/layers.0/outer"
"""The one layer whose activations need more than eight bits: the outer projection of the first."""
_MORE = tuple(head for head in TAGS if head not in READ)


_OUTPUTS = ("flat", "more", "embedding", *ENDS)


class Exported(nn.Module):
    """All heads as a few outputs: scores that reading asks for, the other scores, the embedding, and the projections of each two-ended group.

    They are outputs of their own because the runtime computes only what is asked for.
    """

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        self.read = _joined([model.tag_heads[head] for head in READ])
        self.more = _joined([model.tag_heads[head] for head in (*_MORE, *SENTENCES)])
        self.judge = _joined([model.judge_heads[head] for head in (*CLASSES, *VALUES)])

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        states = self.model(ids, shapes, mask)
        flat = torch.cat([self.read(states), self.judge(self.model.judged(states))], -1)
        ends = (self.model.end_heads[group].project(states) for group in ENDS)
        return flat, self.more(states), self.model.embed_head(states), *ends


def _joined(parts: list[nn.Linear]) -> nn.Linear:
    """Linear layers over the same input as one."""
    out = nn.Linear(parts[0].in_features, sum(one.out_features for one in parts))
    with torch.no_grad():
        out.weight.copy_(torch.cat([one.weight for one in parts]))
        out.bias.copy_(torch.cat([one.bias for one in parts]))
    return out


class RowInt8(nn.Module):
    """An embedding table of int8 with a scale a row: no product of it is summed, so it needs no reduced range and loses next to nothing."""

    table: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale[:, None]).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids][..., None]


class Calibration(CalibrationDataReader):  # type: ignore[misc]  # the library is untyped
    """Windows on which the scales of activations are fixed."""

    def __init__(self, examples: list[Encoded]) -> None:
        batches = (tensors([one]) for one in examples)
        self._rows: Iterator[dict[str, np.ndarray]] = iter(
            {"ids": one.ids.numpy(), "shapes": one.shapes.numpy(), "mask": one.mask.numpy()} for one in batches
        )

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self._rows, None)


def two_ended(model: Reader) -> dict[str, np.ndarray]:
    """The arrays of ``heads.npz``."""
    out = {}
    for group in ENDS:
        out[f"{group}.distance"] = model.end_heads[group].distance.weight.detach().numpy()
    for head in (*VIEWS, "plover"):
        out[f"{head}.weight"] = model.view_heads[head].weight.detach().numpy()
        out[f"{head}.bias"] = model.view_heads[head].bias.detach().numpy()
    return out


def write_labels(folder: Path, version: str, weights: Path) -> None:
    """``labels.json``: labels of every head, and the order of heads in the outputs."""
    digest = hashlib.sha256((weights / "model.safetensors").read_bytes()).hexdigest()
    card = {
        "version": version,
        "start_weights_sha256": digest,
        "outputs": {
            "flat": {"tags": [*READ], "classes": [*CLASSES], "values": [*VALUES]},
            "more": {"tags": [*_MORE], "sentences": [*SENTENCES]},
        },
        "ends": {group: list(heads) for group, heads in ENDS.items()},
        "labels": {**TAGS, **SENTENCES, **CLASSES, **VIEWS, "plover": PLOVER},
    }
    (folder / "labels.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def export(model: Reader, folder: Path, weights: Path, version: str, calibration: list[Encoded] | None) -> None:
    """Write a model folder; without ``calibration`` the graph stays float32 (for folds and comparisons)."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    if calibration is not None:
        model = copy.deepcopy(model)
        model.words = RowInt8(model.words.weight.detach())
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "plain.onnx"
        sample = tuple(torch.ones(2, 9, dtype=torch.long) for _ in range(3))
        names = ["ids", "shapes", "mask", *_OUTPUTS]
        torch.onnx.export(
            Exported(model).eval(), sample, str(plain), input_names=names[:3], output_names=names[3:],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in names}, opset_version=17, dynamo=False,
        )  # fmt: skip
        if calibration is None:
            shutil.copy(plain, folder / "model.onnx")
        else:
            _quantise(plain, folder / "model.onnx", Calibration(calibration))
    np.savez_compressed(folder / "heads.npz", **two_ended(model))
    shutil.copy(weights / "tokenizer.json", folder / "tokenizer.json")
    write_labels(folder, version, weights)


def _quantise(plain: Path, out: Path, calibration: Calibration) -> None:
    """The layers become int8; attention itself, the heads and what ``_SPARED`` names stay float32: they cost little time and lose much by it.

    A scale of activations is the mean over calibration windows of each window's range: clipping further (99.99th percentile) loses
    everything, for the outliers carry meaning; the widest range of all windows leaves steps too coarse (1.5 points of kinds).
    """
    graph = onnx.load(plain)
    constants = {tensor.name for tensor in graph.graph.initializer}
    spared = [
        node.name
        for node in graph.graph.node
        if node.op_type == "MatMul"
        and (
            not constants & set(node.input)
            or not node.name.startswith("/model/layers")
            or node.name.startswith(_SPARED)
        )
    ]
    quantize_static(
        plain,
        out,
        calibration,
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        extra_options={"CalibMovingAverage": True},
        nodes_to_exclude=spared,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--version", required=True)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    args = parser.parse_args()
    model = Reader()
    model.load_state_dict(torch.load(args.checkpoint))
    calibration = None
    if not args.float:
        windows = mix_of(Mix.OWN, args.data, 7)[:_CALIBRATION]
        calibration = encode(windows, tokenizer_of(args.weights))
    export(model, args.out, args.weights, args.version, calibration)


if __name__ == "__main__":
    main()
