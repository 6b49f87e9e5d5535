"""What a judge of acts learns from: labelled sentences, each with what the rules say of it.

``python -m gate.modality.examples FILE`` writes an object a line: ``text`` (the sentence),
``start`` and ``length`` of the word for the act in it, ``label`` and ``rule``, the class that the
rules give; events of any kind follow, without ``rule``. Sentences to measure on, the fresh ones
and those set aside, are none of them.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gate.gate import shared_folder
from gate.modality.run import ASIDE, labelled, texts, window_of
from servanda.reading.act.judge import NONE, Asked
from servanda.reading.attribution.choice import RULES
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document
from servanda.terms.span import Span

WORD = 60
"""Characters of the longest stretch that stands for one word for an act."""


@dataclass(slots=True)
class Recorder:
    """A judge that changes nothing and remembers what it was asked."""

    asked: list[Asked] = field(default_factory=list)

    def judged(self, document: Document, sentence: Span, asked: Sequence[Asked]) -> Sequence[str]:
        """Return what the rules say."""
        self.asked += asked
        return [one.rule for one in asked]


def learnt() -> list[dict[str, Any]]:
    """Return the labelled rows to learn from."""
    rows = [row for row in labelled("fresh") if row["part"] == "train"]
    rows += [row for row in labelled("labels") if row["n"] >= ASIDE]
    rows += [*labelled("tuning"), *labelled("written")]
    rows = [row for row in rows if row["act_length"] < WORD]
    # A sentence may hold two acts, of which one was set aside.
    aside = {(row["id"], row["start"]) for row in labelled("sentences") if row["n"] < ASIDE}
    return [row for row in rows if (row["id"], row["start"]) not in aside]


def examples(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the examples; ``folder`` is that of texts beside the project."""
    acts, events = learnt(), labelled("events")
    known = texts(folder, [*acts, *events])
    for row in acts:
        window, at = window_of(known[row["id"]], row)
        word = Span(at, at + row["act_length"])
        yield _told(row, window, at) | {"rule": rule_of(window, word)}
    for row in events:
        yield _told(row, *window_of(known[row["id"]], row))


def _told(row: dict[str, Any], window: str, at: int) -> dict[str, Any]:
    return {
        "text": window[at - row["act_start"] :],
        "start": row["act_start"],
        "length": row["act_length"],
        "label": row["label"],
    }


def rule_of(window: str, at: Span) -> str:
    """Return what the rules say of a word; ``none`` where they would ask nobody about it."""
    recorder = Recorder()
    read(document(window.encode(), language="en"), RULES, recorder)
    return next((one.rule for one in recorder.asked if one.word.overlaps(at)), NONE)


def main() -> int:
    """Write the examples; return the exit status."""
    folder = shared_folder()
    if folder is None or len(sys.argv) != 2:
        print("usage: python -m gate.modality.examples FILE, with ../shared beside the project")
        return 2
    with Path(sys.argv[1]).open("w", encoding="utf-8") as file:
        for one in examples(folder):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
