"""What people found and answer for: contested standings, conflicts, states that ended.

None of it is computed; each finding has its days, its words and its source.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from servanda.record.table import Row, rows
from servanda.terms.source import Confidence, Ground
from servanda.terms.standing import Standing

_COLUMNS = (
    "treaty",
    "state",
    "kind",
    "from",
    "until",
    "known",
    "standing",
    "bound",
    "contested",
    "text",
    "article",
    "source",
    "confidence",
)
EVERY = "*"
"""In the column ``treaty``: the finding holds for all treaties."""
_BOUND = {"true": True, "false": False, "unknown": None}


class FindingKind(StrEnum):
    """What a finding is about."""

    STANDING = "standing"
    """The standing itself is contested or not known."""
    DISPUTE = "dispute"
    """The standing is kept, while some dispute it."""
    CONFLICT = "conflict"
    """The state is engaged in armed conflict."""
    NO_CONSENT = "no_consent"
    """The state is known not to have consented, though the list is not whole."""
    STATE_ENDED = "state_ended"
    """The state ceased to exist."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about a state, for one treaty or for all."""

    treaty: str
    state: str
    kind: FindingKind
    begins_on: date
    until: date | None
    known_on: date
    standing: Standing | None
    bound: bool | None
    contested: tuple[str, ...]
    ground: Ground

    def holds(self, on: date) -> bool:
        """Say whether the finding holds on that day."""
        return self.begins_on <= on and (self.until is None or on < self.until)


@cache
def _findings() -> tuple[Finding, ...]:
    return tuple(map(_finding, rows(("findings.csv",), _COLUMNS)))


@cache
def findings(state: str, treaty: str) -> tuple[Finding, ...]:
    """Return what was found about the state, for this treaty or for all."""
    return tuple(
        one for one in _findings() if one.state == state and one.treaty in (treaty, EVERY)
    )


def subjects(treaty: str) -> tuple[str, ...]:
    """Return the states about whose standing to this very treaty something was found."""
    return tuple(sorted({one.state for one in _findings() if one.treaty == treaty}))


def in_conflict(state: str, on: date, known_on: date | None = None) -> Ground | None:
    """Return the ground on which the state counts as engaged in armed conflict, if it does."""
    for one in findings(state, EVERY):
        known = known_on is None or one.known_on <= known_on
        if one.kind is FindingKind.CONFLICT and known and one.holds(on):
            return one.ground
    return None


def _finding(row: Row) -> Finding:
    begins = row.day("from")
    if begins is None:
        raise row.wrong("from", "is empty")
    kind = row.word("kind", FindingKind)
    stands = row.word("standing", Standing) if kind is FindingKind.STANDING else None
    if stands is not None and row.text("bound") not in _BOUND:
        raise row.wrong("bound", f"{row.text('bound')!r} is not true, false or unknown")
    return Finding(
        treaty=row.must("treaty"),
        state=row.must("state"),
        kind=kind,
        begins_on=begins,
        until=row.day("until"),
        known_on=row.day("known") or begins,
        standing=stands,
        bound=_BOUND.get(row.text("bound")),
        contested=row.parts("contested"),
        ground=Ground(
            text=row.must("text"),
            article=row.text("article") or None,
            source=row.must("source"),
            confidence=row.word("confidence", Confidence),
        ),
    )
