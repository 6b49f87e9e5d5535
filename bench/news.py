"""The whole rule path, read and assessed, over sixteen years of news, on two processes."""

import gzip
import sys
import time
from pathlib import Path

from bench.measure import Measured, report
from servanda.watch.replay import replayed

NEWS = Path(__file__).parent.parent.parent / "shared/text/news/current-events-2002-2017.jsonl.gz"
WORKERS = 2
AIM = 180.0


def lines() -> list[bytes]:
    """Return the items, one a line."""
    with gzip.open(NEWS) as file:
        return file.readlines()


def main() -> int:
    """Measure, print, and return the exit status."""
    if not NEWS.exists():
        print("the whole rule path over the news: left out, the news is not at hand")
        return 0
    news = lines()
    start = time.perf_counter()
    with replayed(news, workers=WORKERS) as outcomes:
        exits = sum(len(one.sightings) for one in outcomes)
    # Time on the wall: the work is done in other processes, and that is what a person waits for.
    taken = time.perf_counter() - start
    start = time.perf_counter()
    sum(sign == 10 for line in news for sign in line)
    floor = time.perf_counter() - start
    return report(
        Measured(
            what=f"{len(news):,} items of news, {exits} sightings of exits",
            figure=f"{taken:.0f} s on {WORKERS} processes",
            ratio=taken / floor,
            yardstick=f"one pass over the text ({floor:.1f} s)",
            aim=f"under {AIM:.0f} s",
            met=taken < AIM,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
