"""One way out of a treaty, from the first word at home to the day of effect.

A state may try more than once: each notice, taken back or not, closes an episode.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from servanda.record.action import by_state, steps
from servanda.record.claim import suspensions
from servanda.record.course import Course
from servanda.record.departure import NOTICES, Departure, departures
from servanda.record.timeline import timeline
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitAct, ExitStep
from servanda.terms.standing import Standing

_TRIES = NOTICES | {
    ActionKind.SUSPENSION_ANNOUNCED,
    ActionKind.SUSPENSION_NOTIFIED,
    ActionKind.SUSPENSION_EFFECTIVE,
    ActionKind.RATIFICATION_WITHDRAWN,
}
"""The actions without which, and without steps at home, there is no way out to tell of."""
_OPENS = frozenset([ExitStep.ANNOUNCED, ExitStep.NOTIFIED])


@dataclass(frozen=True, slots=True)
class Episode:
    """The steps that belong to one way out, and the notice or claim that they led to."""

    course: Course
    steps: tuple[DomesticStep, ...] = ()
    departure: Departure | None = None
    claims: tuple[tuple[date, Action | DomesticStep], ...] = ()
    """Acts by which a suspension was claimed abroad."""
    suspends: bool = False
    unratified: Action | None = None
    """The act by which a ratification was withdrawn before it bound."""


def leavers(treaty: str, recorded_on: date | None = None) -> tuple[str, ...]:
    """Return the states of which the record holds any way out of the treaty, by code.

    ``recorded_on``: only what had entered our record by this day; None: all that it holds.
    """
    acted = {
        state
        for state, actions in by_state(treaty, recorded_on).items()
        if any(one.kind in _TRIES for one in actions)
    }
    return tuple(sorted(acted | {one.state for one in steps(treaty)}))


def episodes(course: Course) -> Iterator[Episode]:
    """Yield every way out that the state tried, in order of days."""
    out = _departures(course)
    leaving = course.steps(ExitAct.WITHDRAW)
    suspending = course.steps(ExitAct.SUSPEND)
    claims = tuple(one for one in suspensions(course) if not _within_notice(one[0], out))
    announced = any(one.kind is ActionKind.SUSPENSION_ANNOUNCED for one in course.actions)
    suspends = bool(claims or suspending or announced)
    unratified = next(
        (one for one in course.actions if one.kind is ActionKind.RATIFICATION_WITHDRAWN), None
    )
    if suspends and claims and not out:
        # What was begun as a withdrawal and went to the depositary as a suspension is one story.
        suspending, leaving = (*leaving, *suspending), ()
    yield from _withdrawals(course, leaving, out, unratified)
    if suspends:
        yield Episode(course, suspending, claims=claims, suspends=True)


def _departures(course: Course) -> tuple[Departure, ...]:
    line = timeline(course.state, course.treaty, course.known_on, course.recorded_on)
    entries = [one.since for one in line.segments if one.standing is Standing.PARTY and one.since]
    return departures(course, sorted(set(entries)))


def _within_notice(day: date, out: tuple[Departure, ...]) -> bool:
    """Say whether a suspension went with a notice of withdrawal already received."""
    return any(
        one.received_on <= day and (one.effective_on is None or day <= one.effective_on)
        for one in out
    )


def _withdrawals(
    course: Course,
    steps: tuple[DomesticStep, ...],
    out: tuple[Departure, ...],
    unratified: Action | None,
) -> Iterator[Episode]:
    if not out:
        for some in _parted(steps):
            yield Episode(course, some, unratified=unratified)
        if unratified and not steps:
            yield Episode(course, unratified=unratified)
        return
    closed = date.min
    for index, one in enumerate(out):
        last = index == len(out) - 1
        closes = _closes(one)
        own = tuple(
            step
            for step in steps
            if step.on.latest > closed and (last or step.on.latest <= closes)
        )
        yield Episode(course, own, departure=one)
        closed = closes


def _closes(one: Departure) -> date:
    if one.undone and one.rescinded_on is not None:
        return one.rescinded_on
    return one.effective_on or one.received_on


def _parted(steps: tuple[DomesticStep, ...]) -> Iterator[tuple[DomesticStep, ...]]:
    """Yield steps that led to no notice, parted where one attempt was given up for a later."""
    group: list[DomesticStep] = []
    for one in steps:
        given_up = any(step.step is ExitStep.RESCINDED for step in group)
        if given_up and one.step in _OPENS:
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)
