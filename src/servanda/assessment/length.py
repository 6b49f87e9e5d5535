"""Lengths of time: as a text gives them, as a clause sets them, as an estimate is read."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

import re2

from servanda.assessment.material import material
from servanda.assessment.words import first_match
from servanda.law.clock import month_later
from servanda.terms.treaty import Clock, Unit

_TIMEX = re2.compile(r"^P(\d{1,4}|X)([DWMY])$")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, weeks, months or years; a vague length has two ends."""

    unit: str
    """The letter of TIMEX3: D, W, M or Y."""
    low: int
    high: int

    @property
    def vague(self) -> bool:
        """Say whether only a range is known."""
        return self.low != self.high

    @property
    def months(self) -> int | None:
        """Return the length in months, where it is counted in months or years."""
        return {"M": self.low, "Y": 12 * self.low}.get(self.unit)

    @property
    def days(self) -> int | None:
        """Return the length in days, where it is counted in days or weeks."""
        return {"D": self.low, "W": 7 * self.low}.get(self.unit)

    @property
    def words(self) -> str:
        """Return it in words, as in "six months" or "three to nine months"."""
        return f"{self.count} {_UNITS[self.unit]}{'' if self.high == 1 else 's'}"

    @property
    def count(self) -> str:
        """Return its number in words, without the unit."""
        if self.vague:
            return f"{number(self.low)} to {number(self.high)}"
        return number(self.low)


def number(count: int) -> str:
    """Return a number in words up to twelve, in figures beyond."""
    words = material("estimate")["numbers"]["words"]
    return str(words[count]) if 0 < count < len(words) else str(count)


def exact(value: str | None) -> Length | None:
    """Return the length of a TIMEX3 duration; None where it is vague or no such duration.

    >>> exact("P6M").words
    'six months'
    """
    found = _TIMEX.match(value or "")
    if not found or found.group(1) == "X":
        return None
    count = int(found.group(1))
    return Length(found.group(2), count, count)


def estimate(value: str | None, words: str) -> Length | None:
    """Return a duration as it is read in an estimate: ``PXM`` by the words it was given in."""
    found = _TIMEX.match(value or "")
    if not found or found.group(1) != "X":
        return exact(value)
    row = first_match("estimate", "vague", words)
    return None if row is None else Length(found.group(2), row["low"], row["high"])


def of_clock(clock: Clock | None) -> Length | None:
    """Return the length of a clock of one step; None where it leads to a fixed day."""
    if clock is None or len(clock.then) > 1:
        return None
    if not clock.then:
        return Length("D", 0, 0)
    step = clock.then[0]
    letter = {Unit.DAYS: "D", Unit.MONTHS: "M", Unit.YEARS: "Y"}.get(step.unit)
    return None if letter is None else Length(letter, step.count, step.count)


def later(day: date, unit: str, count: int) -> date | None:
    """Return the day so much later; None where the calendar ends before."""
    try:
        if unit in "DW":
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        return month_later(day, count * (12 if unit == "Y" else 1))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def same(one: Length, other: Length) -> bool | None:
    """Say whether two lengths are the same; None where days stand against as many months.

    >>> same(Length("M", 12, 12), Length("Y", 1, 1))
    True
    """
    if one.months is not None and other.months is not None:
        return one.months == other.months
    if one.days is not None and other.days is not None:
        return one.days == other.days
    months, days = (one, other) if one.months is not None else (other, one)
    assert months.months is not None
    assert days.days is not None
    if 28 * months.months <= days.days <= 31 * months.months:
        return None
    return False
