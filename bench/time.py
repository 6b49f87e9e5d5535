"""Characters read for times per second and core, of plain and of hostile text."""

import sys
from datetime import date
from pathlib import Path

from bench.measure import Measured, cpu_seconds, report
from servanda.reading.document import document
from servanda.reading.time import times
from servanda.terms.document import Document

ROOT = Path(__file__).parent.parent
LENGTH = 400_000
AIM = 500_000.0
PUBLISHED = date(2025, 3, 20)
HOSTILE = "the last week of May 1997 people, a couple of twenty-"


def articles() -> Document:
    """Return the English examples, one after the other, until they are long enough."""
    files = sorted([*ROOT.glob("examples/*-*.txt"), *ROOT.glob("tests/articles/*.txt")])
    texts = [text for file in files if (text := file.read_text("utf-8")).isascii()]
    return flood("\n\n".join(texts))


def flood(text: str) -> Document:
    """Return a document that repeats a text."""
    whole = ("x " + text * (LENGTH // len(text) + 1))[:LENGTH]
    return document(whole.encode(), published=PUBLISHED, language="en")


def rate(one: Document) -> float:
    """Return how many characters of a document are read in a second."""
    return len(one.text) / cpu_seconds(lambda: times(one), rounds=3)


def main() -> int:
    """Measure, print, and return the exit status."""
    plain = articles()
    times(plain)
    floor = cpu_seconds(lambda: sum(sign == "\n" for sign in plain.text), rounds=3)
    status = 0
    for what, one in (("articles", plain), ("a flood of openings", flood(HOSTILE))):
        found = rate(one)
        status |= report(
            Measured(
                what=f"times in {what}",
                figure=f"{found:,.0f} characters a second and core",
                ratio=LENGTH / found / floor,
                yardstick=f"one pass over the text ({floor * 1000:.1f} ms)",
                aim=f"at least {AIM:,.0f}" if one is plain else "a tenth of that",
                met=found >= (AIM if one is plain else AIM / 10),
            )
        )
    return status


if __name__ == "__main__":
    sys.exit(main())
