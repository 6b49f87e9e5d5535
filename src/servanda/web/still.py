"""The pages asked for within the process: no socket, no server, one question after the other."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message

from servanda.delivery.export.site import Answer
from servanda.web.app import application, close
from servanda.web.settings import Settings

HOST = "servanda.invalid"
"""The name under which the pages are asked for: it stands for the place of the copy."""


class Still:
    """The pages as they stand, until it is closed."""

    def __init__(self, settings: Settings) -> None:
        self._app = application(replace(settings, names=(*settings.names, HOST)))
        self._runner = asyncio.Runner()

    def __enter__(self) -> Callable[[str], Answer]:
        """Return what answers an address from the root of the site."""
        self._runner.__enter__()
        return self.answer

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the pages, and the loop that they ran in."""
        close(self._app)
        self._runner.__exit__(kind, error, trace)

    def answer(self, address: str) -> Answer:
        """Return what the pages answer to one address."""
        return self._runner.run(_asked(self._app, address))


async def _asked(app: ASGIApp, address: str) -> Answer:
    parts = urlsplit(address)
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    await app(_scope(parts.path, parts.query), receive, send)
    headers = {name.lower(): value for name, value in told[0]["headers"]}
    return Answer(
        status=told[0]["status"],
        media_type=headers.get(b"content-type", b"").decode("latin-1").partition(";")[0],
        body=b"".join(one.get("body", b"") for one in told[1:]),
    )


def _scope(path: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", HOST.encode())],
        "client": ("127.0.0.1", 1),
        "server": (HOST, 80),
    }
