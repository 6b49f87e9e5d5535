"""Hours that stand beside a day are hours of that day: "5 p.m. on Monday"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import re2

from servanda.reading.time.grammar import Found, Grammar
from servanda.reading.time.meaning import Meaning, dated

BETWEEN = 24
"""Characters that may lie between an hour and its day."""
_DAY = re2.compile(r"^\d{4}-\d\d-\d\d")

Told = Sequence[tuple[Found, Meaning]]


def at_their_days(told: Told, text: bytes, grammar: Grammar) -> Iterator[Meaning]:
    """Yield the meanings, an hour beside a day with that day: the one before it goes first."""
    before: tuple[Found, Meaning] | None = None
    for place, (found, meaning) in enumerate(told):
        placed = meaning
        if found.rule.kind == "clock" and meaning.value is not None:
            near = filter(None, [before, _next(told[place + 1 : place + 3], text, grammar)])
            days = (_day(beside, (found, meaning), text, grammar) for beside in near)
            day = next(filter(None, days), None)
            hour = meaning.value.partition("T")[2]
            placed = dated(found, f"{day}T{hour}") if day else meaning
        yield placed
        before = (found, placed)


def _next(rest: Told, text: bytes, known: Grammar) -> tuple[Found, Meaning] | None:
    """Return what follows an hour; another hour as one of the day that it stands beside."""
    if len(rest) > 1 and rest[0][0].rule.kind == "clock":
        found, meaning = rest[0]
        day = _day(rest[1], rest[0], text, known)
        return (found, replace(meaning, value=day)) if day else rest[0]
    return rest[0] if rest else None


def _day(
    beside: tuple[Found, Meaning], clock: tuple[Found, Meaning], text: bytes, known: Grammar
) -> str | None:
    """Return the day of a neighbour with only words like "on", "at" and "from" between."""
    (found, day), (told, hour) = beside, clock
    match = _DAY.search(day.value or "")
    if match is None:
        return None
    # "From 7 a.m. to 8 p.m.": both are of the day that the first has.
    links = "between_hours" if found.rule.kind == "clock" else "beside_hour"
    ahead = hour.end <= day.start
    first, second = (hour, day) if ahead else (day, hour)
    between = text[first.end : second.start]
    if len(between) > BETWEEN or b"\n" in between:
        return None
    # The full stop of "5 p.m. Monday" ends no sentence.
    stop = "." if "half" in (told if ahead else found).words else ""
    words = between.decode().lower().removeprefix(stop).replace(",", " ").replace("(", " ").split()
    return match.group() if all(known.has(links, word) for word in words) else None
