"""Where a state stands to a treaty on a day: the one answer that every command gives."""

from datetime import date

from servanda.record.action import by_state
from servanda.record.coverage import treaty_ids
from servanda.record.finding import subjects
from servanda.record.timeline import timeline
from servanda.terms.standing import Standing, StandingAnswer


def standing(
    state: str,
    treaty: str,
    on: date,
    known_on: date | None = None,
    *,
    recorded_on: date | None = None,
) -> StandingAnswer:
    """Return where the state stands to the treaty on a day, and why.

    Args:
        state: Code of the state.
        treaty: Id of the treaty.
        on: The day asked about.
        known_on: Only what was public on this day counts; None: all that the record holds.
        recorded_on: Only what had entered our record by this day counts; None: all that it holds.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    line = timeline(state, treaty, known_on, recorded_on)
    one = line.at(on)
    return StandingAnswer(
        treaty,
        state,
        on,
        known_on,
        one.standing,
        one.bound,
        one.since,
        one.until,
        one.contested,
        one.grounds,
        line.reach,
        one.warnings,
        recorded_on,
    )


def standings(
    treaty: str, on: date, known_on: date | None = None, *, recorded_on: date | None = None
) -> tuple[StandingAnswer, ...]:
    """Return where every state with any record stands to the treaty, by code."""
    return tuple(
        standing(state, treaty, on, known_on, recorded_on=recorded_on)
        for state in states(treaty, recorded_on)
    )


def states(treaty: str, recorded_on: date | None = None) -> tuple[str, ...]:
    """Return the codes of all states of which the record of the treaty says anything.

    ``recorded_on``: only what had entered our record by this day; None: all that it holds.
    """
    return tuple(sorted({*by_state(treaty, recorded_on), *subjects(treaty)}))


def all_standings(
    state: str, on: date, known_on: date | None = None, *, recorded_on: date | None = None
) -> tuple[StandingAnswer, ...]:
    """Return where the state stands to every treaty of the record, by id."""
    return tuple(
        standing(state, treaty, on, known_on, recorded_on=recorded_on) for treaty in treaty_ids()
    )


def state_eif(state: str, treaty: str, on: date | None = None) -> date | None:
    """Return the day on which the treaty entered into force for the state.

    Args:
        state: Code of the state.
        treaty: Id of the treaty.
        on: Where a state left and came back: the last entry on or before this day; None: the last.
    """
    line = timeline(state, treaty)
    days = [one.since for one in line.segments if one.standing is Standing.PARTY and one.since]
    return max((day for day in days if on is None or day <= on), default=None)
