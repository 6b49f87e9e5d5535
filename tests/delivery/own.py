"""An own record made up for a test, laid beside that of the package and taken away again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from servanda.record import action, coverage, timeline
from servanda.record.entry import Check, Entry, Line, Section
from servanda.record.own import OwnRecord, lay_beside, own_record
from servanda.terms.action import ActionKind
from servanda.terms.source import Confidence


class Own:
    """What was accepted, held in memory."""

    def __init__(self, *entries: Entry) -> None:
        self._entries = entries

    def entries(self, treaty: str) -> tuple[Entry, ...]:
        return tuple(one for one in self._entries if one.line.treaty == treaty)

    def checks(self, treaty: str) -> tuple[Check, ...]:
        return ()


@contextmanager
def laid(*entries: Entry) -> Iterator[None]:
    """Lay entries beside the record of the package while the block runs."""
    before = own_record()
    _lay(Own(*entries))
    try:
        yield
    finally:
        _lay(before)


def changed(on: date, was: str, now: str) -> Entry:
    """Return that the day of Tonga's accession to the Ottawa Convention was corrected."""
    return Entry(
        on,
        Line(
            section=Section.CHANGED,
            treaty="APMBC",
            state="TON",
            action=ActionKind.ACCESSION,
            dated=now,
            was=was,
            source="the depositary",
            confidence=Confidence.OFFICIAL,
            was_date=was,
        ),
    )


def added(on: date, state: str, kind: ActionKind, day: str) -> Entry:
    """Return that an action under the Ottawa Convention entered the record."""
    line = Line(Section.ADDED, "APMBC", state, kind, day, "", "the depositary")
    return Entry(on, line)


def _lay(own: OwnRecord | None) -> None:
    lay_beside(own)
    action.by_state.cache_clear()
    coverage.coverage.cache_clear()
    timeline.forget()
