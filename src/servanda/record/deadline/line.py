"""One thing that falls due, as every answer about deadlines gives it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.source import Ground
from servanda.terms.treaty import Clause


class DueStatus(StrEnum):
    """How a deadline stands on the day asked about."""

    RUNNING = "running"
    """Its day lies ahead, and what is held of extensions is in it."""
    BASE_DATE = "base date"
    """Only the day of the treaty's own text is held."""
    COMPLETED = "completed"
    NONE_REPORTED = "none reported"
    """The party reported that it has nothing to do."""
    OVERDUE = "overdue"
    """A source says that the day passed without the duty being met."""
    UNKNOWN = "unknown"
    """The day has passed, or may have been moved, and what was decided is not held."""
    RECURRING = "recurring"
    OPEN = "open"
    """No day is set, or it hangs on an event."""
    EFFECTIVE = "effective"
    """An exit that has taken effect."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """What falls due, for whom, when, and how it stands."""

    treaty: str
    state: str | None
    """None where it concerns all parties together."""
    article: str | None
    what: str
    due: date | None
    """None where no day may be asserted."""
    status: DueStatus
    says: str
    grounds: tuple[Ground, ...] = ()


def clause_ground(treaty: str, clause: Clause) -> Ground:
    """Return a clause as a ground, with its article and where it was read."""
    article = f"{treaty} {clause.article}" if clause.article else None
    return Ground(clause.says, article, clause.source, clause.confidence)
