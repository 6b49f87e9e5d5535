"""The outermost wall: who may ask, how much they may send, and which headers every answer has."""

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servanda.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every answer that does not bring a narrower one of its own."""

FRAMED_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"
)
"""That of the pages made for frames: no script at all."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Not "no-referrer": with it a browser hides the origin of a form from its own server.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
"""What every answer carries, unless it brings that header itself."""

LARGEST = 10_600_000
"""Bytes of the largest request: a file of ten million bytes and its form."""
_NO_NAME = "This server does not answer under that name."
_FOREIGN = "A form of another site is not accepted."
_TOO_LARGE = "This is larger than 10 MB, the most that is read."

_PAGE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{words}</title></head>'
    '<body><main><h1>{words}</h1><p><a href="/">Back to the first page</a></p></main></body>'
    "</html>\n"
)
"""The page of a refusal, without any style: what it would load may be refused as well."""

_LOOPBACK = frozenset(["127.0.0.1", "localhost", "::1"])
_EVERYWHERE = frozenset(["0.0.0.0", "::", ""])  # noqa: S104 -- compared, not bound
_SAFE = frozenset(["GET", "HEAD", "OPTIONS"])


class TooLarge(Exception):  # noqa: N818 -- named for the state of the request
    """The request is larger than what is read."""


class Door:
    """Refuses strangers' names, other sites' forms and oversized requests; dresses every answer.

    A name that an attacker lets lead to this machine (DNS rebinding) is no name of ours, so the
    attacker's page gets no answer; a form that another site sends is refused by its origin.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = _LOOPBACK | {settings.host.lower(), *map(str.lower, settings.names)}
        self._anywhere = settings.host in _EVERYWHERE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_headers(message["headers"])
            await send(message)

        headers = Headers(scope=scope)
        page = "text/html" in headers.get("accept", "")
        if not self._known(headers.get("host", "")):
            await _refuse(dressed, 421, _NO_NAME, page=page)
        elif scope["method"] not in _SAFE and not _own_form(headers):
            await _refuse(dressed, 403, _FOREIGN, page=page)
        elif _length(headers) > LARGEST:
            await _refuse(dressed, 413, _TOO_LARGE, page=page)
        else:
            try:
                await self._app(scope, _bounded(receive), dressed)
            except TooLarge:
                await _refuse(dressed, 413, _TOO_LARGE, page=page)

    def _known(self, host: str) -> bool:
        name = host_name(host)
        return name in self._names or (self._anywhere and _is_address(name))


def host_name(host: str) -> str:
    """Return the name in a ``Host`` header, without port and brackets.

    >>> host_name("[::1]:8000"), host_name("LocalHost:80"), host_name("example.org.")
    ('::1', 'localhost', 'example.org')
    """
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0].rstrip(".") if ":" in name else name.rstrip(".")


def with_headers(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer with those that every answer carries."""
    held = list(headers)
    names = {name.lower() for name, _ in held}
    return held + [pair for pair in HEADERS if pair[0] not in names]


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _own_form(headers: Headers) -> bool:
    """Say whether a writing request comes from our own page, or from no page at all."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "")
    return int(told) if told.isascii() and told[:12].isdigit() else 0


def _bounded(receive: Receive) -> Receive:
    """Return ``receive`` so that it stops at the largest request, whatever length was told."""
    seen = 0

    async def part() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise TooLarge
        return message

    return part


async def _refuse(send: Send, status: int, words: str, *, page: bool) -> None:
    """Answer with the words alone, as a page where one was asked for: no template stands here."""
    body = (_PAGE.format(words=words) if page else f"{words}\n").encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8" if page else b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
