"""A whole treaty file as a ``Treaty``."""

from datetime import date
from typing import Any

from servanda.errors import DataError
from servanda.law import clause
from servanda.law.entry_clause import state_entry, treaty_entry
from servanda.law.exit_clause import withdrawal
from servanda.law.table import Table
from servanda.terms.treaty import Treaty


def treaty_of(raw: dict[str, Any], place: str) -> Treaty:
    """Return the treaty that a parsed treaty file describes.

    Raises:
        DataError: A key is unknown, missing or of the wrong kind; names file and key.
    """
    table = Table(raw, place)
    entry = table.table("entry")
    leave = clause.closed(table.table("withdrawal"), withdrawal)
    if leave is None:
        raise DataError(f"{place}: withdrawal: missing")
    made = Treaty(
        id=table.must("id", str),
        title=table.must("title", str),
        short_title=table.must("short_title", str),
        parent=table.maybe("parent", str),
        adopted=table.maybe("adopted", date),
        opened=table.maybe("opened", date),
        place=table.maybe("place", str),
        in_force_on=table.maybe("in_force_on", date),
        ended_on=table.maybe("ended_on", date),
        source=table.source,
        confidence=table.confidence,
        depositary=clause.closed(table.table("depositary"), clause.depositary),
        treaty_entry=clause.closed(entry.table("treaty") if entry else None, treaty_entry),
        state_entry=clause.closed(entry.table("state") if entry else None, state_entry),
        withdrawal=leave,
        provisional=clause.closed(table.table("provisional"), clause.provisional),
        duration=clause.closed(table.table("duration"), clause.duration),
        reservations=clause.closed(table.table("reservations"), clause.reservations),
        suspension=clause.closed(table.table("suspension"), clause.plain),
        review=clause.closed(table.table("review"), clause.plain),
        amendments=clause.closed(table.table("amendments"), clause.alternative),
        territorial=clause.closed(table.table("territorial"), clause.alternative),
        prohibitions=clause.each(table.tables("prohibitions"), clause.prohibition),
        duties=clause.each(table.tables("duties"), clause.duty),
        exceptions=clause.each(table.tables("exceptions"), clause.exemption),
        definitions=clause.each(table.tables("definitions"), clause.plain),
        deadlines=clause.each(table.tables("deadlines"), clause.deadline),
        notes=table.words("notes"),
    )
    if entry:
        entry.close()
    table.close()
    return made
