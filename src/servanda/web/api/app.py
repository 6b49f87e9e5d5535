"""The interface for programs as an app of its own, to be mounted where its version stands."""

import math
from typing import Any

from anyio import CapacityLimiter
from fastapi import Depends, FastAPI, Request
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servanda.dossier.desk import Desk
from servanda.web.api import due, folder, read, record, reference
from servanda.web.api.document import describe, parameters, put_dossier
from servanda.web.api.parameter import known_parameters
from servanda.web.api.problem import problem, tell_problems, written
from servanda.web.api.rate import Buckets, client_of
from servanda.web.api.settings import ApiSettings
from servanda.web.api.shape import Shapes
from servanda.web.digest import DataDigest
from servanda.web.keep import Keeping, Shelf

POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_SAFE = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}


def api(settings: ApiSettings) -> FastAPI:
    """Return the interface for programs, ready to be mounted or served alone.

    Its desk, at ``app.state.desk``, starts processes when a text is first read; whoever serves
    the app closes it in the end.
    """
    shapes = Shapes()
    desk = Desk(settings.reading, settings.own_record)
    # One more than the desk has places for: that one is told at once to come back.
    threads = CapacityLimiter(settings.reading.workers + settings.reading.waiting + 1)
    reading = read.Reading(desk, threads)
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(known_parameters)],
        middleware=_middleware(settings),
    )
    app.state.settings, app.state.desk = settings, desk
    described = describe(app, shapes)
    app.state.parameters = _once(lambda: parameters(described()))
    dossier = put_dossier(shapes)
    app.include_router(record.routes(shapes))
    app.include_router(due.routes(shapes))
    app.include_router(folder.routes(shapes, folder.Folder(settings.dossiers)))
    app.include_router(read.routes(reading, dossier))
    _about(app)
    tell_problems(app)
    # FastAPI declares the description as a method that may be replaced.
    app.openapi = described  # type: ignore[method-assign]
    return app


def _once(make: Any) -> Any:
    from functools import cache

    return cache(make)


def _about(app: FastAPI) -> None:
    """Add the description of the interface, for programs and for people."""

    @app.get("/openapi.json", include_in_schema=False)
    def openapi(request: Request) -> Response:
        root = request.scope.get("root_path", "") or "/"
        told = {**app.openapi(), "servers": [{"url": root}]}
        return Response(written(told), media_type="application/json")

    @app.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        root = request.scope.get("root_path", "")
        return Response(reference.page(app.openapi(), root), media_type="text/html")

    @app.get("/docs/style.css", include_in_schema=False)
    def style() -> Response:
        return Response(reference.style(), media_type="text/css")


def _middleware(settings: ApiSettings) -> list[Middleware]:
    facts, work = Buckets(settings.facts), Buckets(settings.work)
    digest = DataDigest(settings.dossiers)

    def refusal(scope: Scope) -> ASGIApp | None:
        buckets = facts if scope["method"] in ("GET", "HEAD") else work
        wait = buckets.wait(client_of((scope.get("client") or (None,))[0]))
        if not wait:
            return None
        seconds = str(math.ceil(wait))
        detail = f"asked too often; come back in {seconds} seconds"
        return problem(429, detail, "too-often", headers={"retry-after": seconds})

    shelf = Shelf(settings.kept, settings.kept_bytes)
    return [
        Middleware(Safely),
        Middleware(
            Keeping,
            shelf=shelf,
            edition=lambda: (settings.today(), digest()),
            refusal=refusal,
        ),
    ]


class Safely:
    """Adds to every answer what keeps a browser from doing anything with it but showing it."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, with the headers added that it did not set itself."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                names = {name.lower() for name, _ in headers}
                headers += [pair for pair in _SAFE.items() if pair[0] not in names]
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, guarded)
