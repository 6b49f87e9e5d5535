"""Small pages for the frames of other sites: a counter, and a table of exits."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda.delivery.asked import treaty_id
from servanda.record.exits import exits as exits_of
from servanda.record.party import parties
from servanda.terms.standing import Basis
from servanda.web.asked import asked, chosen
from servanda.web.page.leaving import parted
from servanda.web.render import Page, framed, render, treaty_short

_USUAL = "APMBC"


def embed(request: Request) -> Response:
    """Answer with what can be put into a page, and how."""
    at = asked(request)
    treaty = treaty_id(chosen(request, "treaty") or _USUAL)
    page = Page("Embed a counter or a table", f"/embed?treaty={treaty}", "embed")
    return render(request, "web/embed.html.j2", page, at, treaty=treaty)


def count(request: Request) -> Response:
    """Answer with the number of parties to a treaty, on both bases."""
    at = asked(request)
    ident = treaty_id(request.path_params["treaty"])
    if ident != request.path_params["treaty"]:
        return RedirectResponse(f"/embed/count/{ident}?{request.url.query}", 303)
    counted = {
        basis.value: parties(ident, at.on, basis, at.known_on)
        for basis in (Basis.FORCE, Basis.DEPOSIT)
    }
    page = Page(treaty_short(ident), f"/treaty/{ident}?{at.query()}")
    return framed(request, "web/embed_count.html.j2", page, at, ident=ident, counted=counted)


def exits(request: Request) -> Response:
    """Answer with the exits under way, of one treaty or of all."""
    at = asked(request)
    given = request.path_params.get("treaty")
    ident = treaty_id(given) if given else None
    if ident != given:
        return RedirectResponse(f"/embed/exits/{ident}?{request.url.query}", 303)
    moving, _ = parted(exits_of(ident, on=at.on, known_on=at.known_on))
    title = f"Exits under way: {treaty_short(ident)}" if ident else "Exits under way"
    path = f"/treaty/{ident}?{at.query()}#exits" if ident else f"/timeline?{at.query()}"
    return framed(request, "web/embed_exits.html.j2", Page(title, path), at, moving=moving)
