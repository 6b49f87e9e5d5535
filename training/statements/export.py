"""Turn trained weights into the model that the package runs: ONNX graphs in eight bits.

``python -m training.statements.export --weights DIR --out DIR`` writes ``tagger.onnx``,
``linker.onnx``, ``firmness.onnx`` where acts were learnt, and ``vocabulary.txt``.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from training.statements.network import NARROW, WIDTH, Firmness, Linker, Tagger, encoder
from training.statements.train import base_folder

OPSET = 17


class _Alone(nn.Module):
    """The tagger for one window, without a mask."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, numbers: Tensor, looks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags, hidden states and what the linker sees."""
        tags, hidden, here = self.tagger(numbers, looks)
        return tags, hidden, here


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    tagger, linker, firmness = Tagger(encoder(base_folder()), 0.0), Linker(0.0), Firmness(0.0)
    weights = torch.load(given.weights / "w.pt")
    modules: dict[str, nn.Module] = {"tagger": tagger, "linker": linker, "firmness": firmness}
    for name, state in weights.items():
        modules[name].load_state_dict(state)
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch)
        _tagger(tagger.eval(), plain / "tagger.onnx")
        _linker(linker.eval(), plain / "linker.onnx")
        if "firmness" in weights:
            _firmness(firmness.eval(), plain / "firmness.onnx")
        fused = optimizer.optimize_model(
            str(plain / "tagger.onnx"), model_type="bert", num_heads=12, hidden_size=WIDTH
        )
        fused.save_model_to_file(str(plain / "fused.onnx"))
        kinds = ["MatMul", "Gather", "Attention"]
        for name in weights:
            quantize_dynamic(
                plain / ("fused.onnx" if name == "tagger" else f"{name}.onnx"),
                given.out / f"{name}.onnx",
                op_types_to_quantize=kinds if name == "tagger" else ["MatMul"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    shutil.copy(base_folder() / "vocab.txt", given.out / "vocabulary.txt")
    size = sum(path.stat().st_size for path in given.out.iterdir())
    print(f"{given.out}: {size / 1e6:.1f} MB")


def _tagger(tagger: Tagger, path: Path) -> None:
    numbers = torch.ones(1, 16, dtype=torch.long)
    torch.onnx.export(
        _Alone(tagger),
        (numbers, torch.zeros_like(numbers)),
        str(path),
        input_names=["numbers", "looks"],
        output_names=["tags", "hidden", "here"],
        dynamic_axes={
            name: {0: "windows", 1: "pieces"}
            for name in ("numbers", "looks", "tags", "hidden", "here")
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _linker(linker: Linker, path: Path) -> None:
    cues, pieces = 3, 16
    torch.onnx.export(
        linker,
        (
            torch.zeros(cues, pieces, NARROW),
            torch.zeros(cues, WIDTH),
            torch.zeros(cues, WIDTH),
            torch.zeros(cues, pieces, dtype=torch.long),
        ),
        str(path),
        input_names=["here", "first", "last", "distance"],
        output_names=["classes"],
        dynamic_axes={
            "here": {0: "cues", 1: "pieces"},
            "first": {0: "cues"},
            "last": {0: "cues"},
            "distance": {0: "cues", 1: "pieces"},
            "classes": {0: "cues", 1: "pieces"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _firmness(firmness: Firmness, path: Path) -> None:
    pieces = 16
    torch.onnx.export(
        firmness,
        (torch.zeros(1, pieces, WIDTH), torch.ones(1, pieces), torch.zeros(1, dtype=torch.long)),
        str(path),
        input_names=["hidden", "act", "rules"],
        output_names=["classes"],
        dynamic_axes={
            "hidden": {0: "acts", 1: "pieces"},
            "act": {0: "acts", 1: "pieces"},
            "rules": {0: "acts"},
            "classes": {0: "acts"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
