"""What falls due for a treaty as a whole, or ends it for one party: conferences and exits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from servanda.law.catalogue import treaty as law_treaty
from servanda.record.coverage import coverage
from servanda.record.deadline.fact import FOLDER
from servanda.record.deadline.line import DueLine, DueStatus, clause_ground
from servanda.record.exits import exits
from servanda.record.ground import marked
from servanda.record.table import Row, rows
from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence, Ground

_COLUMNS = ("treaty", "name", "from", "until", "source", "confidence")
_EXIT_STATUS = {
    "notified": DueStatus.RUNNING,
    "effective": DueStatus.EFFECTIVE,
    "held": DueStatus.OPEN,
    "unknown": DueStatus.UNKNOWN,
    "contested": DueStatus.UNKNOWN,
}
"""How an exit's status stands among deadlines; others set no day."""


@dataclass(frozen=True, slots=True)
class Conference:
    """A review conference that was held."""

    treaty: str
    name: str
    last: PartialDate
    ground: Ground


@cache
def conferences() -> tuple[Conference, ...]:
    """Return the review conferences held, in order of days within a treaty.

    Raises:
        DataError: The table is wrong; names file and line.
    """
    return tuple(map(_conference, rows((FOLDER, "conferences.csv"), _COLUMNS)))


def _conference(row: Row) -> Conference:
    try:
        first, last = PartialDate.parse(row.must("from")), PartialDate.parse(row.must("until"))
    except ValueError as error:
        raise row.wrong("from", str(error)) from None
    sure = row.word("confidence", Confidence)
    when = "" if sure is Confidence.MEMORY else f", {first} to {last}"
    ground = marked(Ground(f"{row.must('name')}{when}.", None, row.must("source"), sure))
    return Conference(row.must("treaty"), row.must("name"), last, ground)


def review(treaty: str, on: date) -> Iterator[DueLine]:
    """Yield the next review of a treaty that is in force and provides for one; its day is open."""
    clauses = coverage(treaty).clauses
    law = law_treaty(clauses) if clauses else None
    if law is None or law.review is None or law.in_force_on is None:
        return
    if on < law.in_force_on or (law.ended_on is not None and law.ended_on <= on):
        return
    held = [one for one in conferences() if one.treaty == treaty and one.last.latest < on]
    says = f"{law.review.says} No day of the next one is held."
    if held:
        says += f" The last that is held: {held[-1].ground.text}"
    grounds = (clause_ground(treaty, law.review), *(one.ground for one in held[-1:]))
    article = law.review.article
    yield DueLine(treaty, None, article, "review", None, DueStatus.OPEN, says, grounds)


def departures_due(treaty: str | None, state: str | None, on: date) -> Iterator[DueLine]:
    """Yield the days on which exits take effect, or took effect."""
    for one in exits(treaty, state, on=on):
        status = _EXIT_STATUS.get(one.status)
        if status is None or one.notified is None:
            continue
        due = date.fromisoformat(one.effective) if one.effective else None
        if status in (DueStatus.OPEN, DueStatus.UNKNOWN):
            due = None
        clauses = coverage(one.treaty).clauses
        clause = law_treaty(clauses).withdrawal if clauses else None
        article = (clause.article_effect or clause.article) if clause else None
        says = f"Notice received on {one.notified}; the exit {_WORDS[status]}."
        if one.condition:
            says += f" Condition: {one.condition}."
        yield DueLine(
            one.treaty, one.state, article, "exit takes effect", due, status, says, one.grounds
        )


_WORDS = {
    DueStatus.RUNNING: "has not taken effect yet",
    DueStatus.EFFECTIVE: "has taken effect",
    DueStatus.OPEN: "is held",
    DueStatus.UNKNOWN: "is contested, or whether it took effect is not known",
}
