"""One question to a server that the user named, and its answer, within a time and a size.

The guard of `fetch` reaches public addresses only, since anybody may write the addresses that it
is sent to. This address comes from the user alone, who may run a model on this very machine or
next door: it may lead inside, but it must be encrypted unless it stays on this machine, and no
answer leads on from it. So no redirect is followed, and no proxy of the environment is asked.

What goes wrong is told in our own words: no word of the server enters a message.
"""

import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from servanda.errors import Refused

if TYPE_CHECKING:
    import httpx2

OK = 200
LATE = "the server took too long"
CONNECT = 10.0
"""Seconds for each address that the name of a host leads to."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    content: bytes
    """Empty unless the status is 200."""


def posted(
    url: str, body: bytes, headers: Mapping[str, str], *, until: float, size: int
) -> Answer:
    """Return the answer to JSON that is posted to an address.

    Args:
        url: The address, as ``checked`` let it pass.
        body: The JSON.
        headers: What is sent with it.
        until: By the monotonic clock: then the connection is cut, whatever is on its way.
        size: Bytes of an answer that are accepted.

    Raises:
        Refused: There is no answer of that size in that time, or none that is plain JSON.
    """
    import httpx2

    left = until - time.monotonic()
    if left <= 0:
        raise Refused(LATE)
    line = _Line()
    watch = threading.Timer(left, line.cut)
    watch.daemon = True
    watch.start()
    try:
        request = httpx2.Request(
            "POST",
            url,
            content=body,
            headers={**headers, "accept-encoding": "identity", "connection": "close"},
            extensions={"timeout": _timeouts(left), "trace": line.seen},
        )
        # The transport alone: a client would follow, keep cookies and log words of the server.
        secure = request.url.scheme == "https"
        with httpx2.HTTPTransport(verify=secure, trust_env=False) as transport:
            answer = transport.handle_request(request)
            try:
                return _received(answer, until, size)
            finally:
                answer.close()
    except (httpx2.HTTPError, httpx2.StreamError, OSError, RuntimeError, ValueError):
        late = time.monotonic() >= until
        raise Refused(LATE if late else "the connection failed") from None
    finally:
        watch.cancel()


def checked(url: str) -> str:
    """Return an address without a slash at its end, if it may be asked.

    Raises:
        Refused: It is neither encrypted nor on this machine, or carries more than a place.
    """
    import httpx2

    try:
        read = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        raise Refused("no address of an endpoint: write llm:MODEL@https://HOST/v1") from None
    if read.userinfo or read.query or read.fragment or not read.host:
        raise Refused("an endpoint's address has a host and a path, no password and no question")
    if read.scheme != "https" and not (read.scheme == "http" and _is_here(read.host)):
        raise Refused("an endpoint is asked by https, or by http on this machine alone")
    return str(read).rstrip("/")


def _timeouts(left: float) -> dict[str, float]:
    return {"connect": min(left, CONNECT), "read": left, "write": left, "pool": left}


def _is_here(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _received(answer: "httpx2.Response", until: float, size: int) -> Answer:
    if answer.status_code != OK:
        return Answer(answer.status_code, b"")
    if answer.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Refused("the server packs its answer, which was not asked for")
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind.strip().lower() != "application/json":
        raise Refused("the server answers something else than JSON")
    parts, length = [], 0
    for part in answer.iter_raw():
        length += len(part)
        if length > size:
            raise Refused(f"the server answers more than {size:,} bytes")
        if time.monotonic() > until:
            raise Refused(LATE)
        parts.append(part)
    if time.monotonic() >= until:
        # Cut, an answer of no stated length looks as if it had ended.
        raise Refused(LATE)
    return Answer(OK, b"".join(parts))


class _Line:
    """The connection of one exchange, which may be cut from beside.

    A timeout of the client holds for one read: a server that drips would never be timed.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_cut = False

    def seen(self, event: str, told: Mapping[str, Any]) -> None:
        """Note the socket of a connection that was made."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = told["return_value"].get_extra_info("socket")
            if self._is_cut:
                self.cut()

    def cut(self) -> None:
        """End the connection, also under a read that waits."""
        self._is_cut = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
