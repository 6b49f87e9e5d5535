"""What a claim or an act is judged with: the text, its findings and the day of asking."""

from dataclasses import dataclass
from datetime import date, timedelta

from servanda.assessment.days import Days, days_of, either_winter
from servanda.assessment.wording import when_words
from servanda.terms.document import Document
from servanda.terms.finding import Reading

_MARGIN = timedelta(days=2)
"""How much the days of a part that is told roughly may be missed by, at least."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text with its findings, and the day on which somebody asks."""

    document: Document
    reading: Reading
    on: date
    """The day of asking; what the record knows is asked for this day."""

    @property
    def published(self) -> date | None:
        """Return the day of publication, None where nobody gave it."""
        return self.document.published

    def days(self, value: str | None) -> Days | None:
        """Return the days that a date in the text can mean; None without one, or if unknown."""
        if value is None:
            return None
        either = either_winter(value)
        if either:
            return either
        for time in self.reading.times:
            if time.value == value and time.earliest and time.latest:
                return _roughly(Days(time.earliest, time.latest), days_of(value))
        return days_of(value)

    def when(self, value: str | None) -> str:
        """Return a date in words, with those of the text where they tell a part of it roughly."""
        words, days = when_words(value), self.days(value)
        rough = [
            time.text
            for time in self.reading.times
            if time.value == value and days and days_of(value) not in (None, days)
        ]
        return f"{words} (“{rough[0]}”)" if words and rough else words


def _roughly(days: Days, whole: Days | None) -> Days:
    """Return the days of a part that is told roughly ("mid-February"), a little wider.

    ``whole``: what it is a part of, beyond which it does not reach.
    """
    if (
        whole is None
        or days == whole
        or not (whole.earliest <= days.earliest and days.latest <= whole.latest)
    ):
        return days
    more = max(_MARGIN, (days.latest - days.earliest) / 5)
    return Days(
        whole.earliest if days.earliest - whole.earliest < more else days.earliest - more,
        whole.latest if whole.latest - days.latest < more else days.latest + more,
    )
