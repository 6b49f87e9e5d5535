"""How far the record of each treaty reaches, and which treaties it has."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from servanda.errors import UnknownName
from servanda.record.own import OwnRecord, begun, own_record
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


@cache
def coverage(treaty: str, recorded_on: date | None = None) -> Coverage:
    """Return what the record of the treaty holds.

    Args:
        treaty: Id of the treaty.
        recorded_on: Only what had entered our record by this day; None: as it is now.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    try:
        shipped = _coverages()[treaty]
    except KeyError:
        raise UnknownName(treaty, "treaty") from None
    if not begun(recorded_on):
        gap = "Our record did not exist on that day: nothing had entered it."
        reach = Reach(None, None, (gap,))
        return replace(shipped, after=After.OPEN, listing=None, reach=reach)
    own = own_record()
    return shipped if own is None else _refreshed(shipped, own, recorded_on)


def _refreshed(shipped: Coverage, own: OwnRecord, recorded_on: date | None) -> Coverage:
    """Return how far the record reaches with the pages that it was held against."""
    checks = [
        one
        for one in own.checks(shipped.treaty)
        if one.lists_all and (recorded_on is None or one.on <= recorded_on)
    ]
    if not checks:
        return shipped
    reach, last = shipped.reach, max(checks, key=lambda one: one.on)
    whole = max((one.as_of for one in checks if one.whole and one.as_of), default=None)
    complete_to, gaps = reach.complete_to, reach.gaps
    if whole is not None and (complete_to is None or complete_to < whole):
        complete_to = whole
        gaps = (
            *gaps,
            f"Refreshed on {last.on} from {last.source}: the list is whole to {whole};"
            " other gaps are those of the record as it was put together.",
        )
    checked = max(last.on, reach.checked) if reach.checked else last.on
    return replace(shipped, reach=Reach(complete_to, checked, gaps))


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
