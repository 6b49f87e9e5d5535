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
from servanda.record.segment import Line, Segment, joined
from servanda.record.silence import weigh
from servanda.terms.standing import Reach

_NOBODY = ""


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
def timeline(state: str, treaty: str, known_on: date | None = None) -> Timeline:
    """Return the standings of the state to the treaty, as public on a day (None: all held).

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    told = state in by_state(treaty) or bool(findings(state, treaty))
    return _timeline(state, treaty, known_on) if told else _untold(treaty, known_on)


@lru_cache(maxsize=1 << 12)
def _untold(treaty: str, known_on: date | None) -> Timeline:
    """Return the one line of all the states of which the record of the treaty says nothing."""
    return _timeline(_NOBODY, treaty, known_on)


def _timeline(state: str, treaty: str, known_on: date | None) -> Timeline:
    return drawn(course(state, treaty, known_on))


def drawn(seen: Course) -> Timeline:
    """Return the standings that a course of actions, real or supposed, gives."""
    held = coverage(seen.treaty)
    line = life(seen, held)
    suspend(line, seen)
    end_treaty(line, seen)
    end_state(line, seen)
    for found in findings(seen.state, seen.treaty):
        if seen.knows(found.known_on):
            _judge(line, found)
    weigh(line, seen, held)
    merged = line.merged()
    return Timeline(tuple(one.start for one in merged), merged, held.reach)


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
