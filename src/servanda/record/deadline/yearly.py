"""Reports that fall due on a day of every year."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from servanda.record.deadline.fact import FOLDER
from servanda.record.deadline.line import DueLine, DueStatus, clause_ground
from servanda.record.table import rows
from servanda.terms.treaty import Deadline

_COLUMNS = ("treaty", "article", "day")
_SAYS = "Due every year; whether a report came in is not held."


@cache
def yearly_days() -> dict[tuple[str, str], tuple[int, int]]:
    """Return month and day of each yearly report, by treaty and article.

    Raises:
        DataError: The table is wrong; names file and line.
    """
    found = {}
    for row in rows((FOLDER, "yearly.csv"), _COLUMNS):
        try:
            # A leap year, so that any day of the calendar passes.
            day = date.fromisoformat(f"2000-{row.must('day')}")
        except ValueError as error:
            raise row.wrong("day", str(error)) from None
        found[row.must("treaty"), row.must("article")] = day.month, day.day
    return found


def reports(
    treaty: str, state: str, clause: Deadline, begun: date | None, window: tuple[date, date | None]
) -> Iterator[DueLine]:
    """Yield the yearly reports that fall due in a window; without its end, the next one.

    The first is for the calendar year in which the treaty entered into force for the party.
    """
    day = yearly_days().get((treaty, clause.article or ""))
    if day is None or begun is None:
        return
    first, last = window
    first = max(first, date(begun.year + 1, 1, 1))
    if last is None:
        last = first + timedelta(days=366)
        single = True
    else:
        single = False
    for year in range(first.year, last.year + 1):
        due = date(year, *day)
        if first <= due <= last:
            yield DueLine(
                treaty,
                state,
                clause.article,
                clause.what,
                due,
                DueStatus.RECURRING,
                _SAYS,
                (clause_ground(treaty, clause),),
            )
            if single:
                return
