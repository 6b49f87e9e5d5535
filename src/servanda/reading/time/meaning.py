"""What a stretch of text means as a time, and the words that rules share."""

from dataclasses import dataclass

from servanda.reading.time.clock import Clock
from servanda.reading.time.grammar import Found, Grammar
from servanda.reading.time.timex import UNKNOWN, Range, days_of
from servanda.terms.finding import TimeType
from servanda.terms.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a stretch of the text means as a time."""

    start: int
    end: int
    type: TimeType
    value: str | None
    days: Range = UNKNOWN


def dated(found: Found, value: str | None, days: Range | None = None) -> Meaning:
    """Return an expression with its value and days; a value with a time of day is a time."""
    known = days_of(value) if days is None else days
    # "PRESENT_REF" has the letter, but no time of day.
    timed = value is not None and "T" in value and not value.endswith("_REF")
    kind = TimeType.TIME if timed else TimeType.DATE
    return Meaning(found.start, found.end, kind, value, known)


def step_of(found: Found, clock: Clock, name: str = "rel") -> tuple[str, int]:
    """Return whence a word steps and how far: ``last`` is one back from publication.

    ``rel`` is the step of what is told, ``rel2`` that of its year ("May of last year").
    """
    told = clock.grammar.value(name.rstrip("2"), found.words[name])
    return told[0], int(told[1:])


def part_of(found: Found, clock: Clock) -> str | None:
    """Return which third of a stretch an expression keeps to: ``start``, ``mid`` or ``end``."""
    name = "close" if "close" in found.words else "part"
    word = found.words.get(name)
    return str(clock.grammar.value(name, word)) if word else None


def checked(value: str) -> str | None:
    """Return a date if the calendar has it."""
    try:
        return str(PartialDate.parse(value))
    except ValueError:
        return None


def count_of(found: Found, clock: Clock, name: str = "n") -> float | str:
    """Return the number of an expression, ``X`` where it is open; compounds are added up."""
    count = number_of(found.words.get(name, ""), clock.grammar)
    if "half" not in found.words or isinstance(count, str):
        return count
    return count + 0.5


def number_of(words: str, known: Grammar) -> float | str:
    """Return what a number in digits or words stands for, ``X`` for an open one."""
    figure = words.replace(",", "")
    if figure.isdigit():
        return int(figure)
    if figure.replace(".", "", 1).isdigit():
        return float(figure)
    numbers = known.classes["number"]
    if words in numbers:
        value: float | str = numbers[words]
        return value
    return sum(int(numbers[word]) for word in words.replace("-", " ").split())
