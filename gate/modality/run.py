"""How well modality and polarity of acts are read: macro-F1 over the classes.

``python -m gate.modality.run`` reads the labelled sentences of ``labels.jsonl``; the 120 that were
set aside before tuning are measured on. A class is a modality, or for what is not affirmed its
polarity.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gate.gate import Gate
from servanda.reading.document import document
from servanda.reading.read import read

HERE = Path(__file__).parent
ASIDE = 120
"""Sentences whose number is below this were set aside."""
NONE = "none"


def label_of(row: dict[str, Any]) -> str:
    """Return the class that a label or an act stands for."""
    if row["modality"] is None:
        return NONE
    return str(row["modality"] if row["polarity"] == "affirmed" else row["polarity"])


def read_as(sentence: str, act: str) -> str:
    """Return the class that the reader gives to the act that meets the words."""
    start = sentence.find(act)
    end = start + len(act)
    found = read(document(sentence.encode(), language="en")).acts
    met = [one for one in found if one.span.start < end and start < one.span.end]
    met = [one for one in met if one.kind.value not in ("accuse", "urge")] or met
    if not met:
        return NONE
    one = met[0]
    return label_of({"modality": one.modality.value, "polarity": one.polarity.value})


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the mean of the F1 of each class that is labelled."""
    rows = list(pairs)
    classes = sorted({wanted for wanted, _ in rows} - {NONE})
    return sum(_f1(rows, one) for one in classes) / len(classes)


def _f1(rows: list[tuple[str, str]], one: str) -> float:
    right = sum(wanted == one == got for wanted, got in rows)
    if not right:
        return 0.0
    precision = right / sum(got == one for _, got in rows)
    recall = right / sum(wanted == one for wanted, _ in rows)
    return 2 * precision * recall / (precision + recall)


def main() -> int:
    """Measure, compare with the floor, print; return the exit status."""
    rows = [json.loads(line) for line in (HERE / "labels.jsonl").read_text("utf-8").splitlines()]
    pairs = [(row["n"], label_of(row), read_as(row["sentence"], row["act"])) for row in rows]
    print("tuned on:", round(macro_f1((w, g) for n, w, g in pairs if n >= ASIDE), 3))
    if "--show" in sys.argv:
        for row, (number, wanted, got) in zip(rows, pairs, strict=True):
            if wanted != got and number >= ASIDE:
                print(f"{number} {wanted} read as {got}: {row['sentence']} [{row['act']}]")
    gate = Gate(HERE, "modality", [HERE / "labels.jsonl"])
    return gate.judge({"macro_f1": macro_f1((w, g) for n, w, g in pairs if n < ASIDE)})


if __name__ == "__main__":
    sys.exit(main())
