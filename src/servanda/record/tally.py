"""How the number of parties to a treaty came about: who joined and who left, day by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from servanda.record.action import CONSENTS, by_state
from servanda.record.party import counts
from servanda.record.segment import EVER
from servanda.record.standing import standing, states
from servanda.record.timeline import timeline
from servanda.terms.standing import Basis


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the number of parties changes."""

    on: date
    joined: tuple[str, ...]
    left: tuple[str, ...]
    count: int
    """Parties at the end of the day."""


def tally(
    treaty: str,
    basis: Basis = Basis.FORCE,
    known_on: date | None = None,
    *,
    recorded_on: date | None = None,
) -> tuple[Turn, ...]:
    """Return every day on which the number of parties changes, projected ones among them.

    On each day the count is that of ``parties`` for it. Who was a party before any day that the
    record holds stands on the first day of the calendar.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    joined: dict[date, list[str]] = defaultdict(list)
    left: dict[date, list[str]] = defaultdict(list)
    for state in states(treaty, recorded_on):
        among = False
        for day in _days(state, treaty, known_on, recorded_on):
            answer = standing(state, treaty, day, known_on, recorded_on=recorded_on)
            if counts(answer, basis) != among:
                among = not among
                (joined if among else left)[day].append(state)
    count = 0
    turns = []
    for day in sorted({*joined, *left}):
        count += len(joined[day]) - len(left[day])
        turns.append(Turn(day, tuple(joined[day]), tuple(left[day]), count))
    return tuple(turns)


def _days(state: str, treaty: str, known_on: date | None, recorded_on: date | None) -> list[date]:
    """Return the days on which the answer for a state may change."""
    consents = {
        one.on
        for one in by_state(treaty, recorded_on).get(state, ())
        if one.kind in CONSENTS and one.on is not None
    }
    return sorted({EVER, *timeline(state, treaty, known_on, recorded_on).starts, *consents})
