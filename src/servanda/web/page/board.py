"""The board of statements: who said what, with which stance and reasons, in whose words."""

from starlette.requests import Request
from starlette.responses import Response

from servanda.delivery import board as boards
from servanda.delivery.asked import state_code, treaty_id
from servanda.delivery.deceit import Deceit, deceits
from servanda.delivery.library import Entry
from servanda.web.asked import asked, chosen, day_in
from servanda.web.render import Page, folder_of, render

_SHOWN = 60


def board(request: Request) -> Response:
    """Answer with the statements of the dossiers that are held, filtered as asked."""
    at = asked(request)
    treaty, state = chosen(request, "treaty"), chosen(request, "state")
    wanted = boards.Asked(
        treaty=treaty_id(treaty) if treaty else None,
        state=state_code(state) if state else None,
        stance=chosen(request, "stance") or None,
        speaker=chosen(request, "speaker")[:200] or None,
        since=day_in(request, "since"),
        until=day_in(request, "until"),
    )
    held = folder_of(request).library()
    every = boards.board(held.entries)
    lines = boards.board(held.entries, wanted)
    named = {entry.name: found for entry in held.entries if (found := _deceits(entry))}
    query = request.url.query
    page = Page("Statements", f"/board?{query}" if query else "/board", "board")
    return render(
        request,
        "web/board.html.j2",
        page,
        at,
        library=held,
        wanted=wanted,
        choices=boards.choices(every),
        lines=lines[:_SHOWN],
        count=len(lines),
        of=len(every),
        deceptive=named,
    )


def _deceits(entry: Entry) -> tuple[Deceit, ...]:
    """Return how the text of a dossier, or what it says of itself, deceives."""
    known = entry.document
    told = (entry.text, known["title"], known["outlet"], known["byline"])
    names = (one["source"]["name"] for one in entry.dossier["statements"])
    return deceits("\n".join(part for part in (*told, *names) if part))
