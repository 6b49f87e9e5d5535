"""What sources of the record contradict each other on, open until somebody finds out."""

from dataclasses import dataclass
from functools import cache

from servanda.record.own import own_record
from servanda.record.table import Row, rows
from servanda.terms.action import ActionKind
from servanda.terms.source import Confidence

_COLUMNS = ("treaty", "state", "action", "date", "held", "source", "confidence", "says")
_CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What one source says against what the record holds."""

    treaty: str
    state: str
    action: ActionKind
    date: str
    held: str
    """What the record has, or had first, in place of it."""
    source: str
    confidence: Confidence
    says: str = ""


def contradictions(treaty: str) -> tuple[Contradiction, ...]:
    """Return the open contradictions about a treaty, those of an own record after the others."""
    found = [one for one in _shipped() if one.treaty == treaty]
    own = own_record()
    for entry in own.entries(treaty) if own else ():
        line = entry.line
        if line.section.value == _CONTRADICTED:
            found.append(
                Contradiction(
                    treaty,
                    line.state,
                    line.action,
                    line.dated,
                    line.was,
                    line.source,
                    line.confidence,
                )
            )
    return tuple(found)


@cache
def _shipped() -> tuple[Contradiction, ...]:
    return tuple(map(_contradiction, rows(("contradictions.csv",), _COLUMNS)))


def _contradiction(row: Row) -> Contradiction:
    return Contradiction(
        treaty=row.must("treaty"),
        state=row.must("state"),
        action=row.word("action", ActionKind),
        date=row.must("date"),
        held=row.must("held"),
        source=row.must("source"),
        confidence=row.word("confidence", Confidence),
        says=row.text("says"),
    )
