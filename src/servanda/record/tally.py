"""How the number of parties to a treaty came about: who joined and who left, day by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from servanda.record.action import CONSENTS, by_state
from servanda.record.party import counts
from servanda.record.segment import EVER
from servanda.record.standing import standing, states
from servanda.record.timeline import timeline
from servanda.terms.standing import Basis, Standing, StandingAnswer

_MOVES = ("joined", "left", "found", "lost")


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the number of parties changes."""

    on: date
    joined: tuple[str, ...]
    left: tuple[str, ...]
    count: int
    """Parties at the end of the day."""
    found: tuple[str, ...] = ()
    """Counted from this day on; whether the treaty bound them before is not known or contested."""
    lost: tuple[str, ...] = ()
    """Not counted from this day on; whether the treaty binds them is not known or contested."""


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
    moves: dict[date, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for state in states(treaty, recorded_on):
        before: StandingAnswer | None = None
        for day in _days(state, treaty, known_on, recorded_on):
            answer = standing(state, treaty, day, known_on, recorded_on=recorded_on)
            move = _move(before, answer, basis)
            if move:
                moves[day][move].append(state)
            before = answer
    count = 0
    turns = []
    for day in sorted(moves):
        joined, left, found, lost = (tuple(moves[day][move]) for move in _MOVES)
        count += len(joined) + len(found) - len(left) - len(lost)
        turns.append(Turn(day, joined, left, count, found, lost))
    return tuple(turns)


def _move(before: StandingAnswer | None, after: StandingAnswer, basis: Basis) -> str | None:
    """Return how a state moves into or out of the count; None where it does not."""
    was, is_ = before is not None and counts(before, basis), counts(after, basis)
    if was == is_:
        return None
    if is_:
        doubtful = before is not None and before.bound is None and not _waits(before)
        return "found" if doubtful else "joined"
    return "lost" if after.bound is None else "left"


def _waits(answer: StandingAnswer) -> bool:
    return answer.standing in (Standing.CONTRACTING_STATE, Standing.PROVISIONAL)


def _days(state: str, treaty: str, known_on: date | None, recorded_on: date | None) -> list[date]:
    """Return the days on which the answer for a state may change."""
    consents = {
        one.on
        for one in by_state(treaty, recorded_on).get(state, ())
        if one.kind in CONSENTS and one.on is not None
    }
    return sorted({EVER, *timeline(state, treaty, known_on, recorded_on).starts, *consents})
