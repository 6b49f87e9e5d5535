"""The page of a state: a matrix of treaties, then the headings that researchers use."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda.delivery.asked import state_code
from servanda.delivery.profile import NO_SOURCE, profile
from servanda.record.exits import exits
from servanda.web.asked import asked
from servanda.web.page.leaving import parted
from servanda.web.render import Page, folder_of, render, state_name

_LINES, _SAID = 25, 20
"""Lines that a heading shows, and statements; the rest is counted."""


def state(request: Request) -> Response:
    """Answer with the page of a state."""
    at = asked(request)
    code = state_code(request.path_params["state"])
    if code != request.path_params["state"]:
        return RedirectResponse(f"/state/{code}?{request.url.query}", 303)
    found = profile(code, at.on, folder_of(request).library().entries, at.known_on)
    moving, over = parted(exits(state=code, on=at.on, known_on=at.known_on))
    page = Page(state_name(code), f"/state/{code}?{at.query()}", "states")
    return render(
        request,
        "web/state.html.j2",
        page,
        at,
        code=code,
        shelves=[
            (heading, [one for one in found.matrix if one.bound is bound])
            for heading, bound in (("Bound", True), ("Not bound", False), ("Not known", None))
        ],
        moving=moving,
        over=over,
        headings=[one for one in found.headings if one.id != "statements"],
        said=found.statements[:_SAID],
        said_gap=next(one.gap for one in found.headings if one.id == "statements"),
        shown_lines=_LINES,
        no_source=NO_SOURCE,
    )
