"""How every network of the package learns: rates, half precision, the mean of the weights."""

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

DROPOUT = 0.2
"""Share of what the heads see that is hidden from them while they learn."""
Batch = TypeVar("Batch")
TOLD = 25
"""Steps from one line of progress to the next."""


def learn(
    modules: dict[str, nn.Module],
    plan: Sequence[Sequence[Batch]],
    losses: Callable[[Batch], dict[str, Tensor]],
    rate: float,
    out: Path,
) -> None:
    """Train some modules, and write their weights after each epoch.

    Args:
        modules: What learns, by name.
        plan: The batches of each epoch.
        losses: The losses of a batch, by name.
        rate: The highest rate, that of the uppermost layer of the encoder.
        out: Folder of the weights.
    """
    weights = _Weights(modules)
    optimizer = torch.optim.AdamW(_groups(weights, rate), weight_decay=0.01)
    steps = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, steps))
    out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    done = 0
    for epoch, todo in enumerate(plan):
        sums = Counter[str]()
        for place, batch in enumerate(todo, start=1):
            parts = losses(batch)
            torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
            weights.take_gradients()
            nn.utils.clip_grad_norm_(weights.exact.values(), 1.0)
            optimizer.step()
            schedule.step()
            sums.update({name: part.item() for name, part in parts.items()})
            done += 1
            weights.put(done)
            if place % TOLD == 0:
                print(f"  {place} of {len(todo)}, {time.monotonic() - begun:.0f} s", flush=True)
        means = ", ".join(f"{name} {total / len(todo):.3f}" for name, total in sums.items())
        spent = time.monotonic() - begun
        print(f"epoch {epoch + 1} of {len(plan)}: {means}, {spent:.0f} s", flush=True)
        # What an interruption leaves behind can be used.
        torch.save(weights.state(), out / "w.pt")


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


def _groups(weights: _Weights, rate: float) -> list[dict[str, object]]:
    """Return the weights with their rates: lower layers of the encoder learn more slowly."""
    inside = ".encoder.layer."
    layer = {
        key: int(key.split(inside)[1].split(".")[0]) for key in weights.exact if inside in key
    }
    last = max(layer.values())
    return [
        {
            "params": [weight],
            "lr": rate * (0.85 ** (last - layer[key]) if key in layer else 3),
        }
        for key, weight in weights.exact.items()
    ]


def _share(step: int, steps: int) -> float:
    """Return the share of the rate at a step: it rises at once and falls by a cosine."""
    warm = max(1, steps // 20)
    if step < warm:
        return step / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))
