"""Train the reader of attributions on annotated documents.

``python -m training.statements.train --data DIR --out DIR`` reads ``DIR/train.jsonl`` (objects
with ``text`` and ``attributions``, each with lists of spans ``source``, ``cue`` and ``content``)
and writes the weights; ``python -m training.export`` makes the model that is run.
"""

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from servanda.reading.attribution.wordpiece import Vocabulary
from training.encoder import base_folder
from training.learning import DROPOUT, learn
from training.statements.data import Numbered, batches, documents, numbered, packed, stretches
from training.statements.network import Linker, Tagger, distances

MOST_CUES = 16
"""Cues of one window that a step learns from."""
Batch = list[tuple[Numbered, int, int]]
"""Stretches of documents, each from one piece to before another."""
HIDDEN = 0.12
"""Share of the pieces that are hidden, so that the reader learns from what stands around them."""


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, action="append")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=3000, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--begin", type=Path, help="weights to begin with, as --out leaves them")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--first", type=int, help="train on this many documents only")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    rows = [row for folder in given.data for row in documents(folder, "train")][: given.first]
    known = Vocabulary.at(base_folder() / "vocab.txt")
    numbers = [numbered(row, known) for row in rows]
    print(f"{len(rows)} documents, {sum(len(one.pieces) for one in numbers)} pieces", flush=True)
    torch.manual_seed(given.seed)
    tagger, linker = Tagger(DROPOUT), Linker(DROPOUT)
    modules: dict[str, nn.Module] = {"tagger": tagger, "linker": linker}
    if given.begin is not None:
        weights = torch.load(given.begin / "w.pt")
        for name, module in modules.items():
            module.load_state_dict(weights[name])
    dice = random.Random(given.seed)
    plan = [_epoch(numbers, given.size, dice) for _ in range(given.epochs)]

    def losses(batch: Batch) -> dict[str, Tensor]:
        return _loss(tagger, linker, batch, known, dice)

    learn(modules, plan, losses, given.rate, given.out)


def _epoch(numbers: list[Numbered], size: int, dice: random.Random) -> list[Batch]:
    windows = ((one, *at) for one in packed(numbers, dice) for at in stretches(one, dice))
    return batches(windows, size, dice)


def _loss(
    tagger: Tagger,
    linker: Linker,
    batch: Batch,
    known: Vocabulary,
    dice: random.Random,
) -> dict[str, Tensor]:
    # Few different shapes, or each would be prepared anew.
    longest = -(-(max(last - first for _, first, last in batch) + 2) // 32) * 32
    numbers = torch.zeros(len(batch), longest, dtype=torch.long)
    looked = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    wanted = torch.full((len(batch), longest, 3), -100)
    asked: list[tuple[int, int, int]] = []
    classes: list[Tensor] = []
    for row, (one, first, last) in enumerate(batch):
        length = last - first
        read = [piece.number for piece in one.pieces[first:last]]
        numbers[row, : length + 2] = torch.tensor([known.first, *read, known.last])
        looked[row, 1 : length + 1] = torch.tensor(one.looks[first:last])
        mask[row, : length + 2] = 1
        for kind in range(3):
            wanted[row, 1 : length + 1, kind] = torch.tensor(one.tags[kind][first:last])
        inside = [cue for cue in one.cues if first <= cue.first and cue.last < last]
        dice.shuffle(inside)
        for cue in inside[:MOST_CUES]:
            asked.append((row, cue.first - first + 1, cue.last - first + 1))
            target = torch.full((longest,), -100)
            target[1 : length + 1] = 0
            for place, number in cue.classes.items():
                if first <= place < last:
                    target[place - first + 1] = number
            classes.append(target)
    hidden_piece = (torch.rand(numbers.shape) < HIDDEN) & (wanted[..., 0] >= 0)
    numbers[hidden_piece] = known.hidden
    tags, hidden, here = tagger(tagger.encoder.words(numbers), looked, mask)
    flat = tags.float().reshape(-1, 3)
    tagging = nn.functional.cross_entropy(flat, wanted.reshape(-1), ignore_index=-100)
    if not asked:
        return {"tags": tagging, "links": tagging * 0}
    while len(asked) % 16:
        asked.append(asked[-1])
        classes.append(torch.full((longest,), -100))
    at = torch.tensor(asked)
    apart = distances(torch.arange(longest), at[:, 1], at[:, 2])
    row, cue_first, cue_last = at.unbind(1)
    linked = linker(
        here[row], hidden[row, cue_first], hidden[row, cue_last], apart, mask[row].bool()
    )
    linking = nn.functional.cross_entropy(
        linked.float().reshape(-1, linked.shape[-1]), torch.stack(classes).reshape(-1),
        ignore_index=-100,
    )  # fmt: skip
    return {"tags": tagging, "links": linking * 2}


if __name__ == "__main__":
    main()
