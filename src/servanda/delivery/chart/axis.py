"""Where a day or a number lies on a drawing, and which of them are written beside it."""

from dataclasses import dataclass
from datetime import date

_STEPS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 60000)
"""Months from tick to tick; the first that leaves few enough ticks is taken."""
_FINE = 6
"""Steps of this many months or fewer need the month in the words of a tick."""
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing, with its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, value: date) -> float:
        """Return the place of a day, in units of the drawing."""
        span = max((self.last - self.first).days, 1)
        return round(self.left + (value - self.first).days / span * (self.right - self.left), 1)

    def ticks(self, most: int = 8) -> tuple[Tick, ...]:
        """Return at most so many ticks, on first days of months."""
        begin = self.first.year * 12 + self.first.month - 1
        end = self.last.year * 12 + self.last.month - 1
        step = next((s for s in _STEPS if (end - begin) // s < most), _STEPS[-1])
        start = -(-begin // step) * step
        months = (date(m // 12, m % 12 + 1, 1) for m in range(start, end + 1, step) if m >= 12)
        return tuple(
            Tick(self.x(day), day.isoformat()[:7] if step <= _FINE else str(day.year))
            for day in months
            if self.first <= day <= self.last
        )


def numbers(most: int, steps: int = 4) -> tuple[int, ...]:
    """Return round numbers from nought to ``most`` or more, about so many steps apart.

    >>> numbers(164), numbers(3), numbers(0)
    ((0, 50, 100, 150, 200), (0, 1, 2, 3), (0, 1))
    """
    size = 1
    while True:
        for nice in _NICE:
            if most <= nice * size * steps:
                step = nice * size
                return tuple(range(0, max(-(-most // step), 1) * step + 1, step))
        size *= 10
