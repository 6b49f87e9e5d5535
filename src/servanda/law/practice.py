"""Where a depositary counts otherwise than the text: the answer follows it and says so."""

from datetime import date, timedelta

from servanda.terms.treaty import Practice


def practised_day(practice: Practice | None, acted_on: date, text_on: date) -> date:
    """Return the day that the depositary gives; the text's own where no practice is named.

    Args:
        practice: The practice that the clause names.
        acted_on: Day of deposit or receipt; a practice may begin or end on a day.
        text_on: The day that the text gives.
    """
    if practice is None or practice.count is None:
        return text_on
    counted = (practice.since is None or acted_on >= practice.since) and (
        practice.until is None or acted_on < practice.until
    )
    return text_on + timedelta(days=1) if counted or acted_on in practice.also else text_on
