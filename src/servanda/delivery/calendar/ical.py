"""Events as iCalendar (RFC 5545), whole days each; deterministic, with no clock in it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from servanda import __version__
from servanda.delivery.calendar.event import Event
from servanda.errors import Refused
from servanda.names import state_name, treaty_name

if TYPE_CHECKING:
    from icalendar import Event as Written

MEDIA = "text/calendar"


def title_of(treaty: str | None, state: str | None) -> str:
    """Return what the calendar of a treaty, of a state, or of all is called."""
    named = [treaty_name(treaty) if treaty else "", state_name(state) if state else ""]
    return f"Servanda: {', '.join(filter(None, named)) or 'all treaties'}"


def ical(events: Iterable[Event], *, title: str, recorded_on: date) -> bytes:
    """Return the events as one calendar.

    Args:
        events: What stands in it.
        title: What it is called.
        recorded_on: The day of the record that it was made from: the stamp of each event.

    Raises:
        Refused: The extra ``files`` is not installed.
    """
    try:
        from icalendar import Calendar

        from servanda.delivery.calendar.text import Text
    except ImportError:
        raise Refused("calendars need the extra 'files': pip install 'servanda[files]'") from None
    calendar = Calendar()
    calendar.add("prodid", f"-//Servanda//servanda {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Without its type, the library would write the name unescaped.
    calendar.add("name", Text(_written(title)))
    calendar.add("x-wr-calname", Text(_written(title)))
    stamp = datetime.combine(recorded_on, time(), UTC)
    for one in events:
        calendar.add_component(_event(one, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Event, stamp: datetime) -> "Written":
    from icalendar import Event as Written

    from servanda.delivery.calendar.text import Text

    found = Written()
    found.add("uid", one.uid)
    found.add("dtstamp", stamp)
    found.add("sequence", one.sequence)
    found.add("dtstart", one.on)
    found.add("summary", Text(_written(one.title)))
    found.add("description", Text(_written(one.text)))
    found.add("status", one.status.value)
    found.add("categories", [_written(part) for part in (one.treaty, one.kind)])
    found.add("transp", "TRANSPARENT")
    return found


def _written(text: str) -> str:
    """Return the text without control characters, which iCalendar cannot hold."""
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in text)
