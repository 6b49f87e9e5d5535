"""What ends with the treaty itself, or with the state."""

from dataclasses import replace
from datetime import date

from servanda.law.effect import effect as law_effect
from servanda.record.course import Course
from servanda.record.finding import Finding, FindingKind, findings
from servanda.record.ground import action_ground, marked
from servanda.record.segment import EVER, Line, Segment, joined
from servanda.terms.action import ActionKind
from servanda.terms.source import Ground
from servanda.terms.standing import Standing

_PAST = Ground("Lists of today's parties leave out the states of the past.")


def end_treaty(line: Line, seen: Course) -> None:
    """Let every standing end with the treaty."""
    end, why = _treaty_end(seen)
    if end is None:
        return

    def closes(one: Segment) -> Segment:
        return replace(one, until=one.until or end) if one.bound else one

    def closed(one: Segment) -> Segment:
        return _over(one, end, why)

    line.overlay(EVER, end, closes)
    line.overlay(end, None, closed)


def _over(one: Segment, end: date, why: tuple[Ground, ...]) -> Segment:
    """Return what is left of a standing after ``end``."""
    if one.standing is Standing.FORMER_PARTY:
        return one
    was_party = one.bound is not False
    return replace(
        one,
        standing=Standing.FORMER_PARTY if was_party else Standing.OUTSIDE,
        bound=False,
        until=end if was_party else None,
        contested=(),
        grounds=joined(one.grounds, why),
    )


def _treaty_end(seen: Course) -> tuple[date | None, tuple[Ground, ...]]:
    """Return the first day on which the treaty is over, as far as was known, and why."""
    kinds = (ActionKind.EXPIRY, ActionKind.EXTENSION)
    told = [one for one in seen.actions if one.kind in kinds]
    days = [day for one in told if (day := one.until or one.on)]
    if days:
        return max(days), tuple(action_ground(one) for one in told)
    law = seen.law
    if law is None or law.ended_on is None:
        return None, ()
    if seen.knows(law.ended_on):
        over = Ground(f"The treaty ended on {law.ended_on}.", None, law.source, law.confidence)
        return law.ended_on, (marked(over),)
    term = law_effect(law, "duration", law.in_force_on or law.ended_on)
    return term.text_on, (Ground(f"Its term ends on {term.text_on}.", term.article),)


def end_state(line: Line, seen: Course) -> None:
    """Let every standing end with the state."""
    for found in findings(seen.state, seen.treaty):
        if found.kind is FindingKind.STATE_ENDED:
            _close(line, found, silent=not seen.actions)


def _close(line: Line, found: Finding, *, silent: bool) -> None:
    end, ground = found.begins_on, marked(found.ground)

    def untold(one: Segment) -> Segment:
        return replace(one, standing=Standing.UNKNOWN, bound=None, silent=False, grounds=(_PAST,))

    def closed(one: Segment) -> Segment:
        return replace(_over(one, end, (ground,)), silent=False, since=one.since)

    def closes(one: Segment) -> Segment:
        ends = end if one.until is None else min(one.until, end)
        return replace(one, until=ends) if one.bound else one

    line.overlay(EVER, end, closes)
    if silent:
        line.overlay(EVER, end, untold)
        line.overlay(end, None, lambda one: replace(one, silent=False, grounds=(ground,)))
    else:
        line.overlay(end, None, closed)
