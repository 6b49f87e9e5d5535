"""How far the record of each treaty reaches, and which treaties it has."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from servanda.errors import UnknownName
from servanda.record.table import Row, rows
from servanda.terms.source import Confidence
from servanda.terms.standing import Reach

_COLUMNS = (
    "treaty",
    "clauses",
    "also",
    "complete_from",
    "complete_to",
    "after",
    "checked",
    "listed_on",
    "listed_to",
    "listed_source",
    "listed_confidence",
    "gaps",
)


class After(StrEnum):
    """What silence means beyond the day to which a list is whole."""

    STALE = "stale"
    """Nothing later was found: the list stands, with a warning."""
    OPEN = "open"
    """Later actions are known to be missing, or may be: silence says nothing."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A day on which a list shows a treaty's parties whose own day of entry is not held."""

    on: date
    deposited_to: date | None
    """Last day of deposit for which the list speaks; None: for all."""
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the record of one treaty holds."""

    treaty: str
    clauses: str | None
    """Id of the treaty file that its days are computed from; None: no clauses are held."""
    also: tuple[str, ...]
    """Further records that count as this treaty's (those of all four Geneva Conventions)."""
    complete_from: date | None
    """First day from which the list is whole; None: from the beginning."""
    after: After
    listing: Listing | None
    reach: Reach

    def whole(self, on: date) -> bool:
        """Say whether silence on that day means that the state did nothing."""
        if self.reach.complete_to is None:
            return False
        return on <= self.reach.complete_to or self.after is After.STALE

    def stale(self, on: date) -> bool:
        """Say whether the day lies beyond the record."""
        return self.reach.complete_to is not None and on > self.reach.complete_to


@cache
def _coverages() -> dict[str, Coverage]:
    return {one.treaty: one for one in map(_coverage, rows(("coverage.csv",), _COLUMNS))}


def coverage(treaty: str) -> Coverage:
    """Return what the record of the treaty holds.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    try:
        return _coverages()[treaty]
    except KeyError:
        raise UnknownName(treaty, "treaty") from None


@cache
def treaty_ids() -> tuple[str, ...]:
    """Return the ids of all treaties that have a standing, sorted.

    The joint record of the four Geneva Conventions is none: it stands for GC1 to GC4.
    """
    return tuple(t for t, one in _coverages().items() if one.clauses in (None, t))


def _coverage(row: Row) -> Coverage:
    listed = row.day("listed_on")
    listing = None
    if listed is not None:
        confidence = row.word("listed_confidence", Confidence)
        source = row.must("listed_source")
        listing = Listing(listed, row.day("listed_to"), source, confidence)
    return Coverage(
        treaty=row.must("treaty"),
        clauses=row.text("clauses") or None,
        also=row.parts("also"),
        complete_from=row.day("complete_from"),
        after=row.word("after", After),
        listing=listing,
        reach=Reach(row.day("complete_to"), row.day("checked"), row.parts("gaps")),
    )
