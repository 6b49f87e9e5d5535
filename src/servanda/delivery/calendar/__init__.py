"""Effects and deadlines as a calendar: events first, then iCalendar."""

from servanda.delivery.calendar.event import events
from servanda.delivery.calendar.ical import ical

__all__ = ["events", "ical"]
