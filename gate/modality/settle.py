"""Settle three readings of modality: what two of three readers gave.

``python -m gate.modality.settle`` writes ``labels.jsonl`` from the sentences and the readings, and
prints how far these agree. Sentences on which all three differ are left out, and counted.
"""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from gate.modality.run import label_of

HERE = Path(__file__).parent
READINGS = ("a", "b", "c")


def main() -> None:
    """Write the settled labels and print the agreement."""
    read: dict[str, dict[int, dict[str, Any]]] = {
        name: {
            row["n"]: row
            for row in map(json.loads, (HERE / f"reading-{name}.jsonl").read_text().splitlines())
        }
        for name in READINGS
    }
    for one, other in combinations(READINGS, 2):
        same = sum(label_of(read[one][n]) == label_of(read[other][n]) for n in read[one])
        print(f"{one} and {other}: {same} of {len(read[one])} alike")
    rows = [json.loads(line) for line in (HERE / "sentences.jsonl").read_text().splitlines()]
    unsettled = 0
    with (HERE / "labels.jsonl").open("w", encoding="utf-8") as file:
        for row in rows:
            votes = Counter(label_of(read[name][row["n"]]) for name in READINGS)
            label, count = votes.most_common(1)[0]
            if count == 1:
                unsettled += 1
            else:
                file.write(json.dumps(row | {"label": label}, ensure_ascii=False) + "\n")
    print(f"{unsettled} of {len(rows)} not settled")


if __name__ == "__main__":
    main()
