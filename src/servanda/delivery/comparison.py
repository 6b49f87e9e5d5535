"""One day as it was known on two days: what differs, state by state and in the counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.record.change import Public, changes
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.party import parties
from servanda.record.standing import standing, states
from servanda.terms.standing import Basis, StandingAnswer

FIELDS = ("standing", "bound", "since", "until", "contested")
"""What of an answer is compared."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One state and treaty of which one was known otherwise."""

    treaty: str
    state: str
    then: StandingAnswer
    now: StandingAnswer
    fields: tuple[str, ...]
    """Which of ``FIELDS`` differ."""
    because: tuple[Public, ...]
    """What became public in between, by day."""


@dataclass(frozen=True, slots=True)
class CountDifference:
    """A number of parties that was known otherwise."""

    treaty: str
    basis: Basis
    then: int
    now: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A day as known on one day, against the same day as known on another."""

    on: date
    then: date
    now: date
    differences: tuple[Difference, ...]
    counts: tuple[CountDifference, ...]


def compare(
    on: date, then: date, now: date, *, treaty: str | None = None, state: str | None = None
) -> Comparison:
    """Return what was known otherwise of a day.

    Args:
        on: The day that is asked about.
        then: As known on this day.
        now: Against what was known on this day; the two may stand in either order.
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    asked = treaty_ids() if treaty is None else (coverage(treaty).treaty,)
    differences = tuple(
        one for ident in asked for one in _of_treaty(ident, state, on, (then, now))
    )
    touched = dict.fromkeys(one.treaty for one in differences)
    counts = tuple(one for ident in touched for one in _counts(ident, on, then, now))
    return Comparison(on, then, now, differences, counts)


def _of_treaty(
    treaty: str, state: str | None, on: date, known: tuple[date, date]
) -> Iterator[Difference]:
    told = None
    for code in states(treaty) if state is None else (state,):
        then, now = (standing(code, treaty, on, day) for day in known)
        fields = tuple(name for name in FIELDS if getattr(then, name) != getattr(now, name))
        if not fields:
            continue
        if told is None:
            told = _became_public(treaty, *sorted(known))
        because = tuple(one for one in told if one.state == code)
        yield Difference(treaty, code, then, now, fields, because)


def _became_public(treaty: str, first: date, last: date) -> tuple[Public, ...]:
    if first == last:
        return ()
    return changes(first + timedelta(days=1), last, treaty).public


def _counts(treaty: str, on: date, then: date, now: date) -> Iterator[CountDifference]:
    for basis in Basis:
        before, after = (parties(treaty, on, basis, day).count for day in (then, now))
        if before != after:
            yield CountDifference(treaty, basis, before, after)
