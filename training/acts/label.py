"""Let larger judges say of examples how firmly they are meant, for a smaller one to learn.

``python -m training.acts.label --weights DIR --base DIR --data FILE --text FILE --out FILE`` adds
to each example what the judges told of it together, and further ones without a label: words of
the sentences of some texts, of those that name an act somewhere in the data. Texts that anything
is measured on must not be among them.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from servanda.reading.act.judge import NONE
from servanda.reading.attribution.wordpiece import Vocabulary
from servanda.reading.document import document
from servanda.reading.sentence import sentences
from training.acts.examples import batch, batches, example
from training.acts.network import Judge
from training.encoder import base_folder

TOGETHER = 4000
"""Pieces that are judged at once."""
WORD = re.compile(r"[A-Za-z]{3,}")
FEW = 3
"""Words of one sentence that are judged at most."""
LENGTHS = range(25, 601)
"""Characters of a sentence that is looked at."""


def main() -> None:
    """Read the arguments and label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, action="append")
    parser.add_argument("--base", type=Path, help="the encoder that the judges began with")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--text", type=Path, default=[], action="append", help="further texts")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(2)
    rows = _objects(given.data)
    rows += _others(rows, [one["text"] for path in given.text for one in _objects(path)])
    told: list[Tensor] = []
    for folder in given.weights:
        judge = Judge(0.0, given.base)
        judge.load_state_dict(torch.load(folder / "w.pt")["judge"])
        told.append(_told(judge.bfloat16().eval(), rows))
    # The mean of what they think likely, as logits.
    together = torch.stack(told).softmax(-1).mean(0).clamp(min=1e-6).log()
    with given.out.open("w", encoding="utf-8") as file:
        for row, logits in zip(rows, together.tolist(), strict=True):
            row["told"] = [round(logit, 2) for logit in logits]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _others(rows: Sequence[dict[str, Any]], texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield words of the texts that name acts in the rows, a few of each sentence."""
    dice = random.Random(1)
    known = {(row["text"], row["start"]) for row in rows}
    names = {
        row["text"][row["start"] : row["start"] + row["length"]].lower()
        for row in rows
        if row["label"] != NONE
    }
    seen = {
        span.of(text)
        for text in texts
        for span in sentences(document(text.encode(), language="en"))
        if span.end - span.start in LENGTHS
    }
    for sentence in sorted(seen):
        found = [
            word
            for word in WORD.finditer(sentence)
            if word.group().lower() in names and (sentence, word.start()) not in known
        ]
        for word in dice.sample(found, min(FEW, len(found))):
            yield {"text": sentence, "start": word.start(), "length": len(word.group())}


def _told(judge: Judge, rows: Sequence[dict[str, Any]]) -> Tensor:
    """Return the logits of each row (rows, 12)."""
    known = Vocabulary.at(base_folder() / "vocab.txt")
    some = [example(row, known) for row in rows]
    told: dict[int, Tensor] = {}
    for place, part in enumerate(batches(some, TOGETHER, random.Random(1)), start=1):
        given = batch(part)
        with torch.no_grad():
            words = judge.encoder.words(given.numbers)
            classes = judge(words, given.looks, given.rules, given.mask).float()
        told |= {id(one): row for one, row in zip(part, classes, strict=True)}
        if place % 25 == 0:
            print(f"  {len(told)} of {len(some)}", flush=True)
    return torch.stack([told[id(one)] for one in some])


if __name__ == "__main__":
    main()
