"""A server under load: ``python -m bench.served api|bare PORT``."""

import sys
from collections.abc import Awaitable, Callable

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bench.question import ON, QUESTIONS, Question, written
from servanda.web.api.app import api
from servanda.web.api.settings import ApiSettings, Rate


def bare() -> ASGIApp:
    """Return an app with nothing but a route for each question."""
    return Starlette(routes=[Route(one.path.partition("?")[0], _route(one)) for one in QUESTIONS])


def _route(one: Question) -> Callable[[Request], Awaitable[Response]]:
    async def answered(_: Request) -> Response:
        return Response(written(one.answer()), media_type="application/json")

    return answered


def main() -> None:
    """Serve until the process is ended."""
    kind, port = sys.argv[1], int(sys.argv[2])
    often = Rate(burst=1 << 20, per_second=1e6)
    app = api(ApiSettings(today=lambda: ON, facts=often)) if kind == "api" else bare()
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
