"""Labelled acts as numbers, and the loss of the head that says how firmly they are meant.

An example is an object with ``text`` (a sentence, perhaps the one before), ``start`` and
``length`` of the act in it, ``label`` and ``rule``, the class that the rules give.
"""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.attribution.look import ACT, looks
from servanda.reading.attribution.wordpiece import Vocabulary
from training.statements.network import Firmness, Tagger

UNTOLD = 0.15
"""Share of the examples for which the class of the rules is withheld."""
HIDDEN = 0.06
"""Share of the pieces that are hidden, so that the reader learns from those around."""


@dataclass(frozen=True, slots=True)
class Example:
    """An act in its sentence."""

    numbers: list[int]
    looks: list[int]
    label: int
    rule: int


def examples(path: Path, known: Vocabulary) -> list[Example]:
    """Return the examples of a file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_example(row, known) for row in rows]


def _example(row: dict[str, object], known: Vocabulary) -> Example:
    text, start, length = str(row["text"]), int(str(row["start"])), int(str(row["length"]))
    pieces = list(known.pieces(text))
    looked = [
        look + ACT * (piece.start < start + length and start < piece.end)
        for piece, look in zip(pieces, looks(text, pieces), strict=True)
    ]
    return Example(
        [known.first, *(piece.number for piece in pieces), known.last],
        [0, *looked, 0],
        FIRMNESS.index(str(row["label"])),
        FIRMNESS.index(str(row["rule"])),
    )


def batches(some: Sequence[Example], size: int, dice: random.Random) -> list[list[Example]]:
    """Return examples of like length together, about ``size`` pieces in a batch, shuffled."""
    found: list[list[Example]] = [[]]
    for one in sorted(some, key=lambda one: len(one.numbers) + dice.random() * 12):
        if found[-1] and (len(found[-1]) + 1) * len(one.numbers) > size:
            found.append([])
        found[-1].append(one)
    dice.shuffle(found)
    return found


class ActLoss:
    """The loss of a batch; rare classes count more."""

    def __init__(self, some: Sequence[Example], known: Vocabulary) -> None:
        self.known = known
        counts = Counter(one.label for one in some)
        weights = torch.tensor(
            [(len(some) / max(counts[place], 1)) ** 0.5 for place in range(len(FIRMNESS))]
        )
        self.entropy = nn.CrossEntropyLoss(weight=weights / weights.mean(), label_smoothing=0.05)

    def __call__(self, tagger: Tagger, head: Firmness, batch: Sequence[Example]) -> Tensor:
        """Return the loss of a batch."""
        longest = -(-max(len(one.numbers) for one in batch) // 16) * 16
        numbers = torch.zeros(len(batch), longest, dtype=torch.long)
        looked = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest, dtype=torch.long)
        for row, one in enumerate(batch):
            numbers[row, : len(one.numbers)] = torch.tensor(one.numbers)
            looked[row, : len(one.looks)] = torch.tensor(one.looks)
            mask[row, : len(one.numbers)] = 1
        act = looked >= ACT
        numbers[(torch.rand(numbers.shape) < HIDDEN) & (mask > 0) & ~act] = self.known.hidden
        rules = torch.tensor([one.rule for one in batch])
        rules[torch.rand(len(batch)) < UNTOLD] = len(FIRMNESS)
        _, hidden, _ = tagger(numbers, looked, mask)
        classes = head(hidden, act.to(hidden.dtype), rules, mask.bool())
        loss: Tensor = self.entropy(classes.float(), torch.tensor([one.label for one in batch]))
        return loss
