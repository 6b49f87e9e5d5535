"""Hours that stand beside a day are hours of that day: "5 p.m. on Monday"."""

from collections.abc import Iterator, Sequence

import re2

from servanda.reading.time.grammar import Found, Grammar
from servanda.reading.time.meaning import Meaning, dated

BETWEEN = 24
"""Characters that may lie between an hour and its day."""
_DAY = re2.compile(r"^\d{4}-\d\d-\d\d")

Told = Sequence[tuple[Found, Meaning]]


def at_their_days(told: Told, text: bytes, grammar: Grammar) -> Iterator[Meaning]:
    """Yield the meanings, an hour beside a day with that day: the one before it goes first."""
    for place, (found, meaning) in enumerate(told):
        if found.rule.kind != "clock" or meaning.value is None:
            yield meaning
            continue
        near = [*told[max(0, place - 1) : place], *told[place + 1 : place + 2]]
        days = (_day(beside, (found, meaning), text, grammar) for beside in near)
        day = next(filter(None, days), None)
        hour = meaning.value.partition("T")[2]
        yield dated(found, f"{day}T{hour}") if day else meaning


def _day(
    beside: tuple[Found, Meaning], clock: tuple[Found, Meaning], text: bytes, known: Grammar
) -> str | None:
    """Return the day of a neighbour with nothing but words like "on" and "at" between."""
    (found, day), (told, hour) = beside, clock
    match = _DAY.search(day.value or "")
    if match is None or found.rule.kind == "clock":
        return None
    first, second = (hour, day) if hour.end <= day.start else (day, hour)
    between = text[first.end : second.start]
    if len(between) > BETWEEN or b"\n" in between:
        return None
    # The full stop of "5 p.m. Monday" ends no sentence.
    stop = "." if first is hour and "half" in told.words else ""
    words = between.decode().lower().removeprefix(stop).replace(",", " ").split()
    return match.group() if all(known.has("beside_hour", word) for word in words) else None
