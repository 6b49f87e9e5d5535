"""Where a reader begins: one question, what moves now, and the lists of treaties and states."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda import names
from servanda.delivery.asked import state_code, treaty_and_state, treaty_or_state
from servanda.law.catalogue import catalogue
from servanda.record.coverage import treaty_ids
from servanda.record.exits import exits
from servanda.web.asked import asked, chosen
from servanda.web.page.leaving import under_way
from servanda.web.render import Page, render, state_name, treaty_short


def home(request: Request) -> Response:
    """Answer with the first page."""
    at = asked(request)
    moving = [one for one in exits(on=at.on, known_on=at.known_on) if under_way(one)]
    moving.sort(key=lambda one: (one.days_left is None, one.days_left or 0))
    page = Page("Who is bound, until when, and who is leaving", f"/?{at.query()}", "home")
    return render(
        request, "web/home.html.j2", page, at, moving=moving, named=_treaties(), codes=_states()
    )


def find(request: Request) -> Response:
    """Lead from names that a person typed to the page about them."""
    at = asked(request)
    treaty, state = chosen(request, "treaty"), chosen(request, "state")
    path = "/treaties"
    if treaty and state:
        path = "/treaty/{}/{}".format(*treaty_and_state(treaty, state))
    elif treaty or state:
        # Which of the two fields a name stands in does not matter where it stands alone.
        ident, code = treaty_or_state(treaty) if treaty else (None, state_code(state))
        path = f"/treaty/{ident}" if ident else f"/state/{code}"
    return RedirectResponse(f"{path}?{at.query()}", 303)


def treaties(request: Request) -> Response:
    """Answer with the list of treaties."""
    at = asked(request)
    page = Page("Treaties", f"/treaties?{at.query()}", "treaties")
    return render(
        request, "web/treaties.html.j2", page, at, named=_treaties(), with_clauses=catalogue()
    )


def states(request: Request) -> Response:
    """Answer with the list of states."""
    at = asked(request)
    page = Page("States", f"/states?{at.query()}", "states")
    shelves: dict[str, list[tuple[str, str]]] = {}
    for name, code in _states():
        shelves.setdefault(name[0], []).append((name, code))
    return render(request, "web/states.html.j2", page, at, shelves=shelves)


def _treaties() -> list[tuple[str, str, str]]:
    """Return name, title and id of every treaty that has a record."""
    return sorted((treaty_short(one), names.treaty_title(one), one) for one in treaty_ids())


def _states() -> list[tuple[str, str]]:
    return sorted((state_name(code), code) for code in names.states())
