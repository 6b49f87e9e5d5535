"""What a claim or an act is judged with: the text, its findings and the day of asking."""

from dataclasses import dataclass
from datetime import date

from servanda.assessment.days import Days, days_of
from servanda.terms.document import Document
from servanda.terms.finding import Reading


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
        for time in self.reading.times:
            if time.value == value and time.earliest and time.latest:
                return Days(time.earliest, time.latest)
        return days_of(value)
