# SPDX-License-Identifier: Apache-2.0
"""Checkpoint → int8 ONNX: ``python -m training.export --checkpoint FILE --weights DIR --data DIR``.

Weights are int8 by channel, activations int8 with scales fixed on calibration sentences, so that a
sentence's result does not depend on its batch. The event embedding is the first 128 principal components
of the trigger states of the training corpus.
"""

from __future__ import annotations

import argparse
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
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.data import NAME_LABELS, TRIGGER_LABELS, Example, from_corpus, training_mix
from training.model import WIDTH, Reader
from training.train import tensors

_HERE = Path(__file__).parent
_OUT = _HERE.parent / "src/nightdesk/reading/model"
_EMBEDDING = 128


class Exported(nn.Module):
    """The model with the projection of the event embedding as a third output."""

    def __init__(self, model: Reader, projection: Tensor, centre: Tensor) -> None:
        super().__init__()
        self.model = model
        self.project = nn.Linear(WIDTH, _EMBEDDING)
        with torch.no_grad():
            self.project.weight.copy_(projection)
            self.project.bias.copy_(-(projection @ centre))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        names, triggers, states = self.model(ids, mask)
        return names, triggers, self.project(states)


@torch.no_grad()
def principal_components(model: Reader, examples: list[Example], tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """(128, 384) components and the mean of the states of first trigger words."""
    rows = []
    for one in examples:
        ids, mask, _, triggers, _ = tensors([one], tokenizer)
        states = model(ids, mask)[2][0]
        begins = [i for i, label in enumerate(triggers[0].tolist()) if label > 0 and TRIGGER_LABELS[label][0] == "B"]
        rows.extend(states[i] for i in begins)
    stacked = torch.stack(rows)
    centre = stacked.mean(0)
    _, _, components = torch.linalg.svd(stacked - centre, full_matrices=False)
    return components[:_EMBEDDING], centre


class Calibration(CalibrationDataReader):  # type: ignore[misc]  # the library is untyped
    """Sentences on which the scales of activations are fixed."""

    def __init__(self, examples: list[Example], tokenizer: Tokenizer) -> None:
        self._rows: Iterator[dict[str, np.ndarray]] = iter(
            {"ids": ids.numpy(), "mask": mask.numpy()}
            for ids, mask, *_ in (tensors([one], tokenizer) for one in examples)
        )

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self._rows, None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--version", default="1.0")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = Reader(len(NAME_LABELS), len(TRIGGER_LABELS))
    model.load_state_dict(torch.load(args.checkpoint))
    model.eval()
    own = list(from_corpus(_HERE / "corpus/train"))
    exported = Exported(model, *principal_components(model, own, tokenizer)).eval()
    mix = training_mix(args.data, _HERE / "corpus", _HERE / "lexicon.yaml")[:250]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        sample = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long))
        axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", "names", "triggers", "embedding")}
        torch.onnx.export(
            exported,
            sample,
            str(plain),
            input_names=["ids", "mask"],
            output_names=["names", "triggers", "embedding"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        _quantise(plain, args.out / "model.onnx", Calibration(mix, tokenizer))
    shutil.copy(args.weights / "tokenizer.json", args.out / "tokenizer.json")
    digest = hashlib.sha256((args.weights / "model.safetensors").read_bytes()).hexdigest()
    labels = {
        "version": args.version,
        "names": NAME_LABELS,
        "triggers": TRIGGER_LABELS,
        "start_weights_sha256": digest,
    }
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def _quantise(plain: Path, out: Path, calibration: Calibration) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    graph = onnx.load(plain)
    constants = {tensor.name for tensor in graph.graph.initializer}
    attention = [node.name for node in graph.graph.node if node.op_type == "MatMul" and not constants & set(node.input)]
    quantize_static(
        plain,
        out,
        calibration,
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        nodes_to_exclude=attention,
    )


if __name__ == "__main__":
    main()
