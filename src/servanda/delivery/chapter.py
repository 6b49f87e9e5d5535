"""The clauses of a treaty under the headings that a reader looks under."""

from collections.abc import Iterator

from servanda.terms.treaty import Clause, Treaty


def chapters(treaty: Treaty) -> Iterator[tuple[str, list[Clause]]]:
    """Yield the headings under which a reader looks, each with its clauses, perhaps none."""
    yield "Depositary", _given(treaty.depositary)
    yield "Entry into force", _given(treaty.treaty_entry, treaty.state_entry, treaty.provisional)
    leave = treaty.withdrawal
    yield "Leaving", _given(leave, leave.automatic, *leave.alternatives)
    yield (
        "Suspension, reservations, duration",
        _given(treaty.suspension, treaty.reservations, treaty.duration),
    )
    yield "Forbidden", list(treaty.prohibitions)
    yield "Outside its reach, or permitted", list(treaty.exceptions)
    yield "Duties", list(treaty.duties)
    yield "Deadlines", list(treaty.deadlines)
    yield "Definitions", list(treaty.definitions)
    yield (
        "Amendment, review, territory",
        _given(treaty.amendments, treaty.review, treaty.territorial),
    )


def _given(*clauses: Clause | None) -> list[Clause]:
    return [clause for clause in clauses if clause is not None]
