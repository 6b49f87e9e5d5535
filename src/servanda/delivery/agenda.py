"""The calendar: what happens on which day, by whom, and whether the day is still to be proved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.names import state_name, treaty_name
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.deadline.due import deadlines
from servanda.record.deadline.line import DueLine, DueStatus
from servanda.record.exits import exits
from servanda.record.segment import EVER
from servanda.record.standing import states
from servanda.record.timeline import timeline
from servanda.terms.source import Ground
from servanda.terms.standing import Exit, Standing

_EXIT = "exit takes effect"
_DOUBTFUL = ("contested", "unknown")
"""How an exit may stand whose day has come without a known end."""


class Occasion(StrEnum):
    """What happens on a day."""

    ENTRY = "entry into force"
    NOTICE = "notice received"
    EXIT = "exit takes effect"
    DUTY = "duty"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens, happened or falls due on a day."""

    on: date
    treaty: str
    state: str | None
    """None where it concerns all parties together."""
    occasion: Occasion
    what: str
    article: str | None
    projected: bool
    """Whether the day lies ahead of the day of asking, or rests on the treaty's text alone: it
    may still be moved."""
    status: str
    says: str
    grounds: tuple[Ground, ...] = ()
    anchor: str = ""
    """What tells it from the same occasion at another time: the day of the notice, the year of a
    report."""

    @property
    def key(self) -> str:
        """Return what the event is called for ever, wherever its day moves to."""
        parts = (self.occasion, self.treaty, self.state or "all", self.article, self.anchor)
        called = (*parts, "" if self.what == self.occasion else self.what)
        return "/".join(part.replace(" ", "-") for part in called if part)


def agenda(
    first: date,
    last: date,
    *,
    on: date,
    treaty: str | None = None,
    state: str | None = None,
) -> tuple[Event, ...]:
    """Return what happens from one day to another, both included, by day, treaty and state name.

    Args:
        first: First day.
        last: Last day.
        on: The day of asking: what lies after it is projected.
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    if last < first:
        return ()
    found = [
        *_due(deadlines(treaty, state, on=on, between=(first, last)), on),
        *_exits(exits(treaty, state, on=on), on),
        *_entries(treaty, state, on),
    ]
    return tuple(sorted({one for one in found if first <= one.on <= last}, key=_order))


def _order(one: Event) -> tuple[date, str, str, str, str]:
    state = state_name(one.state) if one.state else ""
    return one.on, treaty_name(one.treaty), state, one.occasion, one.article or ""


def _due(lines: tuple[DueLine, ...], on: date) -> Iterator[Event]:
    for line in lines:
        if line.due is None or line.what == _EXIT:
            continue
        yearly = line.status is DueStatus.RECURRING
        yield Event(
            on=line.due,
            treaty=line.treaty,
            state=line.state,
            occasion=Occasion.REPORT if yearly else Occasion.DUTY,
            what=line.what,
            article=line.article,
            projected=_may_move(line, on),
            status=line.status.value,
            says=line.says,
            grounds=line.grounds,
            anchor=str(line.due.year) if yearly else "",
        )


def _may_move(line: DueLine, on: date) -> bool:
    """Say whether the day may still change: what is done, or never was due, stays."""
    if line.status in (DueStatus.COMPLETED, DueStatus.NONE_REPORTED):
        return False
    return line.status is DueStatus.BASE_DATE or (line.due is not None and line.due > on)


def _exits(found: tuple[Exit, ...], on: date) -> Iterator[Event]:
    for one in found:
        for occasion, told in ((Occasion.NOTICE, one.notified), (Occasion.EXIT, one.effective)):
            day = date.fromisoformat(told) if told and len(told) == len("2025-06-25") else None
            if day is None:
                continue
            held = f" Condition: {one.condition.rstrip('.')}." if one.condition else ""
            words = _words(occasion, one.status, ahead=day > on)
            yield Event(
                on=day,
                treaty=one.treaty,
                state=one.state,
                occasion=occasion,
                what=occasion.value,
                article=None,
                projected=day > on,
                status=one.status,
                says=f"{words}{held}",
                grounds=one.grounds,
                anchor=one.notified or "",
            )


def _words(occasion: Occasion, status: str, *, ahead: bool) -> str:
    if occasion is Occasion.NOTICE:
        return "The depositary received the notice."
    if status in _DOUBTFUL:
        return f"The exit was to take effect on this day; its standing since is {status}."
    if ahead:
        return (
            "From this day the treaty no longer binds it, unless the notice is taken back before."
        )
    return "From this day the treaty no longer binds it."


def _entries(treaty: str | None, state: str | None, on: date) -> Iterator[Event]:
    """Yield the days on which a treaty enters, or entered, into force for a state."""
    asked = treaty_ids() if treaty is None else (coverage(treaty).treaty,)
    for ident in asked:
        for code in states(ident) if state is None else (state,):
            line = timeline(code, ident)
            days = {one.since for one in line.segments if one.standing is Standing.PARTY}
            for day in sorted(day for day in days if day and day != EVER):
                begun = line.at(day)
                yield Event(
                    on=day,
                    treaty=ident,
                    state=code,
                    occasion=Occasion.ENTRY,
                    what=Occasion.ENTRY.value,
                    article=None,
                    projected=day > on,
                    status=begun.standing.value,
                    says="From this day the treaty binds it.",
                    grounds=begun.grounds,
                    anchor=str(day) if len(days) > 1 else "",
                )
