"""How a fact is cited, how an error is reported, and how errors are corrected."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from servanda.errors import Refused
from servanda.web.asked import asked, chosen
from servanda.web.render import Page, render

_LONGEST = 500


def cite(request: Request) -> Response:
    """Answer with the words under which a fact is cited."""
    return _about(request, "of", "Cite this fact", "web/cite.html.j2")


def report(request: Request) -> Response:
    """Answer with how an error on a page is reported."""
    return _about(request, "about", "Report an error", "web/report.html.j2")


def policy(request: Request) -> Response:
    """Answer with the policy on corrections."""
    page = Page("How errors are corrected", "/policy", "policy")
    return render(request, "web/policy.html.j2", page, asked(request))


def _about(request: Request, name: str, title: str, template: str) -> Response:
    about = _own_address(chosen(request, name))
    page = Page(title, about, "policy")
    return render(request, template, page, asked(request), about=about)


def _own_address(text: str) -> str:
    """Return an address of this site, from its root.

    Raises:
        Refused: It is that of another site, or too long.
    """
    parts = urlsplit(text)
    ours = not (parts.scheme or parts.netloc) and text.startswith("/") and "\\" not in text
    if not text:
        return "/"
    if not ours or len(text) > _LONGEST or not text.isprintable():
        raise Refused("only pages of this site are cited and reported on")
    return text
