"""How well times are read: ``python -m gate.time.run [--misses] [--unjudged] [--update]``.

Measured on the times of GUM (calendar dates) and WikiWars (narratives), on durations of our own,
and on findings in GUM that nobody annotated, read one by one: ``extra.jsonl`` has the verdicts.
"""

import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gate.gate import Gate, shared_folder
from gate.time.score import Met, meet, right
from gate.time.timeml import Annotated, corpus
from servanda.reading.document import document
from servanda.reading.time import times
from servanda.terms.finding import Time, TimeType

HERE = Path(__file__).parent
READ = 200
"""Findings that nobody annotated, of which the verdicts are committed."""

Texts = Sequence[tuple[Annotated, Met]]


def found(text: Annotated) -> tuple[Time, ...]:
    """Return the times found in a text."""
    raw = text.text.encode()
    told = document(raw, published=text.published, language="en", title="")
    # The reader tidies its input; the annotated text is read as it stands.
    assert told.text == text.text, text.name
    return times(told)


def dates(texts: Texts) -> dict[str, float]:
    """Return how many annotated dates are found, and how many of those with their value."""
    met = sum(len(one.pairs) for _, one in texts)
    missed = sum(len(one.missed) for _, one in texts)
    valued = sum(right(*pair) for _, one in texts for pair in one.pairs)
    return {"dates_recall": met / (met + missed), "dates_value": valued / met}


def narratives(texts: Texts) -> dict[str, float]:
    """Return the F1 of values, a finding with a wrong value being wrong twice (TempEval-3)."""
    valued = sum(right(*pair) for _, one in texts for pair in one.pairs)
    wanted = sum(len(one.pairs) + len(one.missed) for _, one in texts)
    given = sum(len(one.pairs) + len(one.extra) + len(one.spare) for _, one in texts)
    print(f"narratives: precision {valued / given:.3f}, recall {valued / wanted:.3f}")
    return {"narratives_f1": 2 * valued / (wanted + given)}


def durations() -> dict[str, float]:
    """Return recall and precision of durations, text and value, over the cases of our own."""
    wanted: Counter[tuple[int, str, str | None]] = Counter()
    given: Counter[tuple[int, str, str | None]] = Counter()
    cases = tomllib.loads((HERE / "durations.toml").read_text("utf-8"))["case"]
    for number, case in enumerate(cases):
        told = document(case["text"].encode(), language=case.get("language", "en"))
        wanted.update((number, text, value) for text, value in case["durations"])
        given.update(
            (number, one.text, one.value) for one in times(told) if one.type is TimeType.DURATION
        )
    same = (wanted & given).total()
    if "--misses" in sys.argv:
        for key in sorted((wanted - given) + (given - wanted), key=str):
            print("duration", "missed" if key in wanted else "extra", *key, sep="\t")
    return {
        "durations_recall": same / wanted.total(),
        "durations_precision": same / given.total(),
    }


def sample(texts: Texts) -> Iterator[dict[str, Any]]:
    """Yield the extra findings to be read: in an order that no change of the reader moves."""
    rows = [
        {"text": text.name, "start": one.span.start, "end": one.span.end, "words": one.text}
        | {"value": one.value}
        for text, met in texts
        for one in met.extra
    ]
    place = "{text}:{start}"
    rows.sort(key=lambda row: hashlib.sha256(place.format(**row).encode()).hexdigest())
    yield from rows[:READ]


def extra(texts: Texts) -> dict[str, float]:
    """Return how many of the findings that nobody annotated are right; an unread one is not.

    A verdict "nowadays" is a "today" that means these times, found as the day of publication:
    strictly it is wrong.
    """
    lines = (HERE / "extra.jsonl").read_text("utf-8").splitlines()
    verdicts: dict[str, str] = {}
    for row in map(json.loads, lines):
        verdict = row.pop("verdict")
        verdicts[json.dumps(row)] = verdict
    rows = list(map(json.dumps, sample(texts)))
    unread = [row for row in rows if row not in verdicts]
    if unread:
        print(
            f"times: {len(unread)} of {len(rows)} extra findings nobody has read; see --unjudged"
        )
    told = Counter(verdicts.get(row) for row in rows)
    strict = told["right"] / len(rows)
    return {"extra_precision": strict + told["nowadays"] / len(rows), "extra_strict": strict}


def main() -> int:
    """Measure, compare with the floors, print; return the exit status."""
    folder = shared_folder()
    if folder is None:
        return Gate.left_out("time", "no folder ../shared beside the project")
    here = folder / "text" / "time"
    gum = [(text, meet(text.times, found(text))) for text in corpus(here, "GUM_*.tml")]
    wars = [(text, meet(text.times, found(text))) for text in corpus(here, "[0-9]*.tml")]
    if "--unjudged" in sys.argv:
        show_unjudged(gum)
        return 0
    if "--misses" in sys.argv:
        show_misses([*gum, *wars])
    data = [*sorted(here.glob("*.tml")), HERE / "durations.toml", HERE / "extra.jsonl"]
    figures = dates(gum) | narratives(wars) | durations() | extra(gum)
    return Gate(HERE, "time", data).judge(figures)


def show_misses(texts: Texts) -> None:
    """Print what was missed, valued otherwise, or found without being annotated."""
    for text, met in texts:
        for gold in met.missed:
            _show(text, "missed", gold.start, gold.end, gold.value)
        for gold, one in met.pairs:
            if not right(gold, one):
                _show(text, "value", gold.start, gold.end, f"{gold.value} not {one.value}")
        for one in (*met.extra, *met.spare):
            _show(text, "extra", one.span.start, one.span.end, str(one.value))


def show_unjudged(texts: Texts) -> None:
    """Print the extra findings that nobody has read yet, each with its surroundings."""
    path = HERE / "extra.jsonl"
    known = path.read_text("utf-8") if path.exists() else ""
    words = {text.name: text.text for text, _ in texts}
    for row in sample(texts):
        if json.dumps(row)[:-1] not in known:
            around = words[row["text"]][max(0, row["start"] - 70) : row["end"] + 50]
            print(json.dumps(row), " ".join(around.split()), sep="\t")


def _show(text: Annotated, what: str, start: int, end: int, value: str) -> None:
    before = " ".join(text.text[max(0, start - 60) : start].split())
    after = " ".join(text.text[end : end + 40].split())
    print(text.name, what, value, f"{before} [[{text.text[start:end]}]] {after}", sep="\t")


if __name__ == "__main__":
    sys.exit(main())
