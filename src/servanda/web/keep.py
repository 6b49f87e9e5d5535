"""Answers that are kept: the same question of the same data on the same day is answered once.

Around an app it gives every answer to GET an entity tag, answers HEAD and ``If-None-Match``, and
keeps whole answers up to a number and a size. The data that an answer was made from is part of
the key: when it changes, nothing that was kept before is found any longer.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from anyio import Event
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = tuple[tuple[bytes, bytes], ...]
Key = tuple[str, bytes, object]

_LARGEST_SHARE = 8
"""An answer that would take more than this part of the room is not kept."""


class Kept(NamedTuple):
    """One answer, ready to be sent."""

    headers: Headers
    body: bytes
    tag: bytes


class Shelf:
    """Answers by what was asked, the one asked for longest ago at the front."""

    def __init__(self, number: int, size: int) -> None:
        """Hold at most ``number`` answers and ``size`` bytes."""
        self._number, self._size = number, size
        self._held: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> Kept | None:
        """Return the answer kept under the key, if there is one."""
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: Key, answer: Kept) -> None:
        """Keep an answer, and drop those asked for longest ago where there is no more room."""
        size = len(answer.body)
        if size > self._size // _LARGEST_SHARE:
            return
        old = self._held.pop(key, None)
        self._bytes += size - (len(old.body) if old else 0)
        self._held[key] = answer
        while len(self._held) > self._number or self._bytes > self._size:
            self._bytes -= len(self._held.popitem(last=False)[1].body)

    def __len__(self) -> int:
        """Return how many answers are kept."""
        return len(self._held)


class Keeping:
    """Keeps the answers of an app to GET.

    Args:
        app: The app around which it stands.
        shelf: Where answers are kept.
        edition: Returns what an answer depends on beside its address: the day, the data.
        refusal: Returns, for a request that the shelf does not answer, what answers instead of
            the app; None: the app may.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        shelf: Shelf,
        edition: Callable[[], object],
        refusal: Callable[[Scope], ASGIApp | None] = lambda _: None,
    ) -> None:
        """Stand around ``app``."""
        self._app, self._shelf = app, shelf
        self._edition, self._refusal = edition, refusal
        self._asking: dict[Key, Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the shelf, or let the app answer and keep what it says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await (self._refusal(scope) or self._app)(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], self._edition())
        kept = self._shelf.get(key)
        if kept is None and key in self._asking:
            # Somebody asks the same just now; that answer will do.
            await self._asking[key].wait()
            kept = self._shelf.get(key)
        if kept is None:
            refused = self._refusal(scope)
            if refused is not None:
                await refused(scope, receive, send)
                return
            kept = await self._asked_once(key, scope, receive, send)
        if kept is not None:
            await _send(kept, scope, send)

    async def _asked_once(
        self, key: Key, scope: Scope, receive: Receive, send: Send
    ) -> Kept | None:
        """Ask the app, and let those who ask the same wait for its answer."""
        done = self._asking.setdefault(key, Event())
        try:
            return await self._asked(key, scope, receive, send)
        finally:
            self._asking.pop(key, None)
            done.set()

    async def _asked(self, key: Key, scope: Scope, receive: Receive, send: Send) -> Kept | None:
        """Return what the app answers; None where it was no success, and has been sent."""
        started: list[Message] = []
        parts: list[bytes] = []

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
                if message["status"] != 200:
                    await send(message)
            elif started[0]["status"] != 200:
                await send({**message, "body": b""} if scope["method"] == "HEAD" else message)
            else:
                parts.append(message.get("body", b""))

        await self._app({**scope, "method": "GET"}, receive, gather)
        if started[0]["status"] != 200:
            return None
        answer = tagged(started[0]["headers"], b"".join(parts))
        if not any(name == b"cache-control" and b"no-store" in v for name, v in answer.headers):
            self._shelf.put(key, answer)
        return answer


def tagged(headers: Iterable[tuple[bytes, bytes]], body: bytes) -> Kept:
    """Return an answer with the tag of its body, and for how long it may be held."""
    tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    given = [(name.lower(), value) for name, value in headers]
    if not any(name == b"cache-control" for name, _ in given):
        given.append((b"cache-control", b"public, max-age=60, must-revalidate"))
    return Kept((*given, (b"etag", tag)), body, tag)


async def _send(kept: Kept, scope: Scope, send: Send) -> None:
    same = holds(scope, kept.tag)
    headers: Iterable[tuple[bytes, bytes]] = kept.headers
    if same:
        headers = [one for one in headers if not one[0].startswith(b"content-")]
    await send({"type": "http.response.start", "status": 304 if same else 200, "headers": headers})
    body = b"" if same or scope["method"] == "HEAD" else kept.body
    await send({"type": "http.response.body", "body": body})


def holds(scope: Scope, tag: bytes) -> bool:
    """Say whether the client names the tag, or any, in ``If-None-Match``."""
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            tags = [one.strip().removeprefix(b"W/") for one in value.split(b",")]
            if tag in tags or b"*" in tags:
                return True
    return False
