"""The reader of attributions that is shipped: one encoder, run once over each window of a text.

Its first head tags sources, cues and contents; the second is asked for each cue which pieces
are its source and its content.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as state

from servanda.errors import Malformed
from servanda.reading.attribution.attribution import Attribution
from servanda.reading.attribution.decode import (
    Found,
    Matrix,
    Run,
    cue_runs,
    decoded,
    distances,
)
from servanda.reading.attribution.window import windows
from servanda.reading.attribution.wordpiece import Piece, Vocabulary
from servanda.terms.document import Document
from servanda.terms.span import Span

MOST_CUES = 96
"""Cues that one window is read for; more is no prose."""
KEPT = 64
"""Windows of a text whose findings are kept at hand."""
PARTS = ("tagger.onnx", "linker.onnx", "vocabulary.txt")


@dataclass(frozen=True, slots=True)
class Network:
    """A trained reader of attributions, ready to run."""

    tagger: onnxruntime.InferenceSession
    linker: onnxruntime.InferenceSession
    vocabulary: Vocabulary

    def attributions(self, document: Document) -> Iterator[Attribution]:
        """Yield the attributions of a text, in the order of their cues; linear time."""
        text = document.text
        pieces = list(self.vocabulary.pieces(text))
        starts = line_starts(text, pieces)
        # What stands in a text many times over is looked at once.
        known: OrderedDict[tuple[int, ...], tuple[Found, ...]] = OrderedDict()
        for window in windows(starts, len(pieces)):
            inside = pieces[window.first : window.last]
            if not any(text[piece.start].isalpha() for piece in inside):
                continue
            own = (window.own_first - window.first, window.own_last - window.first)
            key = (*own, *(piece.number for piece in inside))
            if key not in known:
                known[key] = tuple(self._found(key[2:], own))
                if len(known) > KEPT:
                    known.popitem(last=False)
            for one in known[key]:
                yield _attribution(text, inside, one)

    def _found(self, inside: Sequence[int], own: tuple[int, int]) -> Iterator[Found]:
        numbers = np.array([[self.vocabulary.first, *inside, self.vocabulary.last]])
        tags, hidden, here = self.tagger.run(
            None, {"numbers": numbers, "mask": np.ones_like(numbers)}
        )
        told = tags[0, 1:-1]
        cues = cue_runs(told, *own)[:MOST_CUES]
        if cues:
            yield from decoded(told, cues, self._linked(cues, hidden[0], here[0])[:, 1:-1])

    def _linked(self, cues: Sequence[Run], hidden: Matrix, here: Matrix) -> Matrix:
        moved = [Run(cue.first + 1, cue.last + 1) for cue in cues]
        (classes,) = self.linker.run(
            None,
            {
                "here": np.repeat(here[None], len(cues), axis=0),
                "first": hidden[[cue.first for cue in moved]],
                "last": hidden[[cue.last - 1 for cue in moved]],
                "distance": distances(len(here), moved),
            },
        )
        return np.asarray(classes, dtype=np.float32)


@cache
def shipped() -> Network:
    """Return the network that comes with the package, loaded on first use."""
    with as_file(files("servanda") / "data" / "attribution") as folder:
        return network(folder)


def network(folder: Path) -> Network:
    """Return the network of a folder that training wrote.

    Raises:
        Malformed: One of its files is missing, or is no such network.
    """
    missing = [name for name in PARTS if not (folder / name).is_file()]
    if missing:
        raise Malformed(f"{folder}: no model of attributions: {', '.join(missing)} missing")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        sessions = [
            onnxruntime.InferenceSession(os.fspath(folder / name), options) for name in PARTS[:2]
        ]
    except (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf) as error:
        raise Malformed(f"{folder}: no model of attributions: {error}") from error
    return Network(sessions[0], sessions[1], Vocabulary.at(folder / PARTS[2]))


def line_starts(text: str, pieces: Sequence[Piece]) -> list[int]:
    """Return the places of the pieces at which a line begins."""
    starts: list[int] = []
    end = 0
    for place, piece in enumerate(pieces):
        if place == 0 or "\n" in text[end : piece.start]:
            starts.append(place)
        end = piece.end
    return starts


def _attribution(text: str, pieces: Sequence[Piece], one: Found) -> Attribution:
    return Attribution(
        content=tuple(_span(text, pieces, run) for run in one.content),
        cue=_span(text, pieces, one.cue),
        source=tuple(_span(text, pieces, run) for run in one.source),
    )


def _span(text: str, pieces: Sequence[Piece], run: Run) -> Span:
    """Return the stretch of some pieces, grown to whole words."""
    start, end = pieces[run.first].start, pieces[run.last - 1].end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
