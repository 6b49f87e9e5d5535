"""Exits on one axis: announced, government, parliament, enacted, deposit, effect."""

from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from servanda.delivery.asked import state_code, treaty_id
from servanda.delivery.chart.drawing import Chart
from servanda.delivery.chart.lanes import Acts, lanes
from servanda.delivery.first_act import first_acts
from servanda.delivery.naming import treaty_name
from servanda.record.exits import exits
from servanda.terms.standing import Exit
from servanda.web.asked import asked, chosen
from servanda.web.page.leaving import parted
from servanda.web.render import Page, folder_of, render

_DRAWN = 12
"""Exits that are drawn; the tables have them all."""
_NARROW = 340


def timeline(request: Request) -> Response:
    """Answer with the exits of a treaty, of a state, or of all."""
    at = asked(request)
    treaty, state = chosen(request, "treaty"), chosen(request, "state")
    treaty = treaty_id(treaty) if treaty else ""
    state = state_code(state) if state else ""
    found = exits(treaty or None, state or None, on=at.on, known_on=at.known_on)
    moving, over = parted(found)
    acts = first_acts(folder_of(request).library().entries)
    title = f"Exits from {treaty_name(treaty)}" if treaty else "Exits, step by step"
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
        charts=_lanes(moving, over if treaty or state else (), at.on, acts),
    )


def _lanes(
    moving: Sequence[Exit], over: Sequence[Exit], on: date, acts: Acts
) -> tuple[Chart, Chart] | None:
    """Return the lanes of some exits for two widths; those that are over come last."""
    drawn = [*moving, *over][:_DRAWN]
    if not drawn:
        return None
    return lanes(drawn, on, acts), lanes(drawn, on, acts, width=_NARROW, key="lanes-narrow")
