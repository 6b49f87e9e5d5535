"""What falls due for a party, and when."""

from datetime import date

from servanda.law.clock import run
from servanda.terms.treaty import Due, Treaty

NOT_HELD = "treaty base date; extensions not held"


def deadlines(treaty: Treaty, state_eif: date | None) -> tuple[Due, ...]:
    """Return what falls due for a party, in the order of the articles.

    The days are those of the treaty's text: an extension or a completion is a fact of the record,
    and where one is possible ``says`` tells that it is not held.

    Args:
        treaty: The treaty.
        state_eif: Day of entry into force for the party.
    """
    days = {"state_eif": state_eif, "treaty_eif": treaty.in_force_on}
    found = []
    for clause in treaty.deadlines:
        on = run(clause.clock, days) if clause.clock else None
        if on and state_eif and on < state_eif:
            on = None
        says = f"{clause.says} ({NOT_HELD})" if clause.extendable and on else clause.says
        found.append(Due(clause.what, clause.article, on, says, clause.extendable))
    return tuple(found)
