"""The standings of a state to a treaty over time, cut where anything changes; cached."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from servanda.record.action import by_state
from servanda.record.claim import suspend
from servanda.record.course import Course, course
from servanda.record.coverage import coverage
from servanda.record.ending import end_state, end_treaty
from servanda.record.finding import Finding, FindingKind, findings
from servanda.record.ground import marked
from servanda.record.life import life
from servanda.record.own import begun, first_edition
from servanda.record.segment import EVER, Line, Segment, joined
from servanda.record.silence import weigh
from servanda.terms.action import ActionKind
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Reach, Standing

_NOBODY = ""
_ANSWERS = (ActionKind.WITHDRAWAL_RESCINDED, ActionKind.WITHDRAWAL_EFFECTIVE)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Segments in order, and the days on which they start."""

    starts: tuple[date, ...]
    segments: tuple[Segment, ...]
    reach: Reach

    def at(self, on: date) -> Segment:
        """Return the segment that holds on a day."""
        return self.segments[bisect_right(self.starts, on) - 1]


@lru_cache(maxsize=1 << 17)
def timeline(
    state: str, treaty: str, known_on: date | None = None, recorded_on: date | None = None
) -> Timeline:
    """Return the standings of the state to the treaty, as public on a day (None: all held).

    Args:
        state: Code of the state.
        treaty: Id of the treaty.
        known_on: Only what was public on this day.
        recorded_on: Only what had entered our record by this day.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    if not begun(recorded_on):
        return _unrecorded(treaty, recorded_on)
    told = state in by_state(treaty, recorded_on) or bool(findings(state, treaty))
    if not told:
        return _untold(treaty, known_on, recorded_on)
    return _timeline(state, treaty, known_on, recorded_on)


@lru_cache(maxsize=1 << 10)
def _unrecorded(treaty: str, recorded_on: date | None) -> Timeline:
    """Return that nothing is known, for a day on which our record did not exist."""
    why = Ground(f"Our record begins on {first_edition()}: nothing had entered it by then.")
    one = Segment(EVER, Standing.UNKNOWN, bound=None, grounds=(why,), warnings=(why.text,))
    return Timeline((EVER,), (one,), coverage(treaty, recorded_on).reach)


@lru_cache(maxsize=1 << 12)
def _untold(treaty: str, known_on: date | None, recorded_on: date | None) -> Timeline:
    """Return the one line of all the states of which the record of the treaty says nothing."""
    return _timeline(_NOBODY, treaty, known_on, recorded_on)


def _timeline(
    state: str, treaty: str, known_on: date | None, recorded_on: date | None
) -> Timeline:
    return drawn(course(state, treaty, known_on, recorded_on))


def forget() -> None:
    """Forget the lines that were drawn: the record is another one now."""
    for cached in (timeline, _untold, _unrecorded):
        cached.cache_clear()


def drawn(seen: Course) -> Timeline:
    """Return the standings that a course of actions, real or supposed, gives."""
    held = coverage(seen.treaty, seen.recorded_on)
    line = life(seen, held)
    suspend(line, seen)
    end_treaty(line, seen)
    end_state(line, seen)
    for found in findings(seen.state, seen.treaty):
        if seen.knows(found.known_on) and not _answered(found, seen):
            _judge(line, found)
    weigh(line, seen, held)
    merged = line.merged()
    return Timeline(tuple(one.start for one in merged), merged, held.reach)


def _answered(found: Finding, seen: Course) -> bool:
    """Say whether what was not known has been told by the depositary since.

    A finding is as old as the record of the package; what entered a record of one's own is newer.
    """
    return found.standing is Standing.UNKNOWN and any(
        one.kind in _ANSWERS and one.recorded_on and one.confidence is Confidence.OFFICIAL
        for one in seen.actions
    )


def _judge(line: Line, found: Finding) -> None:
    """Lay what people found over what the actions give."""
    if found.kind in (FindingKind.STANDING, FindingKind.DISPUTE):
        line.overlay(found.begins_on, found.until, _judged(found))


def _judged(found: Finding) -> Callable[[Segment], Segment]:
    ground = marked(found.ground)

    def change(one: Segment) -> Segment:
        who = tuple(sorted({*one.contested, *found.contested}))
        laid = replace(one, contested=who, grounds=joined(one.grounds, [ground]), silent=False)
        if found.standing is None:
            return laid
        return replace(laid, standing=found.standing, bound=found.bound, until=None)

    return change
