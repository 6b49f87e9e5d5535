"""Values of TIMEX3 in English: weeks, seasons, parts of a day, what recurs, periods."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import re2

_DAY = re2.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_WEEK = re2.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re2.compile(r"^(\d{4}|XXXX)-(SP|SU|FA|WI)$")
_PART = re2.compile(r"^(\d{4})-([QH])([1-4])$")
_YEARS = re2.compile(r"^\d{2,3}$")
_OF_ANY_YEAR = re2.compile(r"^XXXX-(\d\d)(?:-(\d\d))?$")
_WEEKDAY = re2.compile(r"^XXXX-WXX-([1-7])$")
_PERIOD = re2.compile(r"^P(T?)(X|\d+(?:\.\d+)?)([A-Z]{1,2})$")


def moment(value: str, *, recurs: bool = False) -> str | None:
    """Return a point or stretch of time in words, None where the value is of no form known.

    Args:
        value: As TIMEX3 writes it.
        recurs: Whether the text means each of them, as in "every March".

    >>> moment("2026-W08"), moment("2025-SU"), moment("2026-03-09TEV"), moment("XXXX-XX-XX")
    ('the week of 16 February 2026', 'summer 2025', 'the evening of 9 March 2026', 'every day')
    """
    whole, timed, hour = value.partition("T")
    try:
        said = _calendar(whole) or _stretch(whole) or _recurring(whole, recurs=recurs)
    except (ValueError, IndexError):
        return None
    if said is None or not timed:
        return said
    part = _table()["hour"].get(f"T{hour}")
    return f"the {part} of {said}" if part else f"{said}, {hour}"


def period(value: str) -> str | None:
    """Return a duration in words, None where the value is none.

    >>> period("P6M"), period("PXM"), period("PT30M"), period("P2.5W"), period("PXDE")
    ('6 months', 'several months', '30 minutes', '2.5 weeks', 'several decades')
    """
    found = _PERIOD.match(value)
    if found is None:
        return None
    count = found.group(2)
    unit = _table()["unit"].get(
        "TM" if found.group(1) and found.group(3) == "M" else found.group(3)
    )
    if unit is None:
        return None
    if count == "X":
        return f"several {_many(unit)}"
    return f"{count} {unit if count == '1' else _many(unit)}"


def _calendar(value: str) -> str | None:
    """Return a year, a month or a day in words.

    Raises:
        ValueError: The calendar does not have it.
    """
    found = _DAY.match(value)
    if found is None:
        return None
    year, month, day = (int(one) if one else 0 for one in found.groups())
    date(year, month or 1, day or 1)
    named = _table()["months"][month - 1] if month else ""
    return " ".join(filter(None, (str(day) if day else "", named, str(year))))


def _stretch(value: str) -> str | None:
    """Return a week, a season, a part of a year, or a decade or century in words."""
    words = _table()
    if found := _WEEK.match(value):
        weekend = bool(found.group(3))
        first = date.fromisocalendar(int(found.group(1)), int(found.group(2)), 6 if weekend else 1)
        return str(words["weekend" if weekend else "week"]).format(day=_calendar(str(first)))
    if found := _PART.match(value):
        ordinal = words["ordinals"][int(found.group(3)) - 1]
        return f"the {words['part'][found.group(2)].format(ordinal=ordinal)} of {found.group(1)}"
    if found := _SEASON.match(value):
        season, year = words["season"][found.group(2)], found.group(1)
        return None if year == "XXXX" else f"{season} {year}"
    if _YEARS.match(value):
        length = 10 ** (4 - len(value))
        first_year = int(value) * length
        if len(value) == len("198"):
            return str(words["decade"]).format(year=first_year)
        return str(words["years"]).format(first=first_year, last=first_year + length - 1)
    return None


def _recurring(value: str, *, recurs: bool) -> str | None:
    """Return what comes again and again, or what lies in a year that the text does not tell."""
    words = _table()
    if value in words["recurring"]:
        return str(words["set"]).format(what=words["recurring"][value])
    if found := _WEEKDAY.match(value):
        return str(words["set"]).format(what=words["weekdays"][int(found.group(1)) - 1])
    what = None
    if found := _OF_ANY_YEAR.match(value):
        month = words["months"][int(found.group(1)) - 1]
        what = f"{int(found.group(2))} {month}" if found.group(2) else month
    elif found := _SEASON.match(value):
        what = words["season"][found.group(2)]
    if what is None:
        return None
    return str(words["set" if recurs else "year_open"]).format(what=what)


def _many(unit: str) -> str:
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit != "day" else f"{unit}s"


@cache
def _table() -> Mapping[str, Any]:
    text = files("servanda").joinpath("data/templates/timex.toml").read_text("utf-8")
    return tomllib.loads(text)
