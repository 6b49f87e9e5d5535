"""What falls due under a treaty, for a state, or in a window: the one answer of ``deadlines``."""

from collections.abc import Iterator
from datetime import date

from servanda.law.catalogue import treaty as law_treaty
from servanda.law.deadline import deadlines as by_text
from servanda.record.coverage import coverage, treaty_ids
from servanda.record.deadline.duty import duty
from servanda.record.deadline.event import departures_due, review
from servanda.record.deadline.line import DueLine, DueStatus, clause_ground
from servanda.record.deadline.yearly import reports, yearly_days
from servanda.record.standing import state_eif, states
from servanda.record.timeline import timeline
from servanda.terms.treaty import Deadline, Treaty

Window = tuple[date, date]
_OPEN = "It hangs on an event, or on a day that is not held."


def deadlines(
    treaty: str | None = None,
    state: str | None = None,
    *,
    on: date,
    between: Window | None = None,
) -> tuple[DueLine, ...]:
    """Return what falls due, by day; what has no day comes last.

    A duty is listed for those whom the treaty binds on its day, and, without a window, also on
    ``on``: a former party has none after its exit.

    Args:
        treaty: Id of the treaty; None: all.
        state: Code of the state; None: all.
        on: The day asked about: what happened later does not count.
        between: Only what falls due from the first of two days to the second.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    asked = treaty_ids() if treaty is None else (coverage(treaty).treaty,)
    found = [line for one in asked for line in _of_treaty(one, state, on, between)]
    found += _exits(departures_due(treaty, state, on), on, between)
    if between is not None:
        first, last = between
        found = [one for one in found if one.due is not None and first <= one.due <= last]
    return tuple(sorted(found, key=_order))


def _order(one: DueLine) -> tuple[date, str, str, str, str, str]:
    told = (one.state or "", one.article or "", one.what, one.says)
    return one.due or date.max, one.treaty, *told


def _exits(lines: Iterator[DueLine], on: date, between: Window | None) -> Iterator[DueLine]:
    """Yield the exits still to take effect; in a window, past ones too."""
    for one in lines:
        if between is not None or one.due is None or on <= one.due:
            yield one


def _of_treaty(
    treaty: str, state: str | None, on: date, between: Window | None
) -> Iterator[DueLine]:
    clauses = coverage(treaty).clauses
    if clauses is None:
        return
    law = law_treaty(clauses)
    if law.deadlines:
        for code in states(treaty) if state is None else (state,):
            yield from _of_state(law, treaty, code, on, between, named=state is not None)
    if state is None or timeline(state, treaty).at(on).bound:
        yield from review(treaty, on)


def _of_state(
    law: Treaty, treaty: str, state: str, on: date, between: Window | None, *, named: bool
) -> Iterator[DueLine]:
    line = timeline(state, treaty)
    if between is None and not line.at(on).bound:
        return
    asked_on = on if between is None else max(on, between[1])
    begun = state_eif(state, treaty, asked_on)
    for clause, due in zip(law.deadlines, by_text(law, begun), strict=True):
        if (treaty, clause.article or "") in yearly_days():
            window = between or (on, None)
            found = reports(treaty, state, clause, begun, window)
        elif due.on is not None:
            found = iter([duty(treaty, state, clause, due.on, begun=begun, on=on)])
        else:
            found = _open(treaty, state, clause) if named and _waits(clause) else iter(())
        for one in found:
            if line.at(one.due or on).bound:
                yield one


def _waits(clause: Deadline) -> bool:
    """Say whether a deadline hangs on an event, rather than on a day long past for the party."""
    return clause.clock is None or clause.clock.anchor.startswith("event:")


def _open(treaty: str, state: str, clause: Deadline) -> Iterator[DueLine]:
    words = clause.fixed or _OPEN
    says = f"{words[0].upper()}{words[1:].rstrip('.')}."
    grounds = (clause_ground(treaty, clause),)
    status = DueStatus.OPEN
    yield DueLine(treaty, state, clause.article, clause.what, None, status, says, grounds)
