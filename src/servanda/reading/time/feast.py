"""Days that have a name and no date: Easter and what goes with it, the last Monday of May."""

from datetime import date, timedelta


def feast(told: str, year: int) -> date:
    """Return the day of a feast in a year.

    ``told`` is how many days from Easter (``easter -2``), or the month, the weekday and which one
    of that month (``11 3 4`` is its fourth Thursday, a fifth one the last).

    >>> feast("easter -2", 2025), feast("11 3 4", 2025), feast("5 0 5", 2025)
    (datetime.date(2025, 4, 18), datetime.date(2025, 11, 27), datetime.date(2025, 5, 26))
    """
    words = told.split()
    if words[0] == "easter":
        return _easter(year) + timedelta(int(words[1]))
    month, weekday, nth = map(int, words)
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - timedelta(7)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
