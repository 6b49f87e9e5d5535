"""How well modality and polarity of acts are read: macro-F1 over the classes.

``python -m gate.modality.run`` reads the labelled sentences of ``labels.jsonl``; the 120 that were
set aside before tuning are measured on. The others, and those of ``tuning.jsonl``, are for tuning:
``--show`` prints where the reader and their labels differ. A class is a modality, or for what is
not affirmed its polarity.
"""

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gate.gate import Gate, shared_folder
from servanda.reading.document import document
from servanda.reading.read import read

HERE = Path(__file__).parent
ASIDE = 120
"""Sentences whose number is below this were set aside."""
LATER = 1000
"""Sentences of ``tuning.jsonl`` are numbered from here on."""
CONTEXT = 3000
"""Characters of the text before a sentence that the reader sees."""
NONE = "none"


def label_of(row: dict[str, Any]) -> str:
    """Return the class that a label or an act stands for."""
    if row["modality"] is None:
        return NONE
    return str(row["modality"] if row["polarity"] == "affirmed" else row["polarity"])


def labelled(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of labelled sentences."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def marked(window: str, at: int, row: dict[str, Any]) -> str:
    """Return a sentence on one line, with the stretch that is labelled in brackets."""
    end = at + row["act_length"]
    parts = (window[at - row["act_start"] : at], window[at:end], window[end:])
    return "{}[[{}]]{}".format(*parts).replace("\n", " ")


def read_as(text: str, start: int, length: int) -> str:
    """Return the class that the reader gives to the act that meets a stretch of a text."""
    found = read(document(text.encode(), language="en")).acts
    met = [one for one in found if one.span.start < start + length and start < one.span.end]
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


def texts(folder: Path, rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return the texts that the sentences stand in, by id."""
    wanted = {row["id"] for row in rows}
    found = {row["id"]: row["sentence"] for row in rows if row["source"] == "own"}
    files = ("news/current-events-2002-2017.jsonl.gz", "documents/treaty-documents.jsonl.gz")
    for file in files:
        with gzip.open(folder / "text" / file, "rt", encoding="utf-8") as lines:
            found |= {
                item["id"]: item["text"] for item in map(json.loads, lines) if item["id"] in wanted
            }
    return found


def main() -> int:
    """Measure, compare with the floor, print; return the exit status."""
    folder = shared_folder()
    if folder is None:
        return Gate.left_out("modality", "no folder ../shared beside the project")
    rows = [row for name in ("labels", "tuning") for row in labelled(name)]
    known = texts(folder, rows)
    pairs = []
    for row in rows:
        text, first = known[row["id"]], max(0, row["start"] - CONTEXT)
        window = text[first : row["start"] + row["length"]]
        at = row["start"] - first + row["act_start"]
        got = read_as(window, at, row["act_length"])
        pairs.append((row["n"], row["label"], got))
        if "--show" in sys.argv and row["n"] >= ASIDE:
            sign = "=" if got == row["label"] else "!"
            print(f"{sign} {row['n']} {row['label']} read as {got}: {marked(window, at, row)}")
    for name, low, high in (("tuned on", ASIDE, LATER), ("tuned on, later", LATER, sys.maxsize)):
        print(f"{name}:", round(macro_f1((w, g) for n, w, g in pairs if low <= n < high), 3))
    gate = Gate(HERE, "modality", [HERE / "labels.jsonl"])
    return gate.judge({"macro_f1": macro_f1((w, g) for n, w, g in pairs if n < ASIDE)})


if __name__ == "__main__":
    sys.exit(main())
