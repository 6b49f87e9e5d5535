"""What must happen on which day: effects, deadlines, reports."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from servanda.delivery.agenda import Event
from servanda.delivery.agenda import agenda as agenda_of
from servanda.delivery.asked import state_code, treaty_id
from servanda.errors import Refused
from servanda.web.asked import asked, chosen, day_in
from servanda.web.render import Page, render, treaty_short

_AHEAD = timedelta(days=365)
_LONGEST = timedelta(days=10 * 366)
_SHOWN = 150


def agenda(request: Request) -> Response:
    """Answer with what falls due, by month, in a window of days."""
    at = asked(request)
    treaty, state = chosen(request, "treaty"), chosen(request, "state")
    treaty = treaty_id(treaty) if treaty else ""
    state = state_code(state) if state else ""
    last = day_in(request, "until") or at.on + _AHEAD
    if last < at.on or last - at.on > _LONGEST:
        raise Refused("until: choose a day within ten years after the first day")
    found = agenda_of(at.on, last, on=at.today, treaty=treaty or None, state=state or None)
    sheet = _sheet(chosen(request, "part"))
    query = at.query(treaty=treaty, state=state, until=last.isoformat())
    title = f"Calendar: {treaty_short(treaty)}" if treaty else "Calendar"
    return render(
        request,
        "web/calendar.html.j2",
        Page(title, f"/calendar?{query}", "calendar"),
        at,
        treaty=treaty,
        state=state,
        until=last,
        months=_months(found[sheet * _SHOWN : (sheet + 1) * _SHOWN]),
        count=len(found),
        sheet=sheet,
        sheets=range(-(-len(found) // _SHOWN)),
        query=query,
    )


def _sheet(text: str) -> int:
    """Return which part of a long list is asked for, the first being 0.

    Raises:
        Refused: It is no number, or none that a list has.
    """
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < len("100000")):
        raise Refused("part: write the number of a part")
    return max(int(text) - 1, 0)


def _months(found: tuple[Event, ...]) -> list[tuple[str, list[Event]]]:
    held: dict[date, list[Event]] = {}
    for one in found:
        held.setdefault(one.on.replace(day=1), []).append(one)
    return [(f"{first.year}-{first.month:02}", lines) for first, lines in held.items()]
