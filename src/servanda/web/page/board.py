"""The board of statements: who said what, with which stance and reasons, in whose words."""

from starlette.requests import Request
from starlette.responses import Response

from servanda.web.asked import asked, settings_of
from servanda.web.folder import holding
from servanda.web.render import Page, render


def board(request: Request) -> Response:
    """Answer with the statements of the dossiers that are held."""
    at = asked(request)
    held = holding(settings_of(request).dossiers)
    page = Page("Statements", "/board", "board")
    return render(request, "web/board.html.j2", page, at, held_dossiers=held)
