"""The clauses on entry into force as the treaty files write them."""

from datetime import date

from servanda.law.clause import head
from servanda.law.table import Table
from servanda.law.timing import maybe_clock, practice_of
from servanda.terms.treaty import Immediate, Later, StateEntry, Threshold, TreatyEntry


def treaty_entry(table: Table) -> TreatyEntry:
    """Return when the treaty itself enters into force."""
    return TreatyEntry(
        **head(table),
        clock=maybe_clock(table.table("clock")),
        threshold=_threshold(table.table("threshold")),
        floor=maybe_clock(table.table("floor")),
    )


def state_entry(table: Table) -> StateEntry:
    """Return when the treaty enters into force for one state."""
    return StateEntry(
        **head(table),
        clock=maybe_clock(table.table("clock")),
        later=table.word("later", Later),
        floor=maybe_clock(table.table("floor")),
        immediate_if=_immediate(table.table("immediate_if")),
        accession_on=table.maybe("accession_on", str),
        gap=table.maybe("gap", str),
        practice=practice_of(table.table("practice")),
    )


def _threshold(table: Table | None) -> Threshold | None:
    if table is None:
        return None
    made = Threshold(
        table.maybe("count", int),
        include=table.words("include"),
        of=table.maybe("of", str),
        weight=table.maybe("weight", str),
        on=table.maybe("on", date),
    )
    table.close()
    return made


def _immediate(table: Table | None) -> Immediate | None:
    if table is None:
        return None
    made = Immediate(table.must("article", str), table.must("event", str))
    table.close()
    return made
