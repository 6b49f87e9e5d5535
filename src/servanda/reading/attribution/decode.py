"""What the network says of a window as attributions: cues, each with source and content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

LEAST = 1e-4
"""Probabilities nearer to none or to one count as this near."""
CUE_LEAST = 0.4
"""Probability from which on a word is part of a cue."""
CUE_PEAK = 0.5
"""Probability that one word of a cue must have, to be asked for what belongs to it."""
SWITCH = 2.0
"""What it costs, in log odds, to begin or end a piece of content: no holes for one comma."""
TAG_SHARE = 0.2
"""What the tag of a piece counts, beside what is said of it for the cue."""
SOURCE_LEAST = 0.5
"""Probability from which on a piece belongs to the source of a cue."""
TRUST = np.array([0.37, -0.06, -0.05, 0.18, 0.19, -0.10])
"""What each doubt counts for whether an attribution is kept, in the order of ``_sure``."""
TRUST_LEAST = 2.95
"""Sum from which on it is."""
DOUBT_LEAST = 2.5
"""Sum from which on it is where the rules have its cue as well."""
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
    doubtful: bool = False


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
    source, content = odds(linked[..., 1:3].sum(-1)), odds(linked[..., 3:5].sum(-1))
    inside = likeliest(content + TAG_SHARE * odds(1 - of_kind(tags, CONTENT)[:, 0]))
    in_cue = odds(1 - of_kind(tags, CUE)[:, 0])
    for place, cue in enumerate(cues):
        pieces = runs(inside[place])
        if not pieces:
            continue
        trust = TRUST @ _sure(cue, in_cue, source[place], content[place], inside[place])
        if trust >= DOUBT_LEAST:
            of = runs(source[place] >= _odds(SOURCE_LEAST))
            yield Found(cue, of, pieces, doubtful=bool(trust < TRUST_LEAST))


def _sure(
    cue: Run, in_cue: Matrix, source: Matrix, content: Matrix, inside: NDArray[np.bool_]
) -> Matrix:
    """Return how sure the network is of an attribution, in log odds of six of its pieces.

    The surest of the cue; those before and behind it, of belonging to it; the least sure of
    the source and of the content, of either answer; the surest outside the content.
    """
    none = _odds(LEAST)
    around = np.pad(in_cue, 1, constant_values=none)
    return np.array(
        [
            in_cue[cue.first : cue.last].max(),
            around[cue.first],
            around[cue.last + 1],
            np.abs(source).min(),
            np.abs(content).min(),
            content[~inside].max(initial=none),
        ]
    )


def _odds(sure: float) -> float:
    return float(np.log(sure / (1 - sure)))


def odds(sure: Matrix) -> Matrix:
    """Return the log odds of probabilities, bounded."""
    bounded = np.clip(sure, LEAST, 1 - LEAST)
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
