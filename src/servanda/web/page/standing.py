"""One fact: where a state stands to a treaty on a day, and why."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda.delivery.asked import state_code, treaty_id
from servanda.record.exits import exits
from servanda.record.segment import Segment
from servanda.record.standing import standing as standing_of
from servanda.record.timeline import timeline
from servanda.web.asked import asked
from servanda.web.render import Page, render, state_name, treaty_short


def _turns(course: Sequence[Segment]) -> list[Segment]:
    """Return the stretches with which a standing begins: other grounds alone begin none."""
    shown: list[Segment] = []
    for one in course:
        if not shown or (one.standing, one.bound) != (shown[-1].standing, shown[-1].bound):
            shown.append(one)
    return shown


def standing(request: Request) -> Response:
    """Answer with the standing of one state to one treaty, and its grounds."""
    at = asked(request)
    given = request.path_params["treaty"], request.path_params["state"]
    treaty, state = treaty_id(given[0]), state_code(given[1])
    if (treaty, state) != given:
        return RedirectResponse(f"/treaty/{treaty}/{state}?{request.url.query}", 303)
    answer = standing_of(state, treaty, at.on, at.known_on)
    page = Page(
        f"{state_name(state)} and the {treaty_short(treaty).removeprefix('The ')}",
        f"/treaty/{treaty}/{state}?{at.query()}",
        "treaties",
    )
    return render(
        request,
        "web/standing.html.j2",
        page,
        at,
        answer=answer,
        course=_turns(timeline(state, treaty, at.known_on).segments),
        found=exits(treaty, state, on=at.on, known_on=at.known_on),
    )
