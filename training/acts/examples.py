"""Labelled acts as numbers, and the loss of the judge that says how firmly they are meant.

An example is an object with ``text`` (a sentence, perhaps the one before), ``start`` and
``length`` of the act in it, ``label`` and ``rule``, the class that the rules give. One without
``rule`` is an event of any kind: of it only how firmly it is meant is learnt, not whether it is
an act that is asked for. ``told`` are the logits that a larger judge gave; with them an example
needs no label.
"""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from servanda.reading.act.judge import NONE
from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.attribution.look import ACT, looks
from servanda.reading.attribution.wordpiece import Vocabulary
from training.acts.network import Judge

UNTOLD = 0.15
"""Share of the examples for which the class of the rules is withheld."""
HIDDEN = 0.06
"""Share of the pieces that are hidden, so that the judge learns from those around."""
SMOOTHED = 0.05
"""Share of a label that is spread over the classes: readers err, too."""
NOWHERE = -1e4
"""Logit of what is no choice."""
WARMTH = 2.0
"""Temperature at which a larger judge is followed: how far what it thinks unlikely counts."""
UNKNOWN = -100
"""Label of an example without one."""


@dataclass(frozen=True, slots=True)
class Example:
    """An act in its sentence."""

    numbers: list[int]
    looks: list[int]
    label: int
    rule: int
    """The class that the rules give, or one more than the last where they are not asked."""
    told: list[float] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as tensors (acts, pieces), padded."""

    numbers: Tensor
    looks: Tensor
    mask: Tensor
    rules: Tensor


def examples(path: Path, known: Vocabulary) -> list[Example]:
    """Return the examples of a file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [example(row, known) for row in rows]


def example(row: dict[str, Any], known: Vocabulary) -> Example:
    """Return an example as numbers."""
    text, end = row["text"], row["start"] + row["length"]
    pieces = list(known.pieces(text))
    looked = [
        look + ACT * (piece.start < end and row["start"] < piece.end)
        for piece, look in zip(pieces, looks(text, pieces), strict=True)
    ]
    return Example(
        [known.first, *(piece.number for piece in pieces), known.last],
        [0, *looked, 0],
        FIRMNESS.index(row["label"]) if "label" in row else UNKNOWN,
        FIRMNESS.index(row["rule"]) if "rule" in row else len(FIRMNESS),
        row.get("told"),
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


def batch(some: Sequence[Example]) -> Batch:
    """Return some examples as tensors."""
    longest = -(-max(len(one.numbers) for one in some) // 16) * 16
    numbers = torch.zeros(len(some), longest, dtype=torch.long)
    looked, mask = torch.zeros_like(numbers), torch.zeros_like(numbers)
    for row, one in enumerate(some):
        numbers[row, : len(one.numbers)] = torch.tensor(one.numbers)
        looked[row, : len(one.looks)] = torch.tensor(one.looks)
        mask[row, : len(one.numbers)] = 1
    return Batch(numbers, looked, mask, torch.tensor([one.rule for one in some]))


class ActLoss:
    """The losses of a batch; rare classes count more."""

    def __init__(self, judge: Judge, some: Sequence[Example], known: Vocabulary) -> None:
        self.judge, self.known = judge, known
        counts = Counter(one.label for one in some)
        labelled = len(some) - counts[UNKNOWN]
        self.weights = torch.tensor(
            [(labelled / max(counts[place], 1)) ** 0.5 for place in range(len(FIRMNESS))]
        )

    def __call__(self, some: Sequence[Example]) -> dict[str, Tensor]:
        """Return the losses by name: from the labels, and from what a larger judge said."""
        given = batch(some)
        hidden = (torch.rand(given.numbers.shape) < HIDDEN) & (given.mask > 0)
        hidden &= given.looks < ACT
        numbers = given.numbers.masked_fill(hidden, self.known.hidden)
        withheld = torch.rand(len(some)) < UNTOLD
        rules = given.rules.masked_fill(withheld, len(FIRMNESS))
        words = self.judge.encoder.words(numbers)
        classes = self.judge(words, given.looks, rules, given.mask).float()
        labels = torch.tensor([one.label for one in some])
        return {
            "acts": self._from_labels(classes, labels, given.rules),
            "taught": _from_told(classes, [one.told for one in some]),
        }

    def _from_labels(self, classes: Tensor, labels: Tensor, rules: Tensor) -> Tensor:
        none = FIRMNESS.index(NONE)
        of_any_kind = (rules == len(FIRMNESS)) & (labels != none)
        choice = torch.arange(len(FIRMNESS)) == none
        closed = of_any_kind[:, None] & choice
        likely = classes.masked_fill(closed, NOWHERE).log_softmax(-1)
        apart = nn.functional.nll_loss(
            likely, labels, self.weights, ignore_index=UNKNOWN, reduction="sum"
        )
        counts = self.weights * ~closed
        spread = -(likely.masked_fill(closed, 0) * counts).sum(1) / counts.sum(1)
        weights = self.weights[labels.clamp(min=0)] * (labels >= 0)
        smoothed = (1 - SMOOTHED) * apart + SMOOTHED * (weights * spread).sum()
        return smoothed / weights.sum().clamp(min=1.0)


def _from_told(classes: Tensor, told: Sequence[list[float] | None]) -> Tensor:
    """Return how far the classes are from those of a larger judge (Kullback and Leibler).

    Source:
        Hinton, Vinyals and Dean (2015), "Distilling the Knowledge in a Neural Network".
    """
    rows = [place for place, one in enumerate(told) if one is not None]
    if not rows:
        return classes.sum() * 0
    wanted = torch.tensor([told[place] for place in rows])
    return WARMTH**2 * nn.functional.kl_div(
        (classes[rows] / WARMTH).log_softmax(-1),
        (wanted / WARMTH).log_softmax(-1),
        reduction="batchmean",
        log_target=True,
    )
