"""The tables that were asked for, filled."""

from collections.abc import Callable, Iterator, Sequence

from servanda.delivery.export import law_table, record_table
from servanda.delivery.export.dossier_table import LINES as DOSSIER_LINES
from servanda.delivery.export.folder import Held
from servanda.delivery.export.record_table import Line
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import Table, shapes, table

_LINES: dict[str, Callable[[Scope], Iterator[Line]]] = {
    "treaties": record_table.treaties,
    "states": record_table.state_lines,
    "actions": record_table.actions,
    "steps": record_table.steps,
    "standings": record_table.standing_lines,
    "parties": record_table.parties,
    "exits": record_table.exits,
    "deadlines": law_table.deadlines,
    "clauses": law_table.clauses,
    "changes": law_table.changes,
}
ONLY_NOW = "deadlines"
"""The table that is not held by the day on which its facts became known."""


def names(what: Sequence[str], scope: Scope, *, with_dossiers: bool) -> tuple[str, ...]:
    """Return the names of the tables that are meant, in order; all where none is named."""
    every = [
        name
        for name, shape in shapes().items()
        if (shape.of == "record" or with_dossiers) and not (name == ONLY_NOW and scope.looks_back)
    ]
    return tuple(name for name in (shapes() if what else every) if not what or name in what)


def filled(name: str, scope: Scope, dossiers: Sequence[Held] = ()) -> Table:
    """Return one table with its lines."""
    if name in _LINES:
        return table(name, _LINES[name](scope))
    return table(name, DOSSIER_LINES[name](dossiers))
