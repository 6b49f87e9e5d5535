"""Annotated documents as numbers: pieces, their tags, and what is source and content of a cue."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.reading.attribution.look import looks
from servanda.reading.attribution.window import MOST, line_starts
from servanda.reading.attribution.wordpiece import Piece, Vocabulary

OUT, BEGIN, INSIDE = 0, 1, 2
"""Tags of one kind: outside, at the first piece of a span, within one."""
LINKED_SOURCE, LINKED_CONTENT = 1, 3
"""For a cue: class of the first piece of its source or content; one more: of the others."""
KINDS = ("source", "cue", "content")
SHORT = 200
"""Pieces below which a document is joined with others."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue, and the class of each piece of the document that is its source or content."""

    first: int
    last: int
    classes: dict[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document as numbers."""

    pieces: list[Piece]
    looks: list[int]
    starts: list[int]
    tags: list[list[int]]
    """For source, cue and content: the tag of each piece."""
    cues: list[Linked]


def documents(folder: Path, part: str) -> list[dict[str, Any]]:
    """Return the annotated documents of a part: ``<part>.jsonl`` or ``*<part>.jsonl.gz``."""
    found: list[dict[str, Any]] = []
    for path in sorted([*folder.glob(f"*{part}.jsonl"), *folder.glob(f"*{part}.jsonl.gz")]):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            found += [json.loads(line) for line in file]
    return found


def numbered(document: dict[str, Any], known: Vocabulary) -> Numbered:
    """Return an annotated document as numbers."""
    text = document["text"]
    pieces = list(known.pieces(text))
    tags = [[OUT] * len(pieces) for _ in KINDS]
    cues: list[Linked] = []
    for one in sorted(document["attributions"], key=_length, reverse=True):
        runs = {kind: [_run(pieces, span) for span in one[kind]] for kind in KINDS}
        for kind, row in zip(KINDS, tags, strict=True):
            for run in runs[kind]:
                for place in run:
                    row[place] = BEGIN if place == run.start else INSIDE
        told = [place for run in runs["cue"] for place in run]
        if told:
            cues.append(Linked(min(told), max(told), _classes(runs)))
    return Numbered(pieces, looks(text, pieces), line_starts(text, pieces), tags, cues)


def _length(one: dict[str, Any]) -> int:
    return sum(end - start for start, end in one["content"])


def _classes(runs: dict[str, list[range]]) -> dict[int, int]:
    classes: dict[int, int] = {}
    for kind, first in (("content", LINKED_CONTENT), ("source", LINKED_SOURCE)):
        for run in runs[kind]:
            for place in run:
                classes[place] = first if place == run.start else first + 1
    return classes


def _run(pieces: Sequence[Piece], span: Sequence[int]) -> range:
    start, end = span
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if pieces[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(pieces) and pieces[last].start < end:
        last += 1
    return range(low, last)


def packed(numbers: Sequence[Numbered], dice: random.Random) -> list[Numbered]:
    """Return the documents, short ones joined at random, so that all fill their windows."""
    long = [one for one in numbers if len(one.pieces) >= SHORT]
    short = [one for one in numbers if len(one.pieces) < SHORT]
    dice.shuffle(short)
    joined: list[list[Numbered]] = [[]]
    for one in short:
        if sum(len(other.pieces) for other in (*joined[-1], one)) > dice.randint(SHORT, MOST):
            joined.append([])
        joined[-1].append(one)
    return [*long, *(_joined(some) for some in joined if some)]


def _joined(some: Sequence[Numbered]) -> Numbered:
    whole = Numbered([], [], [], [[] for _ in KINDS], [])
    for one in some:
        at = len(whole.pieces)
        whole.pieces.extend(one.pieces)
        whole.looks.extend(one.looks)
        whole.starts.extend(at + start for start in one.starts)
        for row, more in zip(whole.tags, one.tags, strict=True):
            row.extend(more)
        for cue in one.cues:
            classes = {at + place: number for place, number in cue.classes.items()}
            whole.cues.append(Linked(at + cue.first, at + cue.last, classes))
    return whole


def stretches(one: Numbered, dice: random.Random) -> Iterator[tuple[int, int]]:
    """Yield windows for one epoch: whole paragraphs, the first of a random length."""
    count = len(one.pieces)
    first = 0
    room = dice.randint(MOST // 4, MOST)
    while first < count:
        last = min(first + room, count)
        if last < count:
            whole = [start for start in one.starts if first < start <= last]
            last = whole[-1] if whole and whole[-1] > first + room // 2 else last
        yield first, last
        first, room = last, MOST


def batches(
    stretched: Iterable[tuple[Numbered, int, int]], size: int, dice: random.Random
) -> list[list[tuple[Numbered, int, int]]]:
    """Return windows of like length together, about ``size`` pieces in a batch, shuffled."""
    rows = sorted(stretched, key=lambda row: row[2] - row[1] + dice.random() * 40)
    found: list[list[tuple[Numbered, int, int]]] = [[]]
    for row in rows:
        if found[-1] and (len(found[-1]) + 1) * (row[2] - row[1] + 2) > size:
            found.append([])
        found[-1].append(row)
    dice.shuffle(found)
    return found
