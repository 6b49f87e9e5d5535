"""Turn trained weights into the model that the package runs: ONNX graphs of few bits.

``python -m training.export --statements DIR --acts DIR --out DIR`` writes the vectors of the
pieces (``words.npy``, ``vocabulary.txt``), ``tagger.onnx`` and ``linker.onnx`` of the reader of
attributions, and ``firmness.onnx``, the judge of acts, which a model may lack.
"""

import argparse
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from servanda.reading.attribution.words import packed
from training.acts.network import Judge
from training.encoder import NARROW, base_folder
from training.statements.network import WIDTH, Linker, Tagger

OPSET = 17
BLOCK = 64
"""Weights of the judge that share one scale."""
PIECES = 16
"""Pieces of the example that a graph is traced with."""
WORDS = torch.zeros(1, PIECES, WIDTH)
LOOKS = torch.zeros(1, PIECES, dtype=torch.long)
Axes = dict[int, str]
WINDOWS, CUES, ACTS = ({0: rows, 1: "pieces"} for rows in ("windows", "cues", "acts"))


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=Path, required=True, help="weights of the reader")
    parser.add_argument("--acts", type=Path, help="weights of the judge of acts")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch)
        _statements(torch.load(given.statements / "w.pt"), plain, given.out)
        if given.acts is not None:
            _acts(torch.load(given.acts / "w.pt"), plain, given.out)
    size = sum(path.stat().st_size for path in given.out.iterdir())
    print(f"{given.out}: {size / 1e6:.1f} MB")


def _statements(weights: dict[str, dict[str, Tensor]], plain: Path, out: Path) -> None:
    """Write the words, the tagger and the linker; where a span ends is told by eight bits."""
    tagger, linker = Tagger(0.0), Linker(0.0)
    tagger.load_state_dict(weights["tagger"])
    linker.load_state_dict(weights["linker"])
    words = tagger.encoder.words(torch.tensor(_vocabulary(out / "vocabulary.txt")))
    np.save(out / "words.npy", packed(words.detach().numpy()))
    wanted = dict.fromkeys(("tags", "hidden", "here"), WINDOWS)
    seen = {"words": (WORDS, WINDOWS), "looks": (LOOKS, WINDOWS)}
    _traced(tagger, seen, wanted, plain / "tagger.onnx")
    _fused(plain / "tagger.onnx", attention=True)
    _in_eight_bits(plain / "tagger.onnx", out, ["MatMul", "Attention"])
    cue = torch.zeros(1, WIDTH)
    given = {
        "here": (torch.zeros(1, PIECES, NARROW), CUES),
        "first": (cue, {0: "cues"}),
        "last": (cue, {0: "cues"}),
        "distance": (LOOKS, CUES),
    }
    _traced(linker, given, {"classes": CUES}, plain / "linker.onnx")
    _in_eight_bits(plain / "linker.onnx", out, ["MatMul"])


def _acts(weights: dict[str, dict[str, Tensor]], plain: Path, out: Path) -> None:
    """Write the judge; for a class four bits do."""
    judge = Judge(0.0)
    judge.load_state_dict(weights["judge"])
    given = {"words": (WORDS, ACTS), "looks": (LOOKS, ACTS), "rules": (LOOKS[:, 0], {0: "acts"})}
    _traced(judge, given, {"classes": ACTS}, plain / "firmness.onnx")
    _fused(plain / "firmness.onnx", attention=False)
    _in_four_bits(plain / "firmness.onnx", out)


def _vocabulary(path: Path) -> list[int]:
    """Write the pieces that English needs; return their numbers in the vocabulary of the base.

    Left out are letters of other scripts, and places that the base keeps free.
    """
    pieces = (base_folder() / "vocab.txt").read_text("utf-8").splitlines()
    kept = [number for number, piece in enumerate(pieces) if _is_needed(piece)]
    path.write_text("".join(f"{pieces[number]}\n" for number in kept), "utf-8")
    return kept


def _is_needed(piece: str) -> bool:
    letters = (sign for sign in piece if sign.isalpha())
    latin = all("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return latin and not piece.startswith("[unused")


def _traced(
    module: nn.Module, given: dict[str, tuple[Tensor, Axes]], wanted: dict[str, Axes], path: Path
) -> None:
    """Write a graph; the axes that are named may have any length."""
    torch.onnx.export(
        module.eval(),
        tuple(example for example, _ in given.values()),
        str(path),
        input_names=list(given),
        output_names=list(wanted),
        dynamic_axes={name: axes for name, (_, axes) in given.items()} | wanted,
        opset_version=OPSET,
        dynamo=False,
    )


def _fused(path: Path, attention: bool) -> None:
    """Join the small steps of an encoder; those of its attention only where that is wanted."""
    options = FusionOptions("bert")
    options.enable_attention = attention
    model = optimizer.optimize_model(
        str(path), "bert", num_heads=12, hidden_size=WIDTH, optimization_options=options
    )
    model.save_model_to_file(str(path))


def _in_eight_bits(path: Path, out: Path, kinds: Sequence[str]) -> None:
    quantize_dynamic(
        path,
        out / path.name,
        op_types_to_quantize=list(kinds),
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _in_four_bits(path: Path, out: Path) -> None:
    made = MatMulNBitsQuantizer(
        onnx.load(path), block_size=BLOCK, is_symmetric=True, accuracy_level=4
    )
    made.process()
    made.model.save_model_to_file(str(out / path.name))


if __name__ == "__main__":
    main()
