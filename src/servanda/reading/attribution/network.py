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
from servanda.reading.attribution.look import looks
from servanda.reading.attribution.verdict import Verdicts
from servanda.reading.attribution.window import line_starts, windows
from servanda.reading.attribution.wordpiece import Piece, Vocabulary
from servanda.reading.attribution.words import Words
from servanda.terms.document import Document
from servanda.terms.span import Span

MOST_CUES = 96
"""Cues that one window is read for; more is no prose."""
TOGETHER = 8
"""Cues that are asked for at once: each looks at all pieces of its window, which takes memory."""
KEPT = 64
"""Windows of a text whose findings are kept at hand."""
PARTS = ("tagger.onnx", "linker.onnx", "words.npy", "vocabulary.txt")
FIRMNESS = "firmness.onnx"
"""The judge of acts; a folder may lack it."""


@dataclass(frozen=True, slots=True)
class Network:
    """A trained reader of attributions, ready to run."""

    tagger: onnxruntime.InferenceSession
    linker: onnxruntime.InferenceSession
    words: Words
    vocabulary: Vocabulary
    verdicts: Verdicts | None = None
    """Who judges acts, where the folder holds such a network."""

    def attributions(self, document: Document) -> Iterator[Attribution]:
        """Yield the attributions of a text, in the order of their cues; linear time."""
        text = document.text
        pieces = list(self.vocabulary.pieces(text))
        looked = looks(text, pieces)
        starts = line_starts(text, pieces)
        # What stands in a text many times over is looked at once.
        known: OrderedDict[tuple[tuple[int, ...], ...], tuple[Found, ...]] = OrderedDict()
        for window in windows(starts, len(pieces)):
            inside = pieces[window.first : window.last]
            if not any(text[piece.start].isalpha() for piece in inside):
                continue
            own = (window.own_first - window.first, window.own_last - window.first)
            numbers = tuple(piece.number for piece in inside)
            key = (own, numbers, tuple(looked[window.first : window.last]))
            if key not in known:
                known[key] = tuple(self._found(*key))
                if len(known) > KEPT:
                    known.popitem(last=False)
            for one in known[key]:
                yield _attribution(text, inside, one)

    def _found(
        self, own: tuple[int, ...], inside: Sequence[int], looked: Sequence[int]
    ) -> Iterator[Found]:
        known = self.vocabulary
        tags, hidden, here = self.tagger.run(
            None,
            {
                "words": self.words.of(np.array([[known.first, *inside, known.last]])),
                "looks": np.array([[0, *looked, 0]]),
            },
        )
        told = tags[0, 1:-1]
        heads = np.array([number not in known.inner for number in inside])
        cues = cue_runs(told, heads, *own)[:MOST_CUES]
        if cues:
            yield from decoded(told, cues, self._linked(cues, hidden[0], here[0])[:, 1:-1])

    def _linked(self, cues: Sequence[Run], hidden: Matrix, here: Matrix) -> Matrix:
        moved = [Run(cue.first + 1, cue.last + 1) for cue in cues]
        found = [
            self._some_linked(moved[at : at + TOGETHER], hidden, here)
            for at in range(0, len(moved), TOGETHER)
        ]
        return np.concatenate(found)

    def _some_linked(self, cues: Sequence[Run], hidden: Matrix, here: Matrix) -> Matrix:
        (classes,) = self.linker.run(
            None,
            {
                "here": np.repeat(here[None], len(cues), axis=0),
                "first": hidden[[cue.first for cue in cues]],
                "last": hidden[[cue.last - 1 for cue in cues]],
                "distance": distances(len(here), cues),
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
        here = [*PARTS[:2], *([FIRMNESS] if (folder / FIRMNESS).is_file() else [])]
        sessions = [
            onnxruntime.InferenceSession(os.fspath(folder / name), options) for name in here
        ]
    except (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf) as error:
        raise Malformed(f"{folder}: no model of attributions: {error}") from error
    words, vocabulary = Words.at(folder / PARTS[2]), Vocabulary.at(folder / PARTS[3])
    if len(words) != len(vocabulary):
        raise Malformed(f"{folder}: {len(words)} vectors for {len(vocabulary)} pieces")
    judges = [Verdicts(judge, words, vocabulary) for judge in sessions[2:]]
    return Network(sessions[0], sessions[1], words, vocabulary, judges[0] if judges else None)


def _attribution(text: str, pieces: Sequence[Piece], one: Found) -> Attribution:
    return Attribution(
        content=tuple(_span(text, pieces, run) for run in one.content),
        cue=_span(text, pieces, one.cue),
        source=tuple(_span(text, pieces, run) for run in one.source),
        doubtful=one.doubtful,
    )


def _span(text: str, pieces: Sequence[Piece], run: Run) -> Span:
    """Return the stretch of some pieces, grown to whole words."""
    start, end = pieces[run.first].start, pieces[run.last - 1].end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
