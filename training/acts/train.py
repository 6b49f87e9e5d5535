"""Train the judge of acts on labelled examples.

``python -m training.acts.train --data FILE --out DIR`` reads what ``gate.modality.examples`` or
``training.acts.label`` writes and leaves the weights; ``python -m training.export`` makes the
model that is run.
"""

import argparse
import random
from pathlib import Path

import torch

from servanda.reading.attribution.wordpiece import Vocabulary
from training.acts.examples import UNKNOWN, ActLoss, batches, examples
from training.acts.network import Judge
from training.encoder import base_folder
from training.learning import DROPOUT, learn


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="another encoder to begin with")
    parser.add_argument("--begin", type=Path, help="weights of a judge, or of a reader")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=1500, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    known = Vocabulary.at(base_folder() / "vocab.txt")
    told = examples(given.data, known)
    print(f"{len(told)} examples", flush=True)
    judge, dice = Judge(DROPOUT, given.base), random.Random(given.seed)
    if given.begin is not None:
        judge.begin(torch.load(given.begin / "w.pt"))
    # What has a label comes twice where others were only judged by a larger one.
    often = [one for one in told if one.label != UNKNOWN]
    seen = told if len(often) == len(told) else [*told, *often]
    plan = [batches(seen, given.size, dice) for _ in range(given.epochs)]
    learn({"judge": judge}, plan, ActLoss(judge, told, known), given.rate, given.out)


if __name__ == "__main__":
    main()
