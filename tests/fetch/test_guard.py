"""Only public addresses are fetched from, and the connection goes to the address checked."""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx2
import pytest

from servanda.errors import Refused
from servanda.fetch.address import is_public
from servanda.fetch.guard import Fetched, get

PUBLIC = "93.184.215.14"


def resolve(host: str, port: int) -> Sequence[str]:
    known = {
        "news.example": [PUBLIC],
        "inside.example": ["10.0.0.5"],
        "mixed.example": [PUBLIC, "127.0.0.1"],
    }
    return known.get(host, [host] if host[0].isdigit() or ":" in host else [])


def fetch(url: str, answers: dict[str, httpx2.Response], limit: int = 1000) -> Fetched:
    def answer(request: httpx2.Request) -> httpx2.Response:
        assert is_public(request.url.host), "the connection goes to the address that was checked"
        assert request.extensions["sni_hostname"] == request.headers["host"].split(":")[0]
        return answers[f"{request.headers['host']}{request.url.path}"]

    return get(url, resolve=resolve, transport=httpx2.MockTransport(answer), limit=limit)


def test_a_page_is_fetched_with_its_type() -> None:
    page = httpx2.Response(
        200, content=b"<p>Hi", headers={"content-type": "text/html; charset=ISO-8859-2"}
    )
    found = fetch("https://news.example/a?b=c", {"news.example/a": page})
    assert (found.content, found.url) == (b"<p>Hi", "https://news.example/a?b=c")
    assert found.encoding == "ISO-8859-2"


def test_redirects_are_followed_and_checked_again() -> None:
    on = httpx2.Response(301, headers={"location": "/b"})
    assert fetch(
        "http://news.example/a",
        {"news.example/a": on, "news.example/b": httpx2.Response(200, content=b"ok")},
    ) == Fetched(b"ok", "", "http://news.example/b")


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/", "http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd",
        "http://169.254.169.254/latest", "http://news.example:22/", "//10.0.0.1/x",
    ],
)  # fmt: skip
def test_a_redirect_to_the_inside_is_refused(target: str) -> None:
    on = httpx2.Response(302, headers={"location": target})
    with pytest.raises(Refused):
        fetch("http://news.example/a", {"news.example/a": on})


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/", "file:///etc/passwd", "news.example", "http://",
        "http://user:pw@news.example/",
        "http://inside.example/", "http://mixed.example/", "http://unknown.example/",
        "http://news.example:8000/",
        "http://[::ffff:127.0.0.1]/", "http://[::]/", "http://0.0.0.0/", "http://[fe80::1]/",
        "javascript:1",
        "http://\x00/", "http://news.example:99999/", "",
    ],
)  # fmt: skip
def test_what_is_no_public_page_is_refused(url: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch(url, {})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost"])
def test_other_spellings_of_the_inside_are_refused(host: str) -> None:
    # The system's own resolver reads them as 127.0.0.1; no network is asked for numbers.
    with pytest.raises(Refused):
        get(f"http://{host}/", transport=httpx2.MockTransport(lambda _: httpx2.Response(200)))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::",
        "nonsense", "",
    ],
)  # fmt: skip
def test_an_address_of_the_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public(PUBLIC)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_too_much_too_often_or_nothing_is_refused() -> None:
    large = httpx2.Response(200, content=b"x" * 1001)
    loop = httpx2.Response(302, headers={"location": "/a"})
    missing = httpx2.Response(404)
    for answer, words in ((large, "bytes"), (loop, "redirects"), (missing, "404")):
        with pytest.raises(Refused, match=words):
            fetch("http://news.example/a", {"news.example/a": answer})


def test_without_the_extra_a_hint_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(Refused, match="servanda\\[fetch\\]"):
        get("http://news.example/", resolve=resolve)


class Slow(BaseHTTPRequestHandler):
    """Answers with the name it was asked for, or drips bytes for ever."""

    def do_GET(self) -> None:
        if self.path != "/headers":
            self.send_response(200)
            self.end_headers()
        else:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        if self.path == "/x":
            self.wfile.write(self.headers["host"].encode())
            return
        stop = threading.Event()
        try:
            while not stop.wait(0.05):
                self.wfile.write(b"x")
        except OSError:
            stop.set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as in the base class
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Slow)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


class Loopback(httpx2.HTTPTransport):
    """Carries every request to a server of the test, whatever address was checked."""

    def __init__(self, port: int) -> None:
        super().__init__(trust_env=False)
        self.port = port

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert request.url.host == PUBLIC
        request.url = request.url.copy_with(host="127.0.0.1", port=self.port)
        return super().handle_request(request)


def test_a_server_hears_the_name_it_was_asked_for(port: int) -> None:
    found = get("http://news.example/x", resolve=resolve, transport=Loopback(port))
    assert found.content == b"news.example"


@pytest.mark.parametrize("path", ["headers", "body"])
def test_a_server_that_drips_is_left(port: int, path: str) -> None:
    url = f"http://news.example/{path}"
    begun = time.monotonic()
    with pytest.raises(Refused, match="too long"):
        get(url, resolve=resolve, transport=Loopback(port), seconds=0.5)
    assert time.monotonic() - begun < 3
