"""What the record holds: actions and steps at home, one treaty's file at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from servanda.record.coverage import coverage
from servanda.record.coverage import treaty_ids as treaty_ids
from servanda.record.own import begun, own_record
from servanda.record.table import Row, rows
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitAct, ExitStep
from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence

ACTION_COLUMNS = (
    "state",
    "action",
    "date",
    "until",
    "known",
    "source",
    "note",
    "confidence",
    "as_of",
)
STEP_COLUMNS = (
    "state",
    "act",
    "step",
    "date",
    "body",
    "detail",
    "reference",
    "reference_confidence",
    "source",
    "confidence",
)
CONSENTS = frozenset(
    [
        ActionKind.RATIFICATION,
        ActionKind.ACCEPTANCE,
        ActionKind.APPROVAL,
        ActionKind.ACCESSION,
        ActionKind.SUCCESSION,
        ActionKind.CONSENT_TO_BE_BOUND,
        ActionKind.PARTY_UNDATED,
    ]
)
"""The kinds of action by which a state consents to be bound."""


def actions(treaty: str) -> tuple[Action, ...]:
    """Return every action in the record of the treaty, by state and day.

    Raises:
        UnknownName: The record has no treaty by that id.
        DataError: Its file is wrong; names file and line.
    """
    return tuple(one for of_state in by_state(treaty).values() for one in of_state)


def steps(treaty: str, state: str | None = None) -> tuple[DomesticStep, ...]:
    """Return the steps on the way out of the treaty, of one state or of all, in order of days.

    Raises:
        UnknownName: The record has no treaty by that id.
        DataError: Its file is wrong; names file and line.
    """
    found = _steps(treaty)
    if state is not None:
        return found.get(state, ())
    return tuple(one for of_state in found.values() for one in of_state)


@cache
def by_state(treaty: str, recorded_on: date | None = None) -> Mapping[str, tuple[Action, ...]]:
    """Return the actions of the treaty by state, in the order of the file.

    Args:
        treaty: Id of the treaty.
        recorded_on: Only what had entered our record by this day; None: as it is now.
    """
    found: dict[str, list[Action]] = {}
    for one in _held(treaty) if begun(recorded_on) else ():
        if _recorded(one, recorded_on):
            found.setdefault(one.state, []).append(one)
    return {state: tuple(found[state]) for state in sorted(found)}


def history(treaty: str) -> tuple[Action, ...]:
    """Return every action that our record of the treaty ever held, superseded ones among them.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    return tuple(_held(treaty))


def _held(treaty: str) -> Iterator[Action]:
    records = (*coverage(treaty).also, treaty)
    shipped = [
        _action(row, treaty)
        for record in records
        for row in rows(("actions", f"{record}.csv"), ACTION_COLUMNS)
    ]
    own = own_record()
    if own is None:
        yield from shipped
        return
    from servanda.record.entry import with_entries

    accepted = [entry for record in records for entry in own.entries(record)]
    for one in with_entries(shipped, accepted):
        yield one if one.treaty == treaty else replace(one, treaty=treaty)


def _recorded(one: Action, on: date | None) -> bool:
    """Say whether the action stood in our record on a day (None: now)."""
    if on is None:
        return one.recorded_until is None
    begins, ends = one.recorded_on, one.recorded_until
    return (begins is None or begins <= on) and (ends is None or on < ends)


@cache
def _steps(treaty: str) -> Mapping[str, tuple[DomesticStep, ...]]:
    found: dict[str, list[DomesticStep]] = {}
    for row in rows(("steps", f"{coverage(treaty).treaty}.csv"), STEP_COLUMNS):
        one = _step(row, treaty)
        found.setdefault(one.state, []).append(one)
    return {state: tuple(found[state]) for state in sorted(found)}


def _action(row: Row, treaty: str) -> Action:
    return Action(
        treaty=treaty,
        state=row.must("state"),
        kind=row.word("action", ActionKind),
        on=row.day("date"),
        source=row.must("source"),
        confidence=row.word("confidence", Confidence),
        until=row.day("until"),
        known_on=row.day("known"),
        note=row.text("note"),
        as_of=row.day("as_of"),
    )


def _step(row: Row, treaty: str) -> DomesticStep:
    try:
        on = PartialDate.parse(row.must("date"))
    except ValueError as error:
        raise row.wrong("date", str(error)) from None
    sure = row.text("reference_confidence")
    return DomesticStep(
        treaty=treaty,
        state=row.must("state"),
        act=row.word("act", ExitAct),
        step=row.word("step", ExitStep),
        on=on,
        body=row.text("body"),
        detail=row.text("detail"),
        reference=row.text("reference"),
        reference_confidence=row.word("reference_confidence", Confidence) if sure else None,
        source=row.must("source"),
        confidence=row.word("confidence", Confidence),
    )
