"""From which day a successor State is a party."""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from servanda.terms.treaty import Effect, Treaty

ARTICLE = "VCSST 23(1)"


@cache
def succession_days() -> dict[str, date]:
    """Return the day of the succession of States for each successor State held."""
    path = files("servanda").joinpath("data", "law", "successions.csv")
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {row["state"]: date.fromisoformat(row["on"]) for row in rows}


def succession_effect(treaty: Treaty, acted: date, *, state: str | None = None) -> Effect:
    """Return the day from which a successor State is a party.

    A notification of succession looks back: it counts from the succession, not from its deposit,
    and not from before the treaty was in force. Where the depositary is known to list the day of
    the succession of States itself, and that day is held, the answer follows the depositary.

    Args:
        treaty: The treaty.
        acted: Day from which the succession counts, as the depositary lists it.
        state: Code of the successor State.

    Source:
        Vienna Convention on Succession of States in respect of Treaties, articles 22 and 23.
    """
    begun = treaty.in_force_on
    if begun is None:
        return Effect(None, ARTICLE, "text", None, "The treaty is not in force.")
    text_on = max(acted, begun)
    practice = treaty.state_entry.practice if treaty.state_entry else None
    listed = succession_days().get(state or "")
    if practice and practice.succession and listed:
        on = max(listed, begun)
        return Effect(on, ARTICLE, "practice", text_on, practice.note)
    reason = (
        "From the succession of States, not from the deposit; not before the treaty was in force"
        " (Vienna Convention on Succession of States in respect of Treaties)."
    )
    return Effect(text_on, ARTICLE, "text", text_on, reason)
