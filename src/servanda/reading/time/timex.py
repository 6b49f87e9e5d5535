"""TIMEX3 values and the days that they can mean.

Source:
    TimeML annotation guidelines 1.2.1, section 2.3 (values of TIMEX3); ISO 8601.
"""

import calendar
from datetime import date, timedelta

import re2

from servanda.terms.partial_date import PartialDate

Range = tuple[date | None, date | None]
UNKNOWN: Range = (None, None)

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Months in which the seasons begin."""
_LENGTHS = {"Q": 3, "H": 6}
_SMALLER = {"Y": ("M", 12), "D": ("H", 24), "H": ("TM", 60), "TM": ("S", 60)}
"""The next smaller unit, and how many of it: half a year is six months."""
_WEEK = re2.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
_PART = re2.compile(r"^(\d{4})-(SP|SU|FA|WI|Q\d|H\d)$")
_DAY = re2.compile(r"^\d{4}(?:-\d\d){0,2}$")


def days_of(value: str | None) -> Range:
    """Return the first and the last day that a TIMEX3 value can mean, None where it has none.

    >>> days_of("2025-W12")
    (datetime.date(2025, 3, 17), datetime.date(2025, 3, 23))
    """
    bare = (value or "").split("T")[0]
    if not bare[:2].isdigit():
        return UNKNOWN
    try:
        if _DAY.match(bare):
            day = PartialDate.parse(bare)
            return day.earliest, day.latest
        if len(bare) == 3 or len(bare) == 2:
            length = 10 ** (4 - len(bare))
            first = int(bare) * length
            return date(first, 1, 1), date(first + length - 1, 12, 31)
        return _week(bare) or _part(bare) or UNKNOWN
    except (ValueError, OverflowError):
        return UNKNOWN


def _week(value: str) -> Range | None:
    match = _WEEK.match(value)
    if match is None:
        return None
    first = date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
    return first + timedelta(5 if match.group(3) else 0), first + timedelta(6)


def _part(value: str) -> Range | None:
    match = _PART.match(value)
    if match is None:
        return None
    year, name = int(match.group(1)), match.group(2)
    if name in SEASONS:
        first, length = SEASONS[name], 3
    else:
        length = _LENGTHS[name[0]]
        first = (int(name[1]) - 1) * length + 1
    begin = date(year, first, 1)
    return begin, moved(begin, length, "M") - timedelta(1)


def moved(day: date, count: int, unit: str) -> date:
    """Return the day ``count`` units later; the last day of the month where there is no such day.

    Raises:
        OverflowError: The calendar does not reach so far.
    """
    if unit in {"D", "W"}:
        return day + timedelta(count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"no such year: {year}")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def period_of(day: date, unit: str) -> str:
    """Return the value of the day, week, month, quarter, year, ... in which a day lies."""
    week = day.isocalendar()
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            return f"{week.year:04}-W{week.week:02}"
        case "WE":
            return f"{week.year:04}-W{week.week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "10Y":
            return f"{day.year // 10:03}"
        case "100Y":
            return f"{day.year // 100:02}"
        case _:
            return f"{day.year:04}"


def split_unit(unit: str) -> tuple[int, str]:
    """Return how many of which simple unit a unit is: ``10Y`` is ten times ``Y``."""
    digits = "".join(filter(str.isdigit, unit))
    return int(digits or 1), unit.lstrip("0123456789")


def duration(count: float | str, unit: str) -> str | None:
    """Return the value of a duration; ``count`` is a number or ``X`` for an open one.

    >>> duration(6, "M"), duration("X", "M"), duration(0.5, "Y"), duration(2.5, "W")
    ('P6M', 'PXM', 'P6M', 'P2.5W')
    """
    times, simple = split_unit(unit)
    if isinstance(count, str):
        wide = {"10Y": "DE", "100Y": "CE"}.get(unit, simple)
        return f"P{count}{wide}" if simple not in {"TM", "H", "S"} else f"PT{count}{simple[-1]}"
    if count * times != int(count * times):
        smaller, each = _SMALLER.get(simple, ("", 0))
        whole = count * times * each
        if whole and whole == int(whole):
            return duration(int(whole), smaller)
        return f"P{count * times:g}{simple}" if simple in {"D", "W", "M"} else None
    figure = int(count * times)
    return f"PT{figure}{simple[-1]}" if simple in {"TM", "H", "S"} else f"P{figure}{simple}"


def narrowed(days: Range, part: str | None) -> Range:
    """Return the first, middle or last third of a stretch of days."""
    first, last = days
    if part is None or first is None or last is None:
        return days
    third = (last - first + timedelta(1)) / 3
    match part:
        case "start":
            return first, first + third
        case "mid":
            return first + third, last - third
        case _:
            return last - third, last
