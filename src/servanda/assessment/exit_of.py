"""The exit of a state that a text speaks of, as the record knows it."""

from datetime import date
from functools import lru_cache

from servanda.assessment.days import Days, days_of
from servanda.record.exits import exits
from servanda.record.standing import standing
from servanda.terms.standing import Exit, Standing


@lru_cache(maxsize=4096)
def exits_of(state: str, treaty: str, on: date) -> tuple[Exit, ...]:
    """Return every exit of a state from a treaty that the record knows, oldest first.

    A claimed suspension is none. Only what was public on the day of asking counts.
    """
    known = exits(treaty=treaty, state=state, on=on, known_on=on)
    return tuple(one for one in reversed(known) if one.status != Standing.SUSPENSION_CLAIMED)


def exit_of(state: str, treaty: str, around: date | None, on: date) -> Exit | None:
    """Return the exit that was under way on a day, else the next one, else the last.

    ``around`` is the day of which the text speaks, or of its publication; ``on`` that of asking.
    """
    known = exits_of(state, treaty, on)
    if around is not None:
        for one in known:
            end = last_day(one)
            if end is None or end >= around:
                return one
    return known[-1] if known else None


def last_day(exit_: Exit) -> date | None:
    """Return the last day of an exit's known steps; None where it has none with a day."""
    steps = (exit_.effective, exit_.notified, exit_.enacted, exit_.parliament, exit_.announced)
    known = [days.latest for days in map(days_of, steps) if days]
    return max(known, default=None)


def day_of(value: str | None) -> date | None:
    """Return a day of the record; None where only its month or year is known."""
    days: Days | None = days_of(value)
    return days.earliest if days and days.single else None


def end_of_bond(state: str, treaty: str, day: date, on: date) -> date | None:
    """Return the first day on which a state bound on ``day`` is no longer bound, if known."""
    answer = standing(state, treaty, day)
    if answer.until is not None and answer.until > day:
        return answer.until
    known = exit_of(state, treaty, day, on)
    effective = day_of(known.effective) if known else None
    return effective if effective and effective > day else None
