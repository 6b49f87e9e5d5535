"""One million random (state, treaty, day) standings, beside as many look-ups in a dictionary."""

import random
import sys
from collections.abc import Sequence
from datetime import date

from bench.measure import Measured, cpu_seconds, report
from servanda.record.action import treaty_ids
from servanda.record.standing import standing, standings

QUESTIONS = 1_000_000
AIM = 5.0
FIRST, LAST = date(1950, 1, 1).toordinal(), date(2026, 12, 31).toordinal()

Question = tuple[str, str, date]


def questions(count: int) -> list[Question]:
    """Return random questions over every state and treaty of the record."""
    chance = random.Random(1997)
    treaties = treaty_ids()
    states = sorted({a.state for t in treaties for a in standings(t, date(2025, 1, 1))})
    days = [date.fromordinal(day) for day in range(FIRST, LAST)]
    return [
        (chance.choice(states), chance.choice(treaties), chance.choice(days)) for _ in range(count)
    ]


def ask(asked: Sequence[Question]) -> None:
    """Ask for every standing, as ``servanda status`` does."""
    for state, treaty, on in asked:
        standing(state, treaty, on)


def main() -> int:
    """Measure, print, and return the exit status."""
    asked = questions(QUESTIONS)
    ask(asked[:1000])
    taken = cpu_seconds(lambda: ask(asked))
    known = {(state, treaty): on for state, treaty, on in asked}

    def yardstick() -> None:
        for state, treaty, _ in asked:
            known.get((state, treaty))

    floor = cpu_seconds(yardstick, rounds=3)
    return report(
        Measured(
            what=f"{QUESTIONS:,} standings",
            figure=f"{taken:.2f} s",
            ratio=taken / floor,
            yardstick=f"as many look-ups in a dictionary ({floor:.2f} s)",
            aim=f"under {AIM:.0f} s",
            met=taken < AIM,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
