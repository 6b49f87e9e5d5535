"""The vectors of word pieces that a network begins with, in six bits, read from a file."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from servanda.errors import Malformed
from servanda.reading.attribution.decode import Matrix

BLOCK = 32
"""Parts of a vector that share one scale."""
LOWEST, HIGHEST = -32, 31
"""The whole numbers of six bits."""


class Words:
    """The vectors of the pieces of a vocabulary; what is not asked for stays in the file."""

    def __init__(self, rows: NDArray[np.void]) -> None:
        self._rows = rows

    @classmethod
    def at(cls, path: Path) -> "Words":
        """Return the vectors of a file.

        Raises:
            Malformed: The file is not what ``packed`` gives.
        """
        try:
            rows = np.load(path, mmap_mode="r", allow_pickle=False)
        except (ValueError, EOFError) as error:
            raise Malformed(f"{path}: no vectors of pieces: {error}") from error
        if rows.ndim != 1 or rows.dtype.names != ("scales", "parts"):
            raise Malformed(f"{path}: no vectors of pieces")
        return cls(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, numbers: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some pieces, along a new last axis."""
        rows = self._rows[numbers]
        one, two, three = np.moveaxis(rows["parts"].reshape(*numbers.shape, -1, 3), -1, 0)
        four = one & 63, one >> 6 | (two & 15) << 2, two >> 4 | (three & 3) << 4, three >> 2
        parts = np.stack(four, axis=-1).astype(np.float32) + LOWEST
        scales = rows["scales"].astype(np.float32)
        blocks = parts.reshape(*scales.shape, BLOCK) * scales[..., None]
        vectors: Matrix = blocks.reshape(*numbers.shape, -1)
        return vectors


def packed(vectors: Matrix) -> NDArray[np.void]:
    """Return vectors (pieces, width) in six bits: a scale a block, four parts in three bytes."""
    blocks = vectors.reshape(len(vectors), -1, BLOCK)
    # The part that is farthest from none is met exactly.
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    scales = (farthest / LOWEST).astype(np.float16)
    divided = blocks / np.where(scales == 0, 1, scales).astype(np.float32)
    parts = np.clip(np.rint(divided), LOWEST, HIGHEST) - LOWEST
    a, b, c, d = np.moveaxis(parts.astype(np.uint8).reshape(len(vectors), -1, 4), -1, 0)
    three = np.stack([a | b << 6, b >> 2 | c << 4, c >> 4 | d << 2], axis=-1)
    width, count = three.shape[1] * 3, scales.shape[1]
    rows = np.zeros(len(vectors), [("scales", "<f2", (count,)), ("parts", "u1", (width,))])
    rows["scales"] = scales[..., 0]
    rows["parts"] = three.reshape(len(vectors), width)
    return rows
