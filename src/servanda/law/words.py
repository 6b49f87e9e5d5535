"""A treaty in plain words, clause by clause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.terms.source import Confidence
from servanda.terms.treaty import Clause, Practice, Treaty, Withdrawal


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause for a reader: what it is about, where it stands, what it says."""

    heading: str
    article: str | None
    says: str
    """Our paraphrase, never the authentic text."""
    source: str
    confidence: Confidence


def passages(treaty: Treaty) -> tuple[Passage, ...]:
    """Return every clause that is held of the treaty, in the order of a reader's questions."""
    return tuple(_passages(treaty))


def _passages(treaty: Treaty) -> Iterator[Passage]:
    yield from _said("Prohibitions", treaty.prohibitions)
    yield from _said("Duties", treaty.duties)
    yield from _said("Exceptions", treaty.exceptions)
    yield from _said("Definitions", treaty.definitions)
    yield from _said("Entry into force of the treaty", _some(treaty.treaty_entry))
    yield from _said("Entry into force for a state", _some(treaty.state_entry))
    if treaty.state_entry:
        yield from _practice(treaty.state_entry, treaty.state_entry.practice)
    yield from _said("Provisional application", _some(treaty.provisional))
    yield from _said("Territories", _some(treaty.territorial))
    yield from _said("Amendments", _some(treaty.amendments))
    yield from _said("Reservations", _some(treaty.reservations))
    yield from _said("Duration", _some(treaty.duration))
    yield from _exit(treaty.withdrawal)
    yield from _said("Suspension", _some(treaty.suspension))
    yield from _said("Deadlines", treaty.deadlines)
    yield from _said("Review", _some(treaty.review))
    yield from _said("Depositary", _some(treaty.depositary))
    for note in treaty.notes:
        yield Passage("Notes", None, note, treaty.source, treaty.confidence)


def _exit(clause: Withdrawal) -> Iterator[Passage]:
    yield from _said("Withdrawal", (clause,))
    yield from _practice(clause, clause.practice)
    after = (clause.tail, clause.cascades, clause.cascade_from)
    yield from _said("After a withdrawal", filter(None, after))
    if clause.ends_treaty:
        yield _passage("After a withdrawal", clause, "The treaty ends for both parties.")
    yield from _said("Another way out", clause.alternatives)
    yield from _said("Another way out", clause.states.values())
    yield from _said("End without a notice", _some(clause.automatic))


def _practice(clause: Clause, practice: Practice | None) -> Iterator[Passage]:
    if practice is not None:
        yield _passage("Practice of the depositary", clause, practice.note)


def _some(clause: Clause | None) -> tuple[Clause, ...]:
    return () if clause is None else (clause,)


def _said(heading: str, clauses: Iterable[Clause]) -> Iterator[Passage]:
    return (_passage(heading, clause, clause.says) for clause in clauses)


def _passage(heading: str, clause: Clause, says: str) -> Passage:
    return Passage(heading, clause.article, says, clause.source, clause.confidence)
