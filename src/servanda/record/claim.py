"""Claims to suspend a treaty, and who objects: the state stays bound, the claim is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from servanda.law.effect import effect as law_effect
from servanda.record.action import by_state
from servanda.record.course import Course
from servanda.record.ground import action_ground, full_day, published
from servanda.record.segment import Line, Segment, joined
from servanda.terms.action import Action, ActionKind, DomesticStep, ExitAct, ExitStep
from servanda.terms.source import Ground
from servanda.terms.standing import Standing

_BEGINS = (ActionKind.SUSPENSION_NOTIFIED, ActionKind.SUSPENSION_EFFECTIVE)


def suspensions(seen: Course) -> tuple[tuple[date, Action | DomesticStep], ...]:
    """Return the acts by which the state claims a suspension abroad, in order of days.

    A decree or a law at home, and an announcement, are none.
    """
    found: list[tuple[date, Action | DomesticStep]] = [
        (one.on, one) for one in seen.actions if one.kind in _BEGINS and one.on
    ]
    days = {day for day, _ in found}
    found += [
        (day, one)
        for one in seen.steps(ExitAct.SUSPEND)
        if one.step in (ExitStep.NOTIFIED, ExitStep.EFFECTIVE)
        and (day := full_day(one))
        and day not in days
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def objections(seen: Course) -> tuple[tuple[date, Action], ...]:
    """Return the objections of other states to claims under the treaty, each with its day.

    One whose day is not held counts from the day on which a source made it known.
    """
    found = [
        (one.on or one.public_on or date.max, one)
        for of_state in by_state(seen.treaty, seen.recorded_on).values()
        for one in of_state
        if one.kind is ActionKind.OBJECTION and seen.knows(one.public_on)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].state)))


def suspend(line: Line, seen: Course) -> None:
    """Let a claimed suspension show as long as the state is a party."""
    claimed = suspensions(seen)
    if not claimed:
        return
    begins = claimed[0][0]
    grounds = [published(one) for _, one in claimed]
    if seen.law is not None:
        effect = law_effect(seen.law, "suspension", begins)
        grounds.append(Ground(effect.reason, f"{seen.treaty}, VCLT 57"))
    line.overlay(begins, None, _claimed((), tuple(grounds)))
    for day, one in objections(seen) if _held(seen, claimed[0][1]) else ():
        if day < begins or one.state == seen.state:
            continue  # It was made against the claim of another.
        said = action_ground(one)
        said = replace(said, text=f"{one.state}: {said.text}")
        line.overlay(day, None, _claimed((one.state,), (said,)))


def _held(seen: Course, claim: Action | DomesticStep) -> bool:
    """Say whether the record holds the claim: to one that is supposed nobody has objected."""
    if isinstance(claim, DomesticStep):
        return True
    told = by_state(seen.treaty).get(seen.state, ())
    return any(one.kind is claim.kind and one.on == claim.on for one in told)


def _claimed(
    contested: tuple[str, ...], grounds: tuple[Ground, ...]
) -> Callable[[Segment], Segment]:
    """Return the change that a claim makes to a party's segment; all others stay as they are."""

    def change(one: Segment) -> Segment:
        if one.standing not in (Standing.PARTY, Standing.SUSPENSION_CLAIMED):
            return one
        return replace(
            one,
            standing=Standing.SUSPENSION_CLAIMED,
            contested=tuple(sorted({*one.contested, *contested})),
            grounds=joined(one.grounds, grounds),
        )

    return change
