"""A stretch of days on which a standing does not change, and the line of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servanda.terms.source import Ground
from servanda.terms.standing import Standing

EVER = date.min


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days, from ``start`` until the next one starts."""

    start: date
    standing: Standing
    bound: bool | None
    since: date | None = None
    until: date | None = None
    contested: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    warnings: tuple[str, ...] = ()
    silent: bool = False
    """True where the record holds no action that says so: it is read from silence."""


class Line:
    """The standings of one state to one treaty, from the first day to the last."""

    def __init__(self) -> None:
        """Begin with silence."""
        self.segments: list[Segment] = [Segment(EVER, Standing.OUTSIDE, bound=False, silent=True)]

    @property
    def last(self) -> Segment:
        """Return the segment that has no end."""
        return self.segments[-1]

    def begin(self, segment: Segment) -> None:
        """Let a segment begin; whatever began on its first day or later falls away."""
        self.segments = [one for one in self.segments if one.start < segment.start]
        self.segments.append(segment)

    def cut(self, day: date | None) -> None:
        """Let a segment end on the eve of ``day`` and go on unchanged."""
        if day is None:
            return
        for index, one in enumerate(self.segments):
            after = self.segments[index + 1].start if index + 1 < len(self.segments) else None
            if one.start < day and (after is None or day < after):
                self.segments.insert(index + 1, replace(one, start=day))
                return

    def overlay(
        self, start: date, until: date | None, change: Callable[[Segment], Segment]
    ) -> None:
        """Change every segment from ``start`` until ``until``, cut where they lie across."""
        self.cut(start)
        self.cut(until)
        self.segments = [
            change(one) if start <= one.start and (until is None or one.start < until) else one
            for one in self.segments
        ]

    def merged(self) -> tuple[Segment, ...]:
        """Return the segments, neighbours that say the same being one."""
        merged = self.segments[:1]
        for one in self.segments[1:]:
            if replace(one, start=merged[-1].start) != merged[-1]:
                merged.append(one)
        return tuple(merged)


def day_after(day: date) -> date:
    """Return the next day."""
    return day + timedelta(days=1)


def joined(*grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    """Return the grounds one after another, each once."""
    return tuple(dict.fromkeys(one for some in grounds for one in some))
