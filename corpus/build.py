"""The readings to the corpus: ``python -m corpus.build [--differences]``.

Each document is read once or twice (``readings/<reader>/<batch>.txt``). Where two readings
agree to the word, that is the label; where they differ, ``settled.csv`` says which holds. Writes
``train.jsonl``, ``dev.jsonl`` and ``test.jsonl``, and prints how far the readings agree.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.marks import Marked, documents, unmarked
from gate.statements.score import Score, Words, f1, score
from servanda.reading.statement.quote import mode_of, quotes
from servanda.terms.span import Span

HERE = Path(__file__).parent
PARTS = ("train", "dev", "test")
WRITTEN = {
    "part": "train",
    "source": "written for this corpus",
    "licence": "CC-BY-4.0",
    "date": "2026-11-26",
    "genre": "written",
}

Reading = tuple[str, list[Marked]]


def main() -> int:
    """Build the corpus, or print what two readings differ in and nobody has settled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--differences", action="store_true")
    given = parser.parse_args()
    readings, known, settled = read_all(), table("documents.csv"), decisions()
    rows: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
    agreed: dict[str, Score] = {part: Score() for part in PARTS}
    open_: list[dict[str, str]] = []
    for name, both in sorted(readings.items()):
        about = known.get(name, WRITTEN)
        text = next(iter(both.values()))[0]
        if len(both) > 1:
            first, second = [list(map(Marked.spans, marked)) for _, marked in both.values()]
            agreed[about["part"]].add(score(text, first, second))
        labels, left = settle(name, text, [marked for _, marked in both.values()], settled)
        open_ += left
        # Of two readers with longer names the sign says where one ends.
        readers = ("" if max(map(len, both)) == 1 else "+").join(both)
        rows[about["part"]].append(row(name, about, text, labels, readers))
    if given.differences:
        for one in open_:
            print(json.dumps(one, ensure_ascii=False))
        return 0
    for part, those in rows.items():
        lines = [json.dumps(one, ensure_ascii=False) for one in those]
        (HERE / f"{part}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        words = sum(len(one["text"].split()) for one in those)
        count = sum(len(one["attributions"]) for one in those)
        print(f"{part}: {len(those)} documents, {words} words, {count} attributions")
        if agreed[part].gold:
            told = {key: round(value, 1) for key, value in agreed[part].figures().items()}
            print(f"  two readings of {agreed[part].gold} attributions agree: {told}")
    print(f"not settled: {len(open_)}")
    return 0


def read_all() -> dict[str, dict[str, Reading]]:
    """Return the readings of each document by reader, in the order of the readers."""
    found: dict[str, dict[str, Reading]] = {}
    for path in sorted(HERE.glob("readings/*/*.txt")):
        for name, marked in documents(path).items():
            try:
                found.setdefault(name, {})[path.parent.name] = unmarked(marked)
            except ValueError as error:
                raise ValueError(f"{path.name}, {name}: {error}") from error
    for name, both in found.items():
        if len({text for text, _ in both.values()}) > 1:
            raise ValueError(f"{name}: the readings differ in their text")
    return found


def table(name: str) -> dict[str, dict[str, str]]:
    """Return a table of the corpus by its ids."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def decisions() -> dict[tuple[str, str], str]:
    """Return what was settled: by document and difference, the reader who is right, or none."""
    path = HERE / "settled.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["id"], row["difference"]): row["holds"] for row in csv.DictReader(file)}


def settle(
    name: str, text: str, readings: Sequence[list[Marked]], settled: Mapping[tuple[str, str], str]
) -> tuple[list[Marked], list[dict[str, str]]]:
    """Return the labels of a document, and what is still open, for which the first reading holds.

    ``holds`` of a difference is ``first``, ``second`` or ``none``.
    """
    if len(readings) == 1:
        return list(readings[0]), []
    words = Words(text)
    labels: list[Marked] = []
    left: list[dict[str, str]] = []
    for first, second in paired(words, *readings[:2]):
        if first is not None and second is not None and _alike(words, first, second):
            labels.append(first)
            continue
        key = _key(first, second)
        holds = settled.get((name, key))
        if holds is None:
            left.append({"id": name, "difference": key, **_shown(text, first, second)})
            holds = "first" if first is not None else "none"
        chosen = {"first": first, "second": second}.get(holds)
        if chosen is not None:
            labels.append(chosen)
    return sorted(labels, key=lambda one: one.cue[0]), left


def paired(
    words: Words, first: Sequence[Marked], second: Sequence[Marked]
) -> Iterator[tuple[Marked | None, Marked | None]]:
    """Yield the attributions of two readings in pairs, by their cues, then by their contents."""
    ranked = sorted(
        (
            (_likeness(words, one, two), -i, -j)
            for i, one in enumerate(first)
            for j, two in enumerate(second)
            if _meet(one.cue, two.cue)
        ),
        reverse=True,
    )  # fmt: skip
    ones, twos = dict(enumerate(first)), dict(enumerate(second))
    for _, i, j in ranked:
        if -i in ones and -j in twos:
            yield ones.pop(-i), twos.pop(-j)
    yield from ((one, None) for one in ones.values())
    yield from ((None, two) for two in twos.values())


def _meet(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Say whether two cues overlap; a colon, which is no word, too."""
    return any(one[0] < two[1] and two[0] < one[1] for one in some for two in others)


def _likeness(words: Words, first: Marked, second: Marked) -> float:
    cues = f1(words.of(first.cue), words.of(second.cue))
    return cues + f1(words.of(first.content), words.of(second.content))


def _alike(words: Words, first: Marked, second: Marked) -> bool:
    both = (first.spans(), second.spans())
    return all(words.of(both[0][kind]) == words.of(both[1][kind]) for kind in both[0])


def _key(first: Marked | None, second: Marked | None) -> str:
    return "/".join("-" if one is None else "{}-{}".format(*one.cue[0]) for one in (first, second))


def _shown(text: str, first: Marked | None, second: Marked | None) -> dict[str, str]:
    shown = {}
    for side, one in (("first", first), ("second", second)):
        if one is not None:
            told = [
                f"{kind}: " + " … ".join(text[start:end] for start, end in spans)
                for kind, spans in one.spans().items()
            ]
            shown[side] = " | ".join(told)
    return shown


def row(
    name: str, about: Mapping[str, str], text: str, labels: Sequence[Marked], readers: str
) -> dict[str, Any]:
    """Return a document of the corpus."""
    lines = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    marked = quotes(text, lines)
    return {
        "id": name,
        **{key: about[key] for key in ("source", "licence", "date", "genre")},
        "readers": readers,
        "text": text,
        "attributions": [
            {
                **one.spans(),
                "mode": mode_of(text, [Span(*span) for span in one.content], marked).value,
                "speaker": one.speaker,
                "channel": one.channel,
            }
            for one in labels
        ],
    }


if __name__ == "__main__":
    raise SystemExit(main())
