"""Which page stands under which address."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from servanda.web.asset import asset
from servanda.web.page import (
    agenda,
    board,
    check,
    compare,
    embed,
    home,
    matter,
    read,
    standing,
    state,
    timeline,
    treaty,
)


def add_pages(app: FastAPI) -> None:
    """Put every page under its address."""
    for path, page in (
        ("/", home.home),
        ("/find", home.find),
        ("/treaties", home.treaties),
        ("/states", home.states),
        ("/treaty/{treaty}", treaty.treaty),
        ("/treaty/{treaty}/{state}", standing.standing),
        ("/state/{state}", state.state),
        ("/timeline", timeline.timeline),
        ("/calendar", agenda.agenda),
        ("/board", board.board),
        ("/compare", compare.compare),
        ("/read", read.ask),
        ("/read/{token}", read.show),
        ("/read/{token}/dossier.json", read.as_json),
        ("/check", check.ask),
        ("/embed", embed.embed),
        ("/embed/count/{treaty}", embed.count),
        ("/embed/exits", embed.exits),
        ("/embed/exits/{treaty}", embed.exits),
        ("/cite", matter.cite),
        ("/report", matter.report),
        ("/policy", matter.policy),
        ("/robots.txt", robots),
        ("/assets/{mark}/{name}", asset),
    ):
        app.add_route(path, page, ["GET"])
    for path, form in (
        ("/read", read.begin),
        ("/read/{token}/keep", read.keep),
        ("/read/{token}/forget", read.forget),
        ("/check", check.judge),
    ):
        app.add_route(path, form, ["POST"])


def robots(_: Request) -> Response:
    """Ask crawlers to leave a local server alone."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
