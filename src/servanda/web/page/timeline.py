"""Exits on one axis: announced, government, parliament, enacted, deposit, effect."""

from starlette.requests import Request
from starlette.responses import Response

from servanda.record.exits import exits
from servanda.web.asked import asked, chosen, state_named, treaty_named
from servanda.web.page.leaving import parted
from servanda.web.render import Page, render, treaty_short


def timeline(request: Request) -> Response:
    """Answer with the exits of a treaty, of a state, or of all."""
    at = asked(request)
    treaty, state = chosen(request, "treaty"), chosen(request, "state")
    treaty = treaty_named(treaty) if treaty else ""
    state = state_named(state) if state else ""
    found = exits(treaty or None, state or None, on=at.on, known_on=at.known_on)
    moving, over = parted(found)
    title = f"Exits from {treaty_short(treaty)}" if treaty else "Exits, step by step"
    page = Page(title, f"/timeline?{at.query(treaty=treaty, state=state)}", "timeline")
    return render(
        request,
        "web/timeline.html.j2",
        page,
        at,
        treaty=treaty,
        state=state,
        moving=moving,
        over=over,
    )
