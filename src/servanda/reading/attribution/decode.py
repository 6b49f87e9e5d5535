"""What the network says of a window as attributions: cues, each with source and content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

CUE_LEAST = 0.4
"""Probability from which on a word is part of a cue."""
CUE_PEAK = 0.87
"""Probability that one word of a cue must have."""
SWITCH = 2.0
"""What it costs, in log odds, to begin or end a piece of content: no holes for one comma."""
TAG_SHARE = 0.2
"""What the tag of a piece counts, beside what is said of it for the cue."""
SOURCE_LEAST = 0.5
"""Probability from which on a piece belongs to the source of a cue."""
SOURCE, CUE, CONTENT = 0, 3, 6
"""Columns of the tags at which a kind begins: outside, first piece, further piece."""
FARTHEST = 64
"""Distances to the cue beyond this many pieces count as this."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces from ``first`` to before ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in pieces."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]


def probabilities(logits: Matrix) -> Matrix:
    """Return the softmax over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Matrix = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def of_kind(tags: Matrix, kind: int) -> Matrix:
    """Return the probabilities of one kind (pieces, 3): outside, first piece, further piece."""
    return probabilities(tags[:, kind : kind + 3])


def cue_runs(tags: Matrix, heads: NDArray[np.bool_], first: int, last: int) -> list[Run]:
    """Return the cues that begin from ``first`` to before ``last``; not the rest of one before.

    Args:
        tags: Logits of the tags (pieces, 9).
        heads: Whether a piece begins a word; the pieces of a word are judged together.
        first: The first piece that is answered for.
        last: The first piece that no longer is.
    """
    kind = of_kind(tags, CUE)
    sure = over_words(odds(1 - kind[:, 0]), heads)
    inside = sure >= _odds(CUE_LEAST)
    goes_on = ~heads | (kind[:, 1] < kind[:, 2])
    found: list[Run] = []
    for run in runs(inside):
        begins = [run.first, *(at for at in range(run.first + 1, run.last) if not goes_on[at])]
        for at, end in pairwise([*begins, run.last]):
            if first <= at < last and sure[at:end].max() >= _odds(CUE_PEAK):
                found.append(Run(at, end))
    return found


def over_words(values: Matrix, heads: NDArray[np.bool_]) -> Matrix:
    """Return for each piece the mean over the pieces of its word."""
    if not len(values):
        return values
    starts = np.flatnonzero(heads | (np.arange(len(heads)) == 0))
    lengths = np.diff(np.append(starts, len(values)))
    result: Matrix = np.repeat(np.add.reduceat(values, starts) / lengths, lengths)
    return result


def distances(count: int, cues: Sequence[Run]) -> NDArray[np.int64]:
    """Return the numbers of distances (cues, pieces): 0 within, then before, then behind."""
    place = np.arange(count)[None, :]
    first = np.array([cue.first for cue in cues])[:, None]
    last = np.array([cue.last - 1 for cue in cues])[:, None]
    before = np.clip(first - place, 0, FARTHEST)
    behind = np.clip(place - last, 0, FARTHEST)
    result: NDArray[np.int64] = before + np.where(behind > 0, behind + FARTHEST, behind)
    return result


def runs(inside: NDArray[np.bool_]) -> tuple[Run, ...]:
    """Return the stretches that are inside."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inside.astype(np.int8), [0]))))
    return tuple(Run(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True))


def decoded(tags: Matrix, cues: Sequence[Run], classes: Matrix) -> Iterator[Found]:
    """Yield the attributions of a window.

    Args:
        tags: Logits of the tags (pieces, 9).
        cues: The cues that are answered for.
        classes: For each cue, logits of the classes of each piece (cues, pieces, 5): neither,
            first and further pieces of its source, first and further pieces of its content.
    """
    linked = probabilities(classes)
    source = linked[..., 1] + linked[..., 2] >= SOURCE_LEAST
    content = linked[..., 3] + linked[..., 4]
    inside = likeliest(odds(content) + TAG_SHARE * odds(1 - of_kind(tags, CONTENT)[:, 0]))
    for place, cue in enumerate(cues):
        pieces = runs(inside[place])
        if pieces:
            yield Found(cue, runs(source[place]), pieces)


def _odds(sure: float) -> float:
    return float(np.log(sure / (1 - sure)))


def odds(sure: Matrix) -> Matrix:
    """Return the log odds of probabilities, bounded."""
    bounded = np.clip(sure, 1e-4, 1 - 1e-4)
    result: Matrix = np.log(bounded / (1 - bounded))
    return result


def likeliest(inside: Matrix) -> NDArray[np.bool_]:
    """Return, for each row, which pieces are inside on the likeliest path (Viterbi, two states).

    Args:
        inside: Log odds of being inside (rows, pieces).
    """
    gain = inside.T
    count = len(gain)
    # Whether the best path into a state, out or held, comes from the other one.
    left = np.zeros((count, 2, gain.shape[1]), dtype=np.bool_)
    out, held = np.zeros(gain.shape[1]), gain[0] - SWITCH
    for place in range(1, count):
        leave, enter = held - SWITCH, out - SWITCH
        left[place] = leave > out, enter > held
        out, held = np.maximum(out, leave), np.maximum(held, enter) + gain[place]
    path = np.empty(gain.shape, dtype=np.bool_)
    state = held > out
    for place in range(count - 1, -1, -1):
        path[place] = state
        state = np.where(state, ~left[place, 1], left[place, 0])
    return path.T
