"""Settle three readings of the exits in the news: what two of three readers found.

``python -m gate.exits.settle`` writes ``labels.jsonl`` and prints how far the readings agree.
"""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
READINGS = ("a", "b", "c")
Label = dict[str, Any]


def key(label: Label) -> tuple[str, str | None, tuple[str, ...]]:
    """Return what tells acts apart: kind, treaty (None outside the catalogue), actors."""
    return label["kind"], label["treaty"], tuple(sorted(label["actors"]))


def settled(found: list[list[Label]]) -> list[Label]:
    """Return the acts that most readings hold, each with every modality that one of them gave."""
    votes = Counter(one for labels in found for one in {key(label) for label in labels})
    acts = []
    for one, count in votes.items():
        if count * 2 > len(found):
            same = [label for labels in found for label in labels if key(label) == one]
            first = same[0]
            modalities = {label["modality"] for label in same}
            modalities |= {m for label in same for m in label.get("alt", {}).get("modality", [])}
            polarity = Counter(label["polarity"] for label in same).most_common(1)[0][0]
            alt = {"modality": sorted(m for m in modalities - {first["modality"]} if m)}
            acts.append(first | {"polarity": polarity, "alt": alt})
    return acts


def main() -> None:
    """Write the settled labels and print the agreement."""
    read = {
        name: {
            row["id"]: row["acts"]
            for row in map(json.loads, (HERE / f"reading-{name}.jsonl").read_text().splitlines())
        }
        for name in READINGS
    }
    for one, other in combinations(READINGS, 2):
        both = [
            ({key(x) for x in read[one][item]}, {key(x) for x in read[other][item]})
            for item in read[one]
        ]
        shared = sum(len(x & y) for x, y in both)
        whole = sum(len(x) + len(y) for x, y in both)
        print(f"{one} and {other}: F1 of acts {2 * shared / whole:.3f}")
    with (HERE / "labels.jsonl").open("w", encoding="utf-8") as file:
        for item in read["a"]:
            acts = settled([read[name][item] for name in READINGS])
            file.write(json.dumps({"id": item, "acts": acts}) + "\n")


if __name__ == "__main__":
    main()
