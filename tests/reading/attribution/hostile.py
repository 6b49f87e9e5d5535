"""A server on this machine that answers as a test tells it to, in bytes, and soon ends."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.attribution.endpoint import Limits, endpoint
from servanda.reading.attribution.read import attributions
from servanda.reading.document import document
from servanda.terms.finding import Caveat

TEXT = (
    'The minister said that Norway stays. "We\u2019ll keep our caf\u00e9s open," said Kari Holm.\n'
    "It rained in Oslo.\n"
)
RIGHT = {"source": "The minister", "cue": "said", "content": ["that Norway stays"]}
OTHER = "Parliament announced a vote on the treaty.\n"
PATIENT = Limits(seconds=3, total=6, size=20_000)
QUICK = Limits(seconds=0.5, total=2.0, size=20_000)
SOON = 5.0
MARK = "XYZZY-4711"
LONGEST = 12.0
"""Seconds after which a connection ends, whatever the test does."""
JSON = "content-type: application/json\r\n"


@dataclass
class Line:
    """One connection, and what was asked on it."""

    connection: socket.socket
    asked: bytes
    over: threading.Event
    """Set when the test has ended."""

    @property
    def headers(self) -> str:
        return self.asked.partition(b"\r\n\r\n")[0].decode("latin-1")

    @property
    def body(self) -> Any:
        return json.loads(self.asked.partition(b"\r\n\r\n")[2])

    @property
    def text(self) -> str:
        """Return the stretch of the article that the question is about."""
        text = json.loads(self.body["messages"][1]["content"])["text"]
        assert isinstance(text, str)
        return text

    def send(self, what: bytes) -> None:
        self.connection.sendall(what)

    def drip(self, what: bytes, pause: float) -> None:
        """Send the same again and again."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and not self.over.wait(pause):
            self.send(what)


Script = Callable[[Line], None]


@dataclass
class Server:
    """Where it listens, and what it was asked."""

    port: int
    asked: list[Line] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """Answer each connection by the script, in a thread of its own, until the test ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        threads: list[threading.Thread] = []
        over = threading.Event()

        def answer(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.settimeout(LONGEST)
                line = Line(connection, _question(connection), over)
                server.asked.append(line)
                script(line)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threads.append(threading.Thread(target=answer, args=(connection,)))
                    threads[-1].start()

        door = threading.Thread(target=accept)
        door.start()
        try:
            yield server
        finally:
            over.set()
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            for thread in (door, *threads):
                thread.join(2 * LONGEST)


def page(body: bytes, headers: str = JSON, status: str = "200 OK") -> bytes:
    """Return a whole answer."""
    head = f"HTTP/1.1 {status}\r\n{headers}content-length: {len(body)}\r\n\r\n"
    return head.encode("latin-1") + body


def completion(words: Any) -> bytes:
    """Return the body of a chat completion in which a model says some words."""
    message = {"role": "assistant", "content": words}
    return json.dumps({"id": "c", "created": 1, "choices": [{"message": message}]}).encode()


def entries(*found: Any) -> bytes:
    """Return the whole answer of a model that lists what it found."""
    return page(completion(json.dumps({"attributions": found})))


def entry(content: str | Sequence[str], cue: str | None, source: str | None) -> dict[str, Any]:
    """Return one attribution as a model writes it."""
    pieces = [content] if isinstance(content, str) else list(content)
    return {"source": source, "cue": cue, "content": pieces}


def _question(connection: socket.socket) -> bytes:
    asked = b""
    while b"\r\n\r\n" not in asked:
        asked += _some(connection)
    head, _, body = asked.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            while len(body) < int(line.partition(b":")[2]):
                body += _some(connection)
    return head + b"\r\n\r\n" + body


def _some(connection: socket.socket) -> bytes:
    some = connection.recv(65_536)
    if not some:
        raise ConnectionError("nothing more is asked")
    return some


def heard(
    script: Script, text: str = TEXT, limits: Limits = PATIENT
) -> tuple[tuple[Attribution, ...] | None, tuple[Caveat, ...], list[Line]]:
    """Return what a reader yields whose server follows a script, and what that was asked."""
    begun = time.monotonic()
    with serving(script) as server:
        asked = endpoint("a-model", server.base, "a-key", limits)
        found, caveats = attributions(document(text.encode()), asked)
        assert time.monotonic() - begun < SOON
    return found, caveats, server.asked


def says(*found: Any) -> Script:
    return lambda line: line.send(entries(*found))


def words_of(found: tuple[Attribution, ...] | None, text: str = TEXT) -> list[str]:
    return [span.of(text) for one in found or () for span in one.content]
