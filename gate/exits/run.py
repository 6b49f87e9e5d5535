"""How well exits are read in two decades of news: recall, precision, modality, and quiet.

``python -m gate.exits.run`` measures on the items of ``labels.jsonl`` and reads all items of the
news, in which no exit may be reported but those of ``verdicts.jsonl``.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from gate.gate import Gate, shared_folder
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.finding import Act, ActKind

HERE = Path(__file__).parent
ITEMS = 68562
"""Items of news."""
KINDS = frozenset(
    {ActKind.WITHDRAW, ActKind.SUSPEND, ActKind.RESCIND, ActKind.UNSIGN, ActKind.REJOIN}
)


def is_measured(day: str) -> bool:
    """Say whether an item is measured on: those of odd years; even years are for tuning."""
    return int(day[:4]) % 2 == 1


Label = dict[str, Any]


def exits(text: str, day: str) -> list[Act]:
    """Return the exits and returns that the reader finds in an item."""
    found = read(document(text.encode(), published=date.fromisoformat(day), language="en"))
    return [act for act in found.acts if act.kind in KINDS]


def same(label: Label, act: Act) -> bool:
    """Say whether an act is the labelled one: kind, treaty and actors."""
    treaty = label["treaty"] == act.treaty and (act.treaty is not None or bool(act.object))
    return bool(
        label["kind"] == act.kind.value and treaty and set(label["actors"]) == set(act.actors)
    )


def firm(label: Label, act: Act) -> bool:
    """Say whether an act is meant as firmly as labelled, the other right values counted."""
    right = [label["modality"], *label.get("alt", {}).get("modality", [])]
    return act.modality.value in right and act.polarity.value == label["polarity"]


def score(items: Iterable[tuple[list[Label], list[Act]]]) -> dict[str, float]:
    """Return recall and precision of acts, and the part of those found with the right modality.

    Acts on treaties outside the catalogue are wanted by nobody, but right where they are labelled.
    """
    wanted = found = right = true = firmly = 0
    for labels, acts in items:
        held = [label for label in labels if label["treaty"] is not None]
        wanted += len(held)
        found += len(distinct(acts))
        true += len(distinct([act for act in acts if any(same(one, act) for one in labels)]))
        for label in held:
            match = [act for act in acts if same(label, act)]
            best = next((act for act in match if firm(label, act)), match[0] if match else None)
            if best is not None:
                right += 1
                firmly += firm(label, best)
    return {
        "labelled": float(wanted),
        "recall": right / wanted,
        "precision": true / found,
        "modality": firmly / right,
    }


def distinct(acts: list[Act]) -> set[tuple[str, str | None, tuple[str, ...]]]:
    """Return the acts told apart as labels are: a second sentence about one exit is no second."""
    return {(act.kind.value, act.treaty or act.object, tuple(sorted(act.actors))) for act in acts}


def show(pairs: dict[str, tuple[list[Label], list[Act]]]) -> None:
    """Print where the reader and the labels differ."""
    for one, (labels, acts) in pairs.items():
        for label in labels:
            if label["treaty"] and not any(same(label, act) for act in acts):
                print("missed", one, {k: label[k] for k in ("kind", "treaty", "actors")})
        for act in acts:
            if not any(same(label, act) for label in labels):
                print("extra", one, act.kind, act.treaty or act.object, act.actors)


def items(news: Path) -> Iterator[dict[str, str]]:
    """Yield the news items in their order."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def labelled(name: str) -> dict[str, list[Label]]:
    """Return the acts of each labelled item by its id."""
    rows = (HERE / name).read_text("utf-8").splitlines()
    return {row["id"]: row["acts"] for row in map(json.loads, rows)}


def reported(chunk: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the exits reported in a chunk of items, as the committed list has them."""
    return [
        {
            "id": item["id"],
            "kind": act.kind.value,
            "stage": act.stage.value if act.stage else None,
            "modality": act.modality.value,
            "polarity": act.polarity.value,
            "actors": list(act.actors),
            "treaty": act.treaty,
            "object": act.object,
        }
        for item in chunk
        for act in exits(item["text"], item["date"])
    ]


def all_reported(news: Path) -> list[dict[str, Any]]:
    """Return every exit reported in the whole news, read by two processes."""
    rows = items(news)
    chunks = iter(lambda: list(islice(rows, 2000)), [])
    with ProcessPoolExecutor(2) as pool:
        return [row for found in pool.map(reported, chunks) for row in found]


def _given(folder: Path, news: Path) -> list[tuple[list[Label], list[Act]]]:
    """Return the sixteen items that were labelled before, with what the reader finds in them."""
    lines = (folder / "text" / "exits" / "labels-2003-2017.jsonl").read_text("utf-8").splitlines()
    given = {row["id"]: row["acts"] for row in map(json.loads, lines)}
    return [
        (given[item["id"]], exits(item["text"], item["date"]))
        for item in items(news)
        if item["id"] in given
    ]


def quiet(news: Path) -> float:
    """Return the part of all items without a false exit; 0 while one is not judged."""
    judged = [json.loads(line) for line in (HERE / "verdicts.jsonl").read_text().splitlines()]
    known = {json.dumps({k: v for k, v in one.items() if k != "verdict"}) for one in judged}
    found = all_reported(news)
    new = [one for one in found if json.dumps(one) not in known]
    for one in new:
        print("not judged yet:", json.dumps(one))
    false = sum(one["verdict"] == "false" for one in judged)
    print(f"{ITEMS:,} items: {len(found)} exits reported, {false} of them judged false")
    return 0.0 if new else 1.0 - false / ITEMS


def main() -> int:
    """Measure, compare with the floors, print; return the exit status."""
    folder = shared_folder()
    if folder is None:
        return Gate.left_out("exits", "no folder ../shared beside the project")
    news = folder / "text" / "news" / "current-events-2002-2017.jsonl.gz"
    labels = labelled("labels.jsonl")
    read_items = {row["id"]: row for row in items(news) if row["id"] in labels}
    pairs = {
        one: (labels[one], exits(item["text"], item["date"])) for one, item in read_items.items()
    }
    measured = score(pairs[one] for one in pairs if is_measured(read_items[one]["date"]))
    tuned = score(pairs[one] for one in pairs if not is_measured(read_items[one]["date"]))
    print("tuned on (even years):", tuned)
    if "--show" in sys.argv:
        show({one: pairs[one] for one in pairs if not is_measured(read_items[one]["date"])})
    gate = Gate(HERE, "exits", [HERE / "labels.jsonl", HERE / "verdicts.jsonl"])
    figures = {name: measured[name] for name in ("recall", "precision", "modality")}
    given = score(_given(folder, news))
    figures |= {"given": given["recall"], "given_modality": given["modality"]}
    figures["quiet"] = quiet(news)
    return gate.judge(figures)


if __name__ == "__main__":
    sys.exit(main())
