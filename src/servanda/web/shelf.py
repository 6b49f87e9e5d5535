"""Rendered answers kept by address and state of the data, so that a fact is told at once."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEEP = "servanda-keep"
"""Header by which an answer says that it depends on address, host and data only; never sent."""

ANSWER_ALLOWED = 1 << 20
BYTES_ALLOWED = 1 << 26
QUERY_ALLOWED = 1 << 10
_KEEP = KEEP.encode()

Key = tuple[str, bytes, bytes, str]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is sent."""

    headers: Headers
    body: bytes
    etag: bytes


class Shelf:
    """Answers what it has answered before, as long as the data is the same; forgets the oldest."""

    def __init__(self, app: ASGIApp, version: Callable[[], str]) -> None:
        self._app = app
        self._version = version
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self.size = 0
        """Bytes that are kept."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], _header(scope, b"host"), self._version())
        held = self._kept.get(key)
        if held is None:
            await self._app(scope, receive, _Listener(self, key, scope, send).hear)
        else:
            self._kept.move_to_end(key)
            await tell(held, scope, send)

    def __contains__(self, key: Key) -> bool:
        """Say whether an answer is kept."""
        return key in self._kept

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer; what was asked for least recently makes room."""
        size = len(kept.body)
        if size > ANSWER_ALLOWED or len(key[1]) > QUERY_ALLOWED or key in self._kept:
            return
        self._kept[key] = kept
        self.size += size
        while self.size > BYTES_ALLOWED:
            _, old = self._kept.popitem(last=False)
            self.size -= len(old.body)


class _Listener:
    """Holds back an answer until it is whole, if it says that it may be kept."""

    def __init__(self, shelf: Shelf, key: Key, scope: Scope, send: Send) -> None:
        self._shelf, self._key, self._scope, self._send = shelf, key, scope, send
        self._headers: Headers | None = None
        self._parts: list[bytes] = []

    async def hear(self, message: Message) -> None:
        """Pass a message on, or gather it."""
        if message["type"] == "http.response.start":
            marked = any(name == _KEEP for name, _ in message["headers"])
            message["headers"] = [one for one in message["headers"] if one[0] != _KEEP]
            if marked and message["status"] == 200 and self._scope["method"] == "GET":
                self._headers = message["headers"]
                return
        elif self._headers is not None:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                kept = _kept(self._headers, b"".join(self._parts))
                self._shelf.put(self._key, kept)
                await tell(kept, self._scope, self._send)
            return
        await self._send(message)


def _kept(headers: Headers, body: bytes) -> Kept:
    etag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    told = [one for one in headers if one[0] not in {b"cache-control", b"etag"}]
    return Kept([*told, (b"cache-control", b"no-cache"), (b"etag", etag)], body, etag)


async def tell(kept: Kept, scope: Scope, send: Send) -> None:
    """Send an answer, or that the asker has it already."""
    if _matches(_header(scope, b"if-none-match"), kept.etag):
        headers = [one for one in kept.headers if one[0] in {b"etag", b"cache-control"}]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(kept.headers)})
    body = b"" if scope["method"] == "HEAD" else kept.body
    await send({"type": "http.response.body", "body": body})


def _matches(asked: bytes, etag: bytes) -> bool:
    """Say whether one of the tags asked about is this one (weak comparison, RFC 9110 13.1.2)."""
    tags = (tag.strip().removeprefix(b"W/") for tag in asked.split(b","))
    return bool(asked) and any(tag in {etag, b"*"} for tag in tags)


def _header(scope: Scope, name: bytes) -> bytes:
    for held, value in scope["headers"]:
        if held == name:
            return bytes(value)
    return b""
