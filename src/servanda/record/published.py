"""Counts of parties that others published: observations to set beside the record's own."""

from dataclasses import dataclass
from functools import cache

from servanda.record.table import Row, rows
from servanda.terms.partial_date import PartialDate

_COLUMNS = ("treaty", "on", "parties", "independent", "source")


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """A count of parties as a source gives it."""

    treaty: str
    on: PartialDate | None
    """None where the source names no day."""
    parties: int
    independent: bool
    """Whether the figure came from elsewhere than the record itself."""
    source: str


def published_counts(treaty: str) -> tuple[PublishedCount, ...]:
    """Return the counts that were published for the treaty, by day."""
    return tuple(one for one in _counts() if one.treaty == treaty)


@cache
def _counts() -> tuple[PublishedCount, ...]:
    return tuple(map(_count, rows(("counts.csv",), _COLUMNS)))


def _count(row: Row) -> PublishedCount:
    on = row.text("on")
    try:
        day = PartialDate.parse(on) if on else None
        parties = int(row.must("parties"))
    except ValueError as error:
        raise row.wrong("on", str(error)) from None
    return PublishedCount(
        treaty=row.must("treaty"),
        on=day,
        parties=parties,
        independent=row.text("independent") == "yes",
        source=row.must("source"),
    )
