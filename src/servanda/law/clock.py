"""From an anchor, step by step, to a day."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from servanda.terms.treaty import Clock, Step, Unit, YearDay


def month_later(day: date, months: int) -> date:
    """Return the same day number so many months later, else that month's last day.

    >>> month_later(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def day_after(day: date, then: Iterable[Step]) -> date:
    """Return the day to which the steps lead from ``day``."""
    for step in then:
        day = _step(day, step)
    return day


def run(clock: Clock, anchors: dict[str, date | None]) -> date | None:
    """Return the day at which a clock ends; None where its anchor's day is not known."""
    start = anchors.get(clock.anchor)
    return None if start is None else day_after(start, clock.then)


def _step(day: date, step: Step) -> date:
    match step.unit:
        case Unit.DAYS:
            return day + timedelta(days=step.count)
        case Unit.MONTHS:
            return month_later(day, step.count)
        case Unit.YEARS:
            return month_later(day, 12 * step.count)
        case Unit.MONTH_START:
            return month_later(day.replace(day=1), step.count)
        case Unit.YEAR_END:
            return date(day.year + step.count, 12, 31)
        case Unit.ANNIVERSARY:
            assert step.day is not None
            return _anniversary(day, step.day, step)


def _anniversary(day: date, end: YearDay, step: Step) -> date:
    by = step.if_by or end
    year = day.year if (day.month, day.day) <= (by.month, by.day) else day.year + 1
    return date(year + step.next_year, end.month, end.day)


_NAMES = {
    Unit.DAYS: "day",
    Unit.MONTHS: "month",
    Unit.YEARS: "year",
}


def in_words(then: Iterable[Step], start: str = "") -> str:
    """Return the steps in words, as in "6 months" or "60 days, then the first day of ...".

    Args:
        then: The steps.
        start: What they run from, as in "the receipt of the notice"; empty if that is said
            elsewhere.
    """
    said = [_words(step, "" if place else start) for place, step in enumerate(then)]
    return ", then ".join(said) if said else "at once"


def _words(step: Step, start: str) -> str:
    match step.unit:
        case Unit.DAYS | Unit.MONTHS | Unit.YEARS:
            count = f"{step.count} {_NAMES[step.unit]}{'' if step.count == 1 else 's'}"
            return f"{count} from {start}" if start else count
        case Unit.MONTH_START:
            return f"the first day of month {step.count} after {start or 'that month'}"
        case Unit.YEAR_END:
            after = "the year after" if step.count == 1 else f"year {step.count} after"
            return f"31 December of {after} {start or 'that year'}"
        case Unit.ANNIVERSARY:
            assert step.day is not None
            year = "the following" if step.next_year else "the same"
            by = _of_the_year(step.if_by or step.day)
            held = f"{start or 'it'} comes by {by}, else a year later"
            return f"{_of_the_year(step.day)} of {year} year if {held}"


def _of_the_year(day: YearDay) -> str:
    return f"{day.day} {calendar.month_name[day.month]}"
