"""What a page of a depositary shows: actions as seen there, and what on it could not be read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.action import ActionKind
from servanda.terms.partial_date import PartialDate
from servanda.terms.source import Confidence


class SourceKind(StrEnum):
    """A kind of page from which the record is refreshed."""

    STATUS_PAGE = "untc"
    """Status page of the UN Treaty Collection (HTML, a CSV copy of its table, or its text)."""
    REGISTRATION = "unts"
    """Registration page of the UN Treaty Series."""
    NOTIFICATION = "notification"
    """Depositary notification of the UN (C.N. number)."""
    UNODA = "unoda"
    """Answer of the treaty database of UNODA (JSON)."""
    VERDRAGENBANK = "verdragenbank"
    """Table of parties in the treaty database of the Netherlands."""
    USER_CSV = "csv"
    """Table that a user keeps."""
    MTDSG = "mtdsg"
    """Multilateral Treaties Deposited with the Secretary-General (XML)."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One action as one page shows it; nothing of it is in the record yet."""

    treaty: str | None
    """Id of the treaty; None where the page does not say it in a way that is known."""
    state: str
    action: ActionKind
    on: PartialDate | None
    """Day of the deposit, receipt or act; None where the page holds no day for it."""
    effective_on: date | None = None
    """Day of effect that the source gives."""
    stated_effective: date | None = None
    """Day of effect that the notice itself states, where the source tells both apart."""
    circulated_on: date | None = None
    """Day of the depositary's notification of it."""
    notice_ref: str | None = None
    """Number of the depositary's notification, ``C.N.347.2025.TREATIES-XXVI.5``."""
    revoked: bool = False
    """Whether the page says that the notice was taken back."""
    note: str = ""
    """Footnotes and words that the page adds."""
    source: str = ""
    """Kind and name of the page."""
    row: str = ""
    """Text of the row it was read from, cells parted by ``|``."""
    depositary: str | None = None
    """With which of several depositaries, where the page says so."""
    may_be: tuple[ActionKind, ...] = ()
    """Other kinds that the word of the source covers ("R": ratified, accepted or approved)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something on a page that could not be read, or that contradicts the page itself."""

    source: str
    row: str
    """Text of the row; empty where the whole page is meant."""
    cell: str
    """Text of the cell."""
    why: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that was seen on one page."""

    kind: SourceKind
    source: str
    """Kind and name of the page, as in its sightings."""
    publisher: str
    """Who stands behind it: two pages of one publisher are no two independent sources."""
    confidence: Confidence
    """How far a single sighting of it can be trusted."""
    treaty: str | None
    as_of: date | None
    sightings: tuple[Sighting, ...]
    problems: tuple[Problem, ...]
    seen: int
    """Rows of actions on the page; always ``read + refused``."""
    read: int
    refused: int
    """Rows that gave no sighting; each has its problem. A row that is read may have one too."""
    refused_states: frozenset[str] = frozenset()
    """States whose row was refused: that their actions are missing here means nothing."""
    withdrawn: frozenset[str] = frozenset()
    """States that the page marks as having left."""
    lists_all: bool = True
    """Whether the page lists every action of the treaty, so that what it lacks has vanished."""
    whole: bool = True
    """Whether it was read to its end; what a page lacks that is cut off has not vanished."""
    heading: tuple[str, ...] = ()
    """Heads of its columns."""
    stated: tuple[tuple[str, int], ...] = ()
    """Counts that the page gives of itself: ``parties``, ``signatories``."""
