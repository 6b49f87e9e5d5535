"""The page of a state: a matrix of treaties, then the headings that researchers use."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda.record.exits import exits
from servanda.record.standing import all_standings
from servanda.web.asked import asked, state_named
from servanda.web.page.leaving import parted
from servanda.web.render import Page, render, state_name


def state(request: Request) -> Response:
    """Answer with the page of a state."""
    at = asked(request)
    code = state_named(request.path_params["state"])
    if code != request.path_params["state"]:
        return RedirectResponse(f"/state/{code}?{request.url.query}", 303)
    answers = all_standings(code, at.on, at.known_on)
    moving, over = parted(exits(state=code, on=at.on, known_on=at.known_on))
    page = Page(state_name(code), f"/state/{code}?{at.query()}", "states")
    return render(
        request,
        "web/state.html.j2",
        page,
        at,
        code=code,
        shelves=[
            (heading, [one for one in answers if one.bound is bound])
            for heading, bound in (("Bound", True), ("Not bound", False), ("Not known", None))
        ],
        moving=moving,
        over=over,
    )
