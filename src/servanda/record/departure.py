"""Notices of withdrawal: when each takes effect, whether it was taken back, what holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.law.effect import effect as law_effect
from servanda.law.exit import exit_effect
from servanda.record.course import Course
from servanda.record.finding import in_conflict
from servanda.record.ground import action_ground, exit_ground, full_day, published
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitAct, ExitStep
from servanda.terms.source import Ground
from servanda.terms.treaty import Effect, HoldTest

NOTICES = frozenset([ActionKind.WITHDRAWAL_NOTIFIED, ActionKind.CESSATION_OF_MEMBERSHIP])
"""The actions that start the clock of an exit."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One notice of withdrawal and what became of it."""

    notice: Action
    received_on: date
    effective_on: date | None
    """As published, else as the clause projects it; None where no day is known."""
    published: Action | DomesticStep | None
    law: Effect | None
    rescinded: Action | DomesticStep | None
    rescinded_on: date | None
    hold: Ground | None
    """The finding that keeps the exit from taking effect."""
    grounds: tuple[Ground, ...]

    @property
    def undone(self) -> bool:
        """Say whether the notice was taken back before it took effect."""
        back, out = self.rescinded_on, self.effective_on
        return back is not None and (out is None or back < out)


def departures(course: Course, entries: Sequence[date]) -> tuple[Departure, ...]:
    """Return every notice of withdrawal with its effect, in order of days.

    Args:
        course: What is known of the state and the treaty.
        entries: Days on which the treaty entered into force for the state, in order.
    """
    notices = sorted(
        ((one.on, one) for one in course.actions if one.kind in NOTICES and one.on),
        key=lambda pair: pair[0],
    )
    ends = [*(received for received, _ in notices[1:]), date.max]
    return tuple(
        _departure(course, notice, (received, end), entries)
        for (received, notice), end in zip(notices, ends, strict=False)
    )


def _departure(
    course: Course, notice: Action, window: tuple[date, date], entries: Sequence[date]
) -> Departure:
    received = window[0]
    law, hold = _law(course, notice, received, entries)
    shown, on = _published(course, window, law)
    back, back_on = _rescinded(course, window)
    effective = on or (law.on if law else None)
    grounds = [action_ground(notice)]
    if shown is not None:
        grounds.append(published(shown))
    if law is not None:
        differs = law.on is not None and shown is not None and law.on != on
        undone = back_on is not None and (effective is None or back_on < effective)
        verb = "would by the clause take" if differs else "takes"
        verb = "would have taken" if undone else verb
        grounds.append(exit_ground(law, course.treaty, verb=verb))
    if hold is not None:
        grounds.append(hold)
    if back is not None:
        grounds.append(published(back))
    return Departure(notice, received, effective, shown, law, back, back_on, hold, tuple(grounds))


def _law(
    course: Course, notice: Action, received: date, entries: Sequence[date]
) -> tuple[Effect | None, Ground | None]:
    """Return what the clause makes of the notice, and the conflict that holds it, if any."""
    if course.law is None:
        return None, None
    if notice.kind is ActionKind.CESSATION_OF_MEMBERSHIP:
        return law_effect(course.law, "cessation_of_membership", received), None
    eif = max((day for day in entries if day <= received), default=None)
    return ruled_exit(course, received, eif)


def ruled_exit(course: Course, received: date, eif: date | None) -> tuple[Effect, Ground | None]:
    """Return the clause's day of effect of a notice, and the conflict found that holds it.

    Args:
        course: The state and the treaty; its clauses must be held.
        received: Day on which the depositary received the notice.
        eif: Day on which the treaty entered into force for the state, where it is known.
    """
    assert course.law is not None
    free = exit_effect(course.law, received, state_eif=eif, state=course.state)
    clause = course.law.withdrawal.hold
    tested = received if clause and clause.test is HoldTest.NOTICE else free.on
    if clause is None or tested is None:
        return free, None
    conflict = in_conflict(course.state, tested, course.known_on)
    if conflict is None:
        return free, None
    held = exit_effect(course.law, received, in_conflict=True, state_eif=eif, state=course.state)
    return held, conflict


def _published(
    course: Course, window: tuple[date, date], law: Effect | None
) -> tuple[Action | DomesticStep | None, date | None]:
    """Return the published day of effect: the depositary's, else one that a source gives."""
    for one in course.actions:
        if one.kind is ActionKind.WITHDRAWAL_EFFECTIVE and one.on and _within(one.on, window):
            return one, one.on
    told = [
        (step, day)
        for step in course.steps(ExitAct.WITHDRAW)
        if step.step is ExitStep.EFFECTIVE and (day := full_day(step)) and _within(day, window)
    ]
    for step, day in told:
        if law is not None and day == law.on:
            return step, day
    return told[-1] if told else (None, None)


def _rescinded(
    course: Course, window: tuple[date, date]
) -> tuple[Action | DomesticStep | None, date | None]:
    for one in course.actions:
        if one.kind is ActionKind.WITHDRAWAL_RESCINDED and one.on and _within(one.on, window):
            return one, one.on
    for step in course.steps(ExitAct.WITHDRAW):
        day = full_day(step)
        if step.step is ExitStep.RESCINDED and day and _within(day, window):
            return step, day
    return None, None


def _within(day: date, window: tuple[date, date]) -> bool:
    return window[0] <= day < window[1]
