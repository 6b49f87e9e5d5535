"""Articles of 3,000 characters read per second and core, beside one pass over the text."""

import sys
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from bench.measure import Measured, cpu_seconds, report
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document

ROOT = Path(__file__).parent.parent
LENGTH = 3_000
ARTICLES = 120
AIM = 60.0
PUBLISHED = date(2025, 3, 20)


def articles(count: int) -> list[Document]:
    """Return articles of some 3,000 characters, put together from paragraphs of the examples."""
    files = sorted([*ROOT.glob("examples/*-*.txt"), *ROOT.glob("tests/articles/*.txt")])
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    # Only the first language: a text of three languages is no article.
    paragraphs = cycle([line for line in lines if line.strip() and line.isascii()])
    return [document(_text(paragraphs).encode(), published=PUBLISHED) for _ in range(count)]


def _text(paragraphs: "cycle[str]") -> str:
    text = ""
    while len(text) < LENGTH:
        text += next(paragraphs) + "\n\n"
    return text


def read_all(asked: Sequence[Document]) -> None:
    """Read every article, as the dossier does."""
    for one in asked:
        read(one)


def pass_over(asked: Sequence[Document]) -> None:
    """Look at every character of every article once."""
    for one in asked:
        sum(sign == "\n" for sign in one.text)


def main() -> int:
    """Measure, print, and return the exit status."""
    asked = articles(ARTICLES)
    read_all(list(islice(asked, 3)))
    taken = cpu_seconds(lambda: read_all(asked))
    floor = cpu_seconds(lambda: pass_over(asked), rounds=3)
    rate = sum(len(one.text) for one in asked) / LENGTH / taken
    return report(
        Measured(
            what=f"articles of {LENGTH:,} characters",
            figure=f"{rate:.0f} a second and core",
            ratio=taken / floor,
            yardstick=f"one pass over the text ({floor * 1000:.1f} ms)",
            aim=f"at least {AIM:.0f}",
            met=rate >= AIM,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
