"""A user's own record beside that of the package, and the day since when ours runs."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol

from servanda.errors import DataError
from servanda.record.table import rows

if TYPE_CHECKING:
    from servanda.record.entry import Check, Entry

_COLUMNS = ("on", "says")


@dataclass(frozen=True, slots=True)
class Edition:
    """The record of the package as it was put together on a day."""

    on: date
    says: str


class OwnRecord(Protocol):
    """What a user accepted into a record of their own."""

    def entries(self, treaty: str) -> "tuple[Entry, ...]":
        """Return what was accepted of a treaty, in order."""

    def checks(self, treaty: str) -> "tuple[Check, ...]":
        """Return when the record of a treaty was held against which page."""


class _Desk:
    """The one place that says which own record lies beside that of the package."""

    own: OwnRecord | None = None


@cache
def _desk() -> _Desk:
    return _Desk()


def own_record() -> OwnRecord | None:
    """Return the own record that lies beside that of the package, if any."""
    return _desk().own


def lay_beside(own: OwnRecord | None) -> None:
    """Let an own record lie beside that of the package; whoever calls this forgets old answers."""
    _desk().own = own


@cache
def editions() -> tuple[Edition, ...]:
    """Return the editions of the record of the package, in order.

    Raises:
        DataError: There is none, or one has no day.
    """
    found = []
    for row in rows(("editions.csv",), _COLUMNS):
        day = row.day("on")
        if day is None:
            raise row.wrong("on", "is empty")
        found.append(Edition(day, row.must("says")))
    if not found:
        raise DataError("editions.csv: no edition is held")
    return tuple(sorted(found, key=lambda one: one.on))


def first_edition() -> date:
    """Return the day on which the record of the package was first put together."""
    return editions()[0].on


def begun(recorded_on: date | None) -> bool:
    """Say whether anything had entered our record by a day (None: by now)."""
    return recorded_on is None or recorded_on >= first_edition()
