"""How well modality and polarity of acts are read: macro-F1 over the classes.

``python -m gate.modality.run`` measures the reader as it is shipped, and prints the rules alone
beside it, on the 120 sentences of ``labels.jsonl`` that were set aside before tuning and on those
of ``fresh.jsonl`` that are for measuring. The others, and those of ``tuning.jsonl``, are for
tuning: ``--show`` prints where the reader and their labels differ. A class is a modality, or for
what is not affirmed its polarity.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gate.gate import Gate, shared_folder
from servanda.reading.act.judge import NONE, class_of
from servanda.reading.attribution.attribution import Reader
from servanda.reading.attribution.choice import RULES, SHIPPED
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.finding import ActKind

HERE = Path(__file__).parent
ASIDE = 120
"""Sentences whose number is below this were set aside."""
MEASURE = "measure"
"""The part of ``fresh.jsonl`` that nothing is tuned on or learns from."""
CONTEXT = 3000
"""Characters of the text before a sentence that the reader sees."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FAMILIES = {
    **dict.fromkeys((ActKind.WITHDRAW, ActKind.SUSPEND, ActKind.UNSIGN, ActKind.RESCIND), "exit"),
    **dict.fromkeys((ActKind.RETAIN, ActKind.STOCKPILE), "keep"),
    **dict.fromkeys((ActKind.USE, ActKind.TEST), "use"),
}
"""Kinds that one word may name: "fired", "launch"."""
CORPUS = HERE.parent.parent / "corpus"


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


def window_of(text: str, row: dict[str, Any]) -> tuple[str, int]:
    """Return a sentence with what stands before it, and where in that its act begins."""
    first = max(0, row["start"] - CONTEXT)
    window = text[first : row["start"] + row["length"]]
    return _CONTROL.sub(" ", window), row["start"] - first + row["act_start"]


def read_as(text: str, start: int, row: dict[str, Any], reader: Reader) -> str:
    """Return the class that a reader gives to the act that meets a stretch of a text.

    Where a row says of which kind the act is that its word names, others are passed over: several
    acts may share a clause.
    """
    end = start + row["act_length"]
    found = read(document(text.encode(), language="en"), reader).acts
    met = [one for one in found if one.span.start < end and start < one.span.end]
    met = [one for one in met if one.kind.value not in ("accuse", "urge")] or met
    kind = row.get("kind")
    if kind is not None:
        met = [one for one in met if _family(one.kind) == _family(ActKind(kind))]
    return class_of(met[0]) if met else NONE


def _family(kind: ActKind) -> str:
    return _FAMILIES.get(kind, kind.value)


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
    corpus = {row["id"] for row in rows if row["source"] == "corpus"}
    if corpus:
        held = map(json.loads, (CORPUS / "train.jsonl").read_text("utf-8").splitlines())
        found |= {item["id"]: item["text"] for item in held if item["id"] in corpus}
    files = ("news/current-events-2002-2017.jsonl.gz", "documents/treaty-documents.jsonl.gz")
    for file in files:
        with gzip.open(folder / "text" / file, "rt", encoding="utf-8") as lines:
            found |= {
                item["id"]: item["text"] for item in map(json.loads, lines) if item["id"] in wanted
            }
    return found


def answers(
    folder: Path, rows: list[dict[str, Any]], reader: Reader
) -> dict[int, tuple[str, str]]:
    """Return for each row its label and what a reader gives."""
    known = texts(folder, rows)
    found = {}
    for row in rows:
        window, at = window_of(known[row["id"]], row)
        got = read_as(window, at, row, reader)
        found[row["n"]] = (row["label"], got)
        if "--show" in sys.argv and row["n"] >= ASIDE and row.get("part") != MEASURE:
            sign = "=" if got == row["label"] else "!"
            print(f"{sign} {row['n']} {row['label']} read as {got}: {marked(window, at, row)}")
    return found


def main() -> int:
    """Measure, compare with the floor, print; return the exit status."""
    folder = shared_folder()
    if folder is None:
        return Gate.left_out("modality", "no folder ../shared beside the project")
    rows = [row for name in ("labels", "tuning") for row in labelled(name)]
    fresh = [row for row in labelled("fresh") if row["part"] == MEASURE]
    figures = {}
    for name, reader in (("rules alone", RULES), ("as shipped", SHIPPED)):
        old = answers(folder, rows, reader)
        figures = {
            "macro_f1": macro_f1(pair for n, pair in old.items() if n < ASIDE),
            "fresh": macro_f1(answers(folder, fresh, reader).values()),
        }
        tuned = round(macro_f1(pair for n, pair in old.items() if n >= ASIDE), 3)
        print(f"{name}: tuned on {tuned},", {k: round(v, 3) for k, v in figures.items()})
    gate = Gate(HERE, "modality", [HERE / "labels.jsonl", HERE / "fresh.jsonl"])
    return gate.judge(figures)


if __name__ == "__main__":
    sys.exit(main())
