"""What silence says: where a list is not whole, a state without an action is unknown."""

from collections.abc import Callable
from dataclasses import replace

from servanda.record.course import Course
from servanda.record.coverage import Coverage
from servanda.record.finding import FindingKind, findings
from servanda.record.ground import marked
from servanda.record.segment import EVER, Line, Segment, day_after
from servanda.terms.source import Ground
from servanda.terms.standing import Standing

_OPEN = Ground("The record holds no list that is whole on that day: silence says nothing.")


def weigh(line: Line, seen: Course, held: Coverage) -> None:
    """Turn what silence says into "unknown" where the list is not whole; warn beyond it."""
    complete_to = held.reach.complete_to
    beyond = EVER if complete_to is None else day_after(complete_to)
    if not held.whole(max(beyond, EVER)):
        line.overlay(beyond, None, _untold)
        _denied(line, seen)
    if complete_to is not None and not _ended(seen):
        warning = f"The day lies beyond the record, which is complete to {complete_to}."
        line.overlay(beyond, None, lambda one: _warned(one, warning))
    if complete_to is None:
        line.overlay(EVER, None, lambda one: _warned(one, "The list of parties is not whole."))
        line.overlay(EVER, None, _returned)


def _untold(one: Segment) -> Segment:
    """Return the segment as unknown, if it stands only as long as nothing else happened."""
    if not one.silent and one.standing is not Standing.SIGNATORY:
        return one
    return replace(
        one, standing=Standing.UNKNOWN, bound=None, silent=False, grounds=(*one.grounds, _OPEN)
    )


def _denied(line: Line, seen: Course) -> None:
    """Keep a signatory that is known not to have consented, though the list is not whole."""
    for found in findings(seen.state, seen.treaty):
        if found.kind is FindingKind.NO_CONSENT and seen.knows(found.known_on):
            line.overlay(found.begins_on, None, _only_signed(marked(found.ground)))


def _only_signed(ground: Ground) -> Callable[[Segment], Segment]:
    def change(one: Segment) -> Segment:
        kept = tuple(other for other in one.grounds if other is not _OPEN)
        grounds = (*kept, ground)
        return replace(one, standing=Standing.SIGNATORY, bound=False, grounds=grounds)

    return change


def _returned(one: Segment) -> Segment:
    if one.standing is not Standing.FORMER_PARTY:
        return one
    return _warned(one, "A later return may be missing from the record.")


def _warned(one: Segment, warning: str) -> Segment:
    return replace(one, warnings=(*one.warnings, warning))


def _ended(seen: Course) -> bool:
    return seen.law is not None and seen.law.ended_on is not None
