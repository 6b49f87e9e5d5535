"""One duty of one party: its day by the treaty, and what extensions and completions made of it.

A party is overdue only where a source says so: a day that has passed proves nothing by itself.
"""

from dataclasses import dataclass, field
from datetime import date

from servanda.law.deadline import NOT_HELD
from servanda.record.deadline.fact import Fact, FactKind, facts_of
from servanda.record.deadline.line import DueLine, DueStatus, clause_ground
from servanda.terms.source import Ground
from servanda.terms.treaty import Deadline


@dataclass(slots=True)
class _Run:
    due: date | None
    """The last day that may be asserted."""
    told: list[Ground] = field(default_factory=list)
    done: Fact | None = None
    breach: bool = False
    extended: bool = False
    undecided: bool = False
    """True where something was asked for, or is likely, whose decision was not seen."""
    remembered: bool = False
    """True where the last word on it rests on memory."""


def number(article: str | None) -> str:
    """Return the number of an article without its paragraphs.

    >>> number("4(1)(a)")
    '4'
    """
    return (article or "").partition("(")[0]


def duty(
    treaty: str, state: str, clause: Deadline, base: date, *, begun: date | None, on: date
) -> DueLine:
    """Return how a duty with a day of its own stands on ``on``.

    Args:
        treaty: Id of the treaty.
        state: Code of the party.
        clause: The deadline.
        base: Its day by the text of the treaty.
        begun: Day of entry into force for the party.
        on: The day asked about: what happened later does not count.
    """
    run = _Run(base)
    for one in facts_of(treaty, state, number(clause.article), begun):
        if one.known(on) and not (run.done and one.state is None):
            run.told.append(one.ground)
            _step(run, one)
    status = _status(run, on)
    return DueLine(
        treaty=treaty,
        state=state,
        article=clause.article,
        what=clause.what,
        due=run.due,
        status=status,
        says=_says(run, status),
        grounds=(clause_ground(treaty, clause), *run.told),
    )


def _step(run: _Run, one: Fact) -> None:
    """Let one event change how the duty runs."""
    match one.kind:
        case FactKind.OBLIGATION:
            again = run.done is not None
            run.done, run.breach, run.remembered = None, False, False
            run.undecided = one.undecided
            if one.due and not one.remembered:
                run.due = one.due
            elif again:
                run.due = None
        case FactKind.EXTENSION_REQUESTED:
            run.undecided = True
        case FactKind.EXTENSION_GRANTED:
            run.done, run.breach, run.extended = None, False, True
            run.due = None if one.remembered else one.due
            run.remembered, run.undecided = one.remembered, one.undecided
        case FactKind.BREACH:
            run.breach, run.remembered = not one.remembered, one.remembered
        case FactKind.COMPLETED | FactKind.NONE_REPORTED:
            run.breach, run.remembered = False, one.remembered
            run.done = None if one.remembered else one


def _status(run: _Run, on: date) -> DueStatus:
    if run.done is not None:
        none = run.done.kind is FactKind.NONE_REPORTED
        return DueStatus.NONE_REPORTED if none else DueStatus.COMPLETED
    if run.breach:
        return DueStatus.OVERDUE
    if run.remembered:
        return DueStatus.UNKNOWN
    if not run.told:
        return DueStatus.BASE_DATE
    return DueStatus.RUNNING if run.due is not None and on <= run.due else DueStatus.UNKNOWN


def _says(run: _Run, status: DueStatus) -> str:
    match status:
        case DueStatus.COMPLETED | DueStatus.NONE_REPORTED if run.done is not None:
            of_all = ", as told of all parties" if run.done.state is None else ""
            done = "Done" if status is DueStatus.COMPLETED else "Nothing to do was reported"
            return f"{done} by {run.done.on}{of_all}."
        case DueStatus.OVERDUE:
            return f"{run.due} has passed without the duty being met, as a source says."
        case DueStatus.BASE_DATE:
            return f"{run.due}: {NOT_HELD}."
        case DueStatus.RUNNING:
            asked = " An extension was asked for; no decision is held." if run.undecided else ""
            return f"To {run.due}{', as extended' if run.extended else ''}.{asked}"
        case _:
            return _unknown(run)


def _unknown(run: _Run) -> str:
    if run.remembered:
        return "What is remembered of it was not seen in a source: not known whether it is met."
    if run.due is None:
        return "It runs on to a day that is not held."
    return f"{run.due}, the last day held, has passed; what was decided on it is not held."
