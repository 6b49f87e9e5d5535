"""The day of the record that an answer was made from: the last on which anything entered it."""

from datetime import date

from servanda.record.coverage import treaty_ids
from servanda.record.own import editions, own_record


def recorded_on(on: date) -> date:
    """Return the last day, not after ``on``, on which our record changed; else its first."""
    own = own_record()
    days = [one.on for one in editions()]
    if own is not None:
        days += [one.recorded_on for ident in treaty_ids() for one in own.entries(ident)]
    return max((day for day in days if day <= on), default=min(days))
