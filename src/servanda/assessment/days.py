"""The days that a date can mean, where only a month, a season or a year is given."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import re2

from servanda.assessment.material import material
from servanda.terms.partial_date import PartialDate

_PART = re2.compile(r"^(\d{4})-(?:Q([1-4])|H([12])|W(\d\d)(-WE)?|([A-Z]{2}))$")
_YEARS = re2.compile(r"^[12]\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    earliest: date
    latest: date

    @property
    def single(self) -> bool:
        """Say whether it is one day."""
        return self.earliest == self.latest

    def overlaps(self, other: "Days | None") -> bool:
        """Say whether the two share a day."""
        return other is not None and (
            self.earliest <= other.latest and other.earliest <= self.latest
        )

    def each(self) -> Iterator[date]:
        """Yield every day of the stretch."""
        for number in range((self.latest - self.earliest).days + 1):
            yield self.earliest + timedelta(days=number)


def one(day: date) -> Days:
    """Return the stretch of a single day."""
    return Days(day, day)


def days_of(value: str | None) -> Days | None:
    """Return the days that a TIMEX3 or ISO date can mean; None where it is no calendar date.

    >>> days_of("2025-FA")
    Days(earliest=datetime.date(2025, 9, 1), latest=datetime.date(2025, 11, 30))
    """
    if value is None:
        return None
    try:
        partial = PartialDate.parse(value)
    except ValueError:
        return _part_of_year(value)
    return Days(partial.earliest, partial.latest)


def either_winter(value: str) -> Days | None:
    """Return the days of a season that runs over the turn of the year: from the one to the next.

    "Winter 2026" may be the one that ends in 2026 or the one that begins then.
    """
    days = days_of(value) if value[5:].isalpha() else None
    if days is None or days.earliest.year == days.latest.year or days.earliest.year <= 1:
        return None
    return Days(days.earliest.replace(year=days.earliest.year - 1), days.latest)


def _part_of_year(value: str) -> Days | None:
    if _YEARS.match(value):
        many = 10 ** (4 - len(value))
        first = int(value) * many
        return Days(date(first, 1, 1), date(first + many - 1, 12, 31))
    found = _PART.match(value)
    if not found or not 1 <= int(found.group(1)) < date.max.year:
        return None
    year, quarter, half, week, end, season = found.groups()
    if quarter:
        return _months(int(year), 3 * int(quarter) - 2, 3 * int(quarter))
    if half:
        return _months(int(year), 6 * int(half) - 5, 6 * int(half))
    if week:
        whole = _week(int(year), int(week))
        return Days(whole.latest - timedelta(days=1), whole.latest) if whole and end else whole
    months = material("estimate")["seasons"].get(season)
    return _months(int(year), *months) if months else None


def _months(year: int, first: int, last: int) -> Days:
    end = year if last >= first else year + 1
    return Days(date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1]))


def _week(year: int, week: int) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Days(monday, monday + timedelta(days=6))
