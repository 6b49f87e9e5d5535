"""How well statements are found: ``python -m gate.statements.run [DATA ...] [--reader R]``.

Without DATA: the test part of the corpus and, where it is at hand, PolNeAR's dev part, against
floors. With DATA (files or folders of annotated documents, JSON lines with ``text`` and
``attributions``): figures only. R is what ``servanda read --reader`` takes.
"""

import argparse
import gzip
import json
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from gate.gate import ROOT, Gate, shared_folder
from gate.statements.score import Score, Spans, score
from servanda.cli.reader import named
from servanda.reading.document import document
from servanda.reading.read import read

HERE = Path(__file__).parent
CORPUS = ROOT / "corpus" / "test.jsonl"
POLNEAR = Path("text/attribution/polnear-dev.jsonl.gz")
SAMPLES = 200
MOST = 1_000_000
"""Characters beyond which a document of the data is left out, said so."""


def main() -> int:
    """Measure and print; against floors where no data are named. Return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="*", type=Path)
    parser.add_argument("--reader", default="model")
    given, _ = parser.parse_known_args()
    if given.data:
        for path in given.data:
            told(str(path), scores(path, given.reader))
        return 0
    status = 0
    both = {"corpus": CORPUS}
    shared = shared_folder()
    if shared is None:
        status |= Gate.left_out("statements on PolNeAR", "no folder ../shared beside the project")
    else:
        both["polnear"] = shared / POLNEAR
    figures: dict[str, float] = {}
    for name, path in both.items():
        found = scores(path, given.reader)
        told(name, found)
        figures |= {f"{name}_{key}": value for key, value in total(found).figures().items()}
    if shared is None or given.reader != "model":
        return status
    return status | Gate(HERE, "statements", both.values()).judge(figures)


def scores(path: Path, reader: str) -> list[Score]:
    """Return the counts of each document of a file or folder, on two processes."""
    rows = list(documents(path))
    with multiprocessing.Pool(2) as pool:
        return pool.map(partial(one_score, reader=reader), rows, chunksize=4)


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the annotated documents of a file, or of every file of a folder."""
    files = sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]
    for file in files:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def one_score(row: dict[str, Any], reader: str) -> Score:
    """Return the counts of one document as a reader reads it."""
    text = row["text"]
    if len(text) > MOST:
        print(f"left out: {row.get('id')}: {len(text)} characters", file=sys.stderr)
        return Score()
    source = document(text.encode(), language="en")
    if source.text != text:
        raise ValueError(f"{row.get('id')}: the text is not read as it is")
    found: list[dict[str, Spans]] = [
        {
            "source": [(one.source.span.start, one.source.span.end)] if one.source.span else [],
            "cue": [(one.cue.start, one.cue.end)] if one.cue else [],
            "content": [(part.start, part.end) for part in one.content],
        }
        for one in read(source, named(reader)).statements
    ]
    return score(text, row["attributions"], found)


def total(found: Sequence[Score]) -> Score:
    """Return the sum of the counts."""
    result = Score()
    for one in found:
        result.add(one)
    return result


def told(name: str, found: Sequence[Score]) -> None:
    """Print the figures with the interval that resampling the documents gives (95 %)."""
    whole = total(found)
    dice = np.random.default_rng(7)
    drawn = dice.integers(0, len(found), (SAMPLES, len(found)))
    spread = [total([found[at] for at in row]).figures() for row in drawn]
    print(f"{name}: {len(found)} documents, {whole.gold} labelled, {whole.found} found")
    for key, value in whole.figures().items():
        low, high = np.percentile([one[key] for one in spread], (2.5, 97.5))
        print(f"  {key:10} {value:5.1f}  ({low:.1f} to {high:.1f})")
    exact = ", ".join(f"{key} {value:.1f}" for key, value in whole.span_figures().items())
    print(f"  exact spans, F1: {exact}")


if __name__ == "__main__":
    sys.exit(main())
