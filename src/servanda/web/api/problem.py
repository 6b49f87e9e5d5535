"""What goes wrong, told as RFC 9457 has it: ``application/problem+json``."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from servanda.dossier.desk import Busy, TookTooLong
from servanda.errors import (
    AmbiguousName,
    DataError,
    Malformed,
    Refused,
    ServandaError,
    UnknownName,
)

MEDIA = "application/problem+json"
LONGEST = 400
"""In code points: a problem is told in a line, whatever was asked."""
KIND = "urn:servanda:problem:"
"""Before the kind of a problem, in its ``type``."""


class TooLarge(Refused):
    """The body of the request is larger than is read."""


class Unsupported(Refused):
    """The body is of a type that is not read."""


_STATUS: tuple[tuple[type[ServandaError], int, str], ...] = (
    (TooLarge, 413, "too-large"),
    (Unsupported, 415, "unsupported-type"),
    (Busy, 503, "busy"),
    (TookTooLong, 504, "took-too-long"),
    (UnknownName, 404, "unknown-name"),
    (AmbiguousName, 422, "ambiguous-name"),
    (Malformed, 422, "malformed"),
    (Refused, 422, "refused"),
    (DataError, 500, "data"),
)
"""The first that fits an error gives its status and kind."""


def problem(
    status: int,
    detail: str,
    kind: str | None = None,
    *,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as an answer; ``more`` are members beside those of the RFC."""
    told = {
        "type": f"{KIND}{kind}" if kind else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _line(detail),
        **(more or {}),
    }
    sent = {"cache-control": "no-store", **(headers or {})}
    return Response(written(told), status, sent, media_type=MEDIA)


def written(value: object) -> bytes:
    """Return a value of JSON as it is sent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )


def of_error(error: ServandaError) -> Response:
    """Return what was refused, malformed or not known as a problem."""
    fitting = [(status, name) for kind, status, name in _STATUS if isinstance(error, kind)]
    if not fitting:
        raise error
    status, name = fitting[0]
    more: dict[str, Any] = {}
    if isinstance(error, UnknownName):
        more = {"near": list(error.near)}
    elif isinstance(error, AmbiguousName):
        more = {"candidates": list(error.candidates)}
    headers = {"retry-after": "10"} if status == 503 else None
    return problem(status, str(error), name, more=more, headers=headers)


def tell_problems(app: FastAPI) -> None:
    """Let every error of the app be told as a problem."""

    @app.exception_handler(ServandaError)
    def _asked_wrongly(_: Request, error: ServandaError) -> Response:
        return of_error(error)

    @app.exception_handler(RequestValidationError)
    def _invalid(_: Request, error: RequestValidationError) -> Response:
        return problem(422, _first(error), "invalid-parameter")

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(Exception)
    def _bug(_: Request, error: Exception) -> Response:
        # What went wrong is told in the log of the server, never to the one who asks.
        return problem(500, "something went wrong; the server has logged it")


def _first(error: RequestValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _line(message: str) -> str:
    words = "".join(sign if sign.isprintable() else " " for sign in message).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
