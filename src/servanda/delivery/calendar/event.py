"""What stands in a calendar: entries into force, exits and what falls due, each on its day."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.errors import Refused
from servanda.law.catalogue import treaty as law_treaty
from servanda.law.effect import effect as law_effect
from servanda.names import state_name, treaty_name
from servanda.record.action import history
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.line import DueLine, DueStatus
from servanda.record.exits import exits
from servanda.record.standing import states
from servanda.record.timeline import timeline
from servanda.terms.source import Ground
from servanda.terms.standing import Exit, Standing

DAYS_BACK, YEARS_AHEAD = 366, 10
"""What lies further back than this, or further ahead, is left out."""
LARGEST = 5000
"""Events of a calendar."""
_EXIT = "exit takes effect"
_STEP = {"notified": 0, "held": 1, "contested": 1, "unknown": 1, "effective": 2, "rescinded": 3}
"""How often what is told of an exit has changed when it has come so far."""
_STEPS = len(_STEP)


class Status(StrEnum):
    """How sure a day is, in the words of iCalendar."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Event:
    """One day of the calendar."""

    uid: str
    """The same for the same event, whatever becomes of its day."""
    sequence: int
    """Grows when what is told of it changes."""
    on: date
    status: Status
    title: str
    text: str
    treaty: str
    state: str | None
    kind: str


def events(treaty: str | None = None, state: str | None = None, *, on: date) -> tuple[Event, ...]:
    """Return the days of a treaty, of a state, or of all, in their order.

    What is projected is tentative; an exit that was taken back is cancelled, on the day on which
    it would have taken effect.

    Args:
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.
        on: The day asked about: what became public later does not count.

    Raises:
        UnknownName: The record has no treaty by that id.
        Refused: There are more events than a calendar is given.
    """
    found = [*_entries(treaty, state, on), *_exits(treaty, state, on), *_dues(treaty, state, on)]
    shown = [one for one in found if _within(one.on, on)]
    if len(shown) > LARGEST:
        raise Refused(f"more than {LARGEST} events: ask for a treaty or a state")
    return tuple(sorted(shown, key=lambda one: (one.on, one.treaty, one.state or "", one.uid)))


def _within(day: date, on: date) -> bool:
    return (on - day).days <= DAYS_BACK and day.year - on.year <= YEARS_AHEAD


def _entries(treaty: str | None, state: str | None, on: date) -> Iterator[Event]:
    """Yield the days on which a treaty enters into force for a state."""
    for ident in treaty_ids() if treaty is None else (coverage(treaty).treaty,):
        for code in states(ident) if state is None else (state,):
            for day, grounds in _entered(code, ident, on):
                title = f"{treaty_name(ident)} enters into force for {state_name(code)}"
                yield Event(
                    uid=_uid("entry", ident, code, _consented(code, ident, day)),
                    sequence=0 if on < day else 1,
                    on=day,
                    status=Status.TENTATIVE if on < day else Status.CONFIRMED,
                    title=title,
                    text=_text((), grounds),
                    treaty=ident,
                    state=code,
                    kind="entry into force",
                )


def _entered(state: str, treaty: str, on: date) -> Iterator[tuple[date, tuple[Ground, ...]]]:
    seen: set[date] = set()
    for one in timeline(state, treaty, on).segments:
        if one.standing is Standing.PARTY and one.since and one.since not in seen:
            seen.add(one.since)
            if _within(one.since, on):
                yield one.since, one.grounds


def _consented(state: str, treaty: str, entered: date) -> str:
    """Return the day of the last consent before an entry into force: it does not move with it."""
    from servanda.record.action import CONSENTS, by_state

    held = by_state(treaty).get(state, ())
    days = [one.on for one in held if one.kind in CONSENTS and one.on and one.on <= entered]
    return str(max(days, default=""))


def _exits(treaty: str | None, state: str | None, on: date) -> Iterator[Event]:
    """Yield the days on which exits take effect, took effect, or would have."""
    for one in exits(treaty, state, on=on, known_on=on):
        day = _day(one)
        if one.notified is None or day is None or one.status not in _STEP:
            continue
        title = f"{state_name(one.state)} leaves the {treaty_name(one.treaty)}"
        told = [f"Notice received on {one.notified}; {one.status}."]
        told += [f"Condition: {one.condition}."] if one.condition else []
        yield Event(
            uid=_uid("exit", one.treaty, one.state, one.notified),
            sequence=_STEP[one.status] + _STEPS * _corrections(one, on),
            on=day,
            status=_status(one),
            title=f"{title} (taken back)" if one.status == "rescinded" else title,
            text=_text(tuple(told), one.grounds),
            treaty=one.treaty,
            state=one.state,
            kind=_EXIT,
        )


def _status(one: Exit) -> Status:
    match one.status:
        case "effective":
            return Status.CONFIRMED
        case "rescinded":
            return Status.CANCELLED
        case _:
            return Status.TENTATIVE


def _day(one: Exit) -> date | None:
    """Return the day of effect; of an exit taken back, the day that the clause had given."""
    if one.effective is not None:
        return date.fromisoformat(one.effective)
    clauses = coverage(one.treaty).clauses
    if one.notified is None or clauses is None or one.status not in ("rescinded", "held"):
        return None
    found = law_effect(
        law_treaty(clauses), "withdrawal", date.fromisoformat(one.notified), state=one.state
    )
    return found.on or found.not_before


def _corrections(one: Exit, on: date) -> int:
    return sum(
        1
        for each in history(one.treaty)
        if each.state == one.state and each.recorded_until and each.recorded_until <= on
    )


def _dues(treaty: str | None, state: str | None, on: date) -> Iterator[Event]:
    """Yield what falls due; what rests on the text of the treaty alone is tentative."""
    for one in deadlines(treaty, state, on=on):
        if one.due is None or one.what == _EXIT or one.status is DueStatus.EFFECTIVE:
            continue
        whose = state_name(one.state) if one.state else "all parties"
        told = (f"{one.status.capitalize()}. {one.says}",)
        yield Event(
            uid=_uid("due", one.treaty, one.state or "", *_duty(one)),
            # Each fact that is held of a duty came after the clause, and may have moved its day.
            sequence=max(0, len(one.grounds) - 1),
            on=one.due,
            status=_sure(one.status),
            title=f"{whose}: {one.what} ({treaty_name(one.treaty)} {one.article or ''})".replace(
                " )", ")"
            ),
            text=_text(told, one.grounds),
            treaty=one.treaty,
            state=one.state,
            kind=one.what,
        )


def _duty(one: DueLine) -> tuple[str, ...]:
    recurs = one.status is DueStatus.RECURRING
    return (one.article or "", one.what, *([str(one.due)] if recurs else []))


def _sure(status: DueStatus) -> Status:
    match status:
        case DueStatus.BASE_DATE | DueStatus.UNKNOWN | DueStatus.OPEN:
            return Status.TENTATIVE
        case (
            DueStatus.RUNNING
            | DueStatus.RECURRING
            | DueStatus.COMPLETED
            | DueStatus.NONE_REPORTED
            | DueStatus.OVERDUE
            | DueStatus.EFFECTIVE
        ):
            return Status.CONFIRMED


def _uid(*parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    return f"{digest}@servanda.invalid"


def _text(told: tuple[str, ...], grounds: tuple[Ground, ...]) -> str:
    lines = [*told]
    for one in grounds:
        article = f" [{one.article}]" if one.article else ""
        source = f" ({one.source})" if one.source else ""
        lines.append(f"- {one.text}{article}{source}")
    return "\n".join(lines)
