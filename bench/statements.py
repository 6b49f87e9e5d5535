"""Statements with the shipped network: words a second, beside the rules alone; cold start, memory.

The texts are those of the corpus's test part, put together to articles.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.measure import Measured, cpu_seconds, report
from servanda.reading.attribution.attribution import Reader
from servanda.reading.attribution.choice import RULES, SHIPPED
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document

ROOT = Path(__file__).parent.parent
ARTICLE = 600
"""Words of an article."""
WORDS_AIM, COLD_AIM, MEMORY_AIM, SIZE_AIM = 3_000.0, 1.5, 400.0, 30.0
PUBLISHED = date(2025, 3, 20)


def articles() -> list[Document]:
    """Return the texts of the test part as articles of some six hundred words."""
    texts = [
        json.loads(line)["text"]
        for line in (ROOT / "corpus" / "test.jsonl").read_text("utf-8").splitlines()
    ]
    found: list[Document] = []
    whole: list[str] = []
    for text in texts:
        whole.append(text)
        if sum(len(one.split()) for one in whole) >= ARTICLE:
            found.append(document("\n\n".join(whole).encode(), language="en", published=PUBLISHED))
            whole = []
    return found


def read_all(asked: Sequence[Document], reader: Reader) -> None:
    """Read every article whole: attributions, speakers, acts, claims."""
    for one in asked:
        read(one, reader)


def cold() -> tuple[float, float]:
    """Return the seconds, best of three, and the MB that reading one article takes, cold."""
    command = [str(Path(sys.executable).with_name("servanda")), "read", "--json"]
    article = str(ROOT / "examples" / "poland-announcement.txt")
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(
            [*command, article, "--published", "2025-03-20"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        taken.append(time.perf_counter() - begun)
    return min(taken), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def main() -> int:
    """Measure, print, and return the exit status."""
    asked = articles()
    words = sum(len(one.text.split()) for one in asked)
    read_all(asked[:2], SHIPPED)
    taken = cpu_seconds(lambda: read_all(asked, SHIPPED), rounds=3)
    rules = cpu_seconds(lambda: read_all(asked, RULES), rounds=3)
    seconds, memory = cold()
    folder = ROOT / "src" / "servanda" / "data" / "attribution"
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    status = report(
        Measured(
            what=f"{words:,} words read whole, with the network",
            figure=f"{words / taken:,.0f} words a second and core",
            ratio=taken / rules,
            yardstick=f"the rules alone ({words / rules:,.0f} words a second)",
            aim=f"at least {WORDS_AIM:,.0f}",
            met=words / taken >= WORDS_AIM,
        )
    )
    status |= report(
        Measured(
            what="first dossier from a cold start",
            figure=f"{seconds:.2f} s, {memory:.0f} MB",
            ratio=seconds / COLD_AIM,
            yardstick=f"the aim of {COLD_AIM} s",
            aim=f"under {COLD_AIM} s and {MEMORY_AIM:.0f} MB",
            met=seconds < COLD_AIM and memory < MEMORY_AIM,
        )
    )
    return status | report(
        Measured(
            what="size of the network",
            figure=f"{size:.1f} MB",
            ratio=size / SIZE_AIM,
            yardstick=f"the aim of {SIZE_AIM:.0f} MB",
            aim=f"at most {SIZE_AIM:.0f} MB",
            met=size <= SIZE_AIM,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
