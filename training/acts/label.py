"""Let a larger judge say of examples how firmly they are meant, for a smaller one to learn.

``python -m training.acts.label --weights DIR --base DIR --data FILE --out FILE`` adds to each
example what the judge told of it, and further ones without a label: other words of the same
sentences, of those that name an act somewhere in the data.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from servanda.reading.act.judge import NONE
from servanda.reading.attribution.wordpiece import Vocabulary
from training.acts.examples import batch, batches, example
from training.acts.network import Judge
from training.encoder import base_folder

TOGETHER = 4000
"""Pieces that are judged at once."""
WORD = re.compile(r"[a-z]{3,}")


def main() -> None:
    """Read the arguments and label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="the encoder that the judge began with")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--others", type=int, default=15_000, help="further words")
    given = parser.parse_args()
    torch.set_num_threads(2)
    rows = [json.loads(line) for line in given.data.read_text("utf-8").splitlines()]
    dice = random.Random(1)
    more = list(_others(rows))
    rows += dice.sample(more, min(given.others, len(more)))
    judge = Judge(0.0, given.base)
    judge.load_state_dict(torch.load(given.weights / "w.pt")["judge"])
    with given.out.open("w", encoding="utf-8") as file:
        for row, told in zip(rows, _told(judge.bfloat16().eval(), rows), strict=True):
            file.write(json.dumps(row | {"told": told}, ensure_ascii=False) + "\n")


def _others(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the words of the sentences that are no examples yet and name acts elsewhere."""
    known = {(row["text"], row["start"]) for row in rows}
    names = {
        row["text"][row["start"] : row["start"] + row["length"]].lower()
        for row in rows
        if row["label"] != NONE
    }
    for text in sorted({row["text"] for row in rows}):
        for word in WORD.finditer(text):
            at = word.start()
            if word.group() in names and (text, at) not in known:
                yield {"text": text, "start": at, "length": len(word.group())}


def _told(judge: Judge, rows: Sequence[dict[str, Any]]) -> list[list[float]]:
    """Return the logits for each row."""
    known = Vocabulary.at(base_folder() / "vocab.txt")
    some = [example(row, known) for row in rows]
    told: dict[int, list[float]] = {}
    for place, part in enumerate(batches(some, TOGETHER, random.Random(1)), start=1):
        given = batch(part)
        with torch.no_grad():
            words = judge.encoder.words(given.numbers)
            classes = judge(words, given.looks, given.rules, given.mask).float()
        rounded = (classes * 100).round() / 100
        told |= {id(one): row for one, row in zip(part, rounded.tolist(), strict=True)}
        if place % 25 == 0:
            print(f"  {len(told)} of {len(some)}", flush=True)
    return [told[id(one)] for one in some]


if __name__ == "__main__":
    main()
