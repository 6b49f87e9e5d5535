"""Clocks, steps and practices as the treaty files write them."""

from datetime import date
from typing import Any

from servanda.errors import DataError
from servanda.law.table import Table
from servanda.terms.treaty import Clock, Practice, Step, Unit, YearDay

ANCHORS = frozenset(
    [
        "deposit",
        "receipt",
        "notice",
        "threshold",
        "opening",
        "exchange",
        "treaty_eif",
        "state_eif",
        "notification_of_consent",
        "waiver_declaration",
        "depositary_notification",
    ]
)


def clock_of(table: Table) -> Clock:
    """Return the clock that a table ``{from, then}`` holds.

    Raises:
        DataError: The anchor or a step is unknown.
    """
    anchor: str = table.must("from", str)
    if anchor not in ANCHORS and not anchor.startswith("event:"):
        raise DataError(f"{table.at('from')}: {anchor!r} is no anchor")
    steps = tuple(step_of(one) for one in table.tables("then"))
    table.close()
    return Clock(anchor, steps)


def maybe_clock(table: Table | None) -> Clock | None:
    """Return the clock, or None where there is no table."""
    return None if table is None else clock_of(table)


def step_of(table: Table) -> Step:
    """Return one step; besides its unit only an anniversary has further keys."""
    units = [key for key in table.unread() if key in tuple(Unit)]
    if len(units) != 1:
        raise DataError(f"{table.at('then')}: a step has one unit, found {units}")
    unit = Unit(units[0])
    if unit is not Unit.ANNIVERSARY:
        count = table.must(unit, int)
        table.close()
        if count < 0:
            raise DataError(f"{table.at(unit)}: a clock does not run backwards")
        return Step(unit, count)
    day, by = table.must(unit, str), table.maybe("if_by", str)
    next_year = bool(table.maybe("next_year", bool))
    table.close()
    return Step(
        unit,
        day=_year_day(day, table.at(unit)),
        if_by=_year_day(by, table.at("if_by")) if by else None,
        next_year=next_year,
    )


def _year_day(text: str, place: str) -> YearDay:
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        raise DataError(f"{place}: {text!r} is no MM-DD") from None
    return YearDay(day.month, day.day)


def practice_of(table: Table | None) -> Practice | None:
    """Return the practice of the depositary that a table describes, or None."""
    if table is None:
        return None
    read: dict[str, Any] = {
        "count": table.maybe("count", str),
        "since": table.maybe("since", date),
        "until": table.maybe("until", date),
        "also": table.days("and"),
        "succession": table.maybe("succession", str),
        "note": table.must("note", str),
    }
    table.close()
    if read["count"] not in (None, "day_after"):
        raise DataError(f"{table.at('count')}: {read['count']!r} is no known way of counting")
    if read["succession"] not in (None, "state_succession"):
        raise DataError(f"{table.at('succession')}: {read['succession']!r} is not known")
    return Practice(**read)
