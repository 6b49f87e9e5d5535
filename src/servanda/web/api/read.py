"""``read`` and ``check``: a text or a sentence comes in, its dossier goes out; nothing is kept."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from servanda.delivery import asked
from servanda.dossier.desk import Desk, Job, Sentence, Text
from servanda.errors import Malformed, Refused
from servanda.web.api.parameter import On, Settings
from servanda.web.api.problem import TooLarge, Unsupported
from servanda.web.api.reply import WORK, reply, responses
from servanda.web.api.settings import ApiSettings
from servanda.web.api.shape import Schema

JSON = "application/json"
PLAIN_TYPES = ("text/plain", "text/html", "application/xhtml+xml", "application/octet-stream")
"""Types of a body that is the text itself."""
_DAY: Schema = {"type": "string", "format": "date"}
_WHEN: Schema = {
    "published": {**_DAY, "description": "Day of publication; without it nothing is guessed."},
    "on": {**_DAY, "description": "Day of asking (today)."},
}
Published = Annotated[
    str | None,
    Query(
        description="Day of publication, for a body that is the text itself.",
        json_schema_extra={"format": "date"},
    ),
]


@dataclass(frozen=True, slots=True)
class Reading:
    """The desk, and how many requests may wait at it."""

    desk: Desk
    places: CapacityLimiter

    async def dossier(self, job: Job, on: date) -> Response:
        """Return the dossier of what is asked about, as an answer that nobody keeps."""
        found = await to_thread.run_sync(self.desk.dossier, job, on, limiter=self.places)
        answer = reply(found)
        answer.headers["cache-control"] = "no-store"
        return answer


def routes(reading: Reading, dossier: Schema) -> APIRouter:
    """Return the router; ``dossier`` is the shape of what it answers."""
    router = APIRouter(tags=["reading"])
    told = responses(dossier, problems=WORK)

    @router.post(
        "/check",
        responses=told,
        summary="Judge one sentence",
        openapi_extra={"requestBody": _body({JSON: _json({"text": _text()}, ("text",))})},
    )
    async def check(request: Request, settings: Settings) -> Response:
        if _type(request) != JSON:
            raise Unsupported(f"the body must be {JSON}")
        told = _object(await _received(request, settings.body_bytes), ("text", *_WHEN))
        words = asked.sentence(_words(told, "text") or "")
        return await reading.dossier(Sentence(words, _day(told, "published")), _on(told, settings))

    @router.post(
        "/read",
        responses=told,
        summary="Turn a text, or what stands at an address, into a dossier",
        openapi_extra={"requestBody": _body(_readable())},
    )
    async def read(
        request: Request, settings: Settings, published: Published = None, on: On = None
    ) -> Response:
        kind = _type(request)
        if kind not in (JSON, *PLAIN_TYPES):
            raise Unsupported(f"the body must be one of {', '.join((JSON, *PLAIN_TYPES))}")
        body = await _received(request, settings.body_bytes)
        if kind == JSON:
            told = _object(body, ("text", "url", "title", *_WHEN))
            return await reading.dossier(_job(told, settings), _on(told, settings))
        name = "upload.html" if "html" in kind else None
        when = asked.day(published) if published is not None else None
        job = Text(body, source=name, published=when, declared=_declared(request))
        return await reading.dossier(job, asked.day(on) if on is not None else settings.today())

    return router


def _job(told: dict[str, Any], settings: ApiSettings) -> Text:
    text, address = _words(told, "text"), _words(told, "url")
    if (text is None) is (address is None):
        raise Malformed("the body must hold either text or url")
    when, title = _day(told, "published"), _words(told, "title")
    if text is not None:
        return Text(text.encode(), published=when, title=title)
    if not settings.fetch:
        raise Refused("url: nothing is fetched here; send the text itself")
    return Text(address=address, published=when, title=title)


async def _received(request: Request, largest: int) -> bytes:
    """Return the body, or refuse it as soon as it shows that it is too large."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > largest:
        raise TooLarge(f"more than {largest:,} bytes are not read")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise TooLarge(f"more than {largest:,} bytes are not read")
        parts.append(part)
    return b"".join(parts)


def _object(body: bytes, known: tuple[str, ...]) -> dict[str, Any]:
    try:
        told = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the body is no JSON ({error})") from None
    if not isinstance(told, dict):
        raise Malformed("the body is no JSON object")
    for name in told:
        if name not in known:
            raise Malformed(f"{str(name)[:60]}: no such member; there are: {', '.join(known)}")
    return told


def _words(told: dict[str, Any], name: str) -> str | None:
    words = told.get(name)
    if words is None:
        return None
    if not isinstance(words, str):
        raise Malformed(f"{name} is no text")
    try:
        words.encode()
    except UnicodeEncodeError:
        raise Malformed(f"{name} holds half a character") from None
    return words


def _day(told: dict[str, Any], name: str) -> date | None:
    words = _words(told, name)
    return asked.day(words) if words is not None else None


def _on(told: dict[str, Any], settings: ApiSettings) -> date:
    return _day(told, "on") or settings.today()


def _type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _declared(request: Request) -> str | None:
    for part in request.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40] or None
    return None


def _text() -> Schema:
    return {"type": "string", "maxLength": asked.LONGEST_SENTENCE}


def _json(columns: Schema, required: tuple[str, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {**columns, **_WHEN},
        "required": list(required),
        "additionalProperties": False,
    }


def _readable() -> dict[str, Schema]:
    title = {"type": "string"}
    address = {"type": "string", "format": "uri", "description": "On the public network."}
    either = {
        "oneOf": [
            _json({"text": {"type": "string"}, "title": title}, ("text",)),
            _json({"url": address, "title": title}, ("url",)),
        ]
    }
    return {JSON: either, **{kind: {"type": "string"} for kind in PLAIN_TYPES}}


def _body(kinds: dict[str, Schema]) -> Schema:
    return {"required": True, "content": {kind: {"schema": one} for kind, one in kinds.items()}}
