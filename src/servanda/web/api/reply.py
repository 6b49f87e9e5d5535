"""Answers as they are sent: JSON as the commands print it, long lists page by page."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from starlette.responses import Response

from servanda.delivery.plain import plain
from servanda.web.api.paging import Key, link, page
from servanda.web.api.parameter import Place
from servanda.web.api.problem import MEDIA, written
from servanda.web.api.shape import Schema

T = TypeVar("T")
Responses = dict[int | str, dict[str, Any]]

_PROBLEM = {"content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_WORDS = {
    404: "Nothing is known by that name; near ones are in `near`.",
    405: "The address answers other methods.",
    413: "The body is larger than is read.",
    415: "The body is of a type that is not read.",
    422: "A parameter or the body cannot be read, or is refused; the detail says why.",
    429: "Asked too often; `Retry-After` says when to come back.",
    500: "A mistake of the server.",
    503: "Too many texts are being read; `Retry-After` says when to come back.",
    504: "Reading took too long, and was ended.",
}
FACT = (404, 405, 422, 429, 500)
WORK = (404, 405, 413, 415, 422, 429, 500, 503, 504)


def reply(value: object) -> Response:
    """Return a value as JSON."""
    return Response(written(plain(value)), media_type="application/json")


def reply_page(lines: Sequence[T], key: Callable[[T], Key], asked: Place) -> Response:
    """Return a part of a list as JSON; the header ``Link`` leads to the part that follows."""
    part = page(lines, key, cursor=asked.cursor, limit=asked.limit, question=asked.question)
    return with_link(reply(part.lines), part.following, asked)


def reply_keyed(pairs: Sequence[tuple[Key, object]], asked: Place) -> Response:
    """Return a part of a list whose lines come with their keys, without the keys."""
    cursor, limit, question = asked.cursor, asked.limit, asked.question
    part = page(pairs, lambda pair: pair[0], cursor=cursor, limit=limit, question=question)
    return with_link(reply([one for _, one in part.lines]), part.following, asked)


def with_link(answer: Response, following: str | None, asked: Place) -> Response:
    """Return the answer with the link to the part that follows, if there is one."""
    if following is not None:
        answer.headers["link"] = link(asked.query, following)
    return answer


def responses(schema: Schema, *, paged: bool = False, problems: Sequence[int] = FACT) -> Responses:
    """Return every answer of a question, as the description of the interface tells it."""
    headers: dict[str, Any] = {}
    if problems is FACT:
        headers["ETag"] = _header("Changes when the answer does.")
    if paged:
        headers["Link"] = _header("Leads to the next page (RFC 8288), where there is one.")
    told: Responses = {
        200: {
            "description": "The answer.",
            "content": {"application/json": {"schema": schema}},
            "headers": headers,
        }
    }
    if problems is FACT:
        told[304] = {"description": "The answer that the client holds is still the answer."}
    for status in problems:
        told[status] = {"description": _WORDS[status], **_PROBLEM}
        if status in (429, 503):
            told[status]["headers"] = {"Retry-After": _header("In seconds.")}
    return told


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}
