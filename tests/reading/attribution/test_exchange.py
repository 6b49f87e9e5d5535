"""However a server behaves on the wire: it gets what was meant for it, and holds nobody up."""

import gzip
import time

import pytest

from servanda.reading.attribution.endpoint import Limits, endpoint
from servanda.reading.attribution.read import attributions
from servanda.reading.document import document
from servanda.reading.read import read
from tests.reading.attribution.hostile import (
    JSON,
    MARK,
    OTHER,
    QUICK,
    RIGHT,
    SOON,
    TEXT,
    Line,
    Script,
    completion,
    heard,
    page,
    says,
    serving,
    words_of,
)


def endless(line: Line) -> None:
    line.send(f"HTTP/1.1 200 OK\r\n{JSON}\r\n".encode())
    line.drip(b" " * 4096, 0)


def slow(line: Line) -> None:
    line.send(f"HTTP/1.1 200 OK\r\n{JSON}content-length: 900\r\n\r\n".encode())
    line.drip(b" ", 0.05)


def slow_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    line.drip(b"a: b\r\n", 0.05)


def packed(line: Line) -> None:
    bomb = gzip.compress(b" " * 5_000_000)
    line.send(page(bomb, f"{JSON}content-encoding: gzip\r\n"))


HOSTILE: dict[str, Script] = {
    "an endless stream": endless,
    "a slow drip": slow,
    "a slow drip of headers": slow_headers,
    "endless headers": lambda line: line.drip(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500, 0),
    "endless promises": lambda line: line.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01),
    "silence": lambda line: line.drip(b"", 0.1),
    "an end at once": lambda line: None,
    "a half answer": lambda line: line.send(page(completion("x"))[:-10]),
    "too much": lambda line: line.send(page(b" " * 30_000)),
    "an error": lambda line: line.send(page(b"XYZZY-4711", status="500 XYZZY-4711")),
    "busy": lambda line: line.send(page(b"{}", status="429 Too Many")),
    "unwilling": lambda line: line.send(page(b"{}", status="400 Bad")),
    "no json": lambda line: line.send(page(b"<p>", "content-type: text/html\r\n")),
    "a stream of events": lambda line: line.send(page(b"", "content-type: text/event-stream\r\n")),
    "no type": lambda line: line.send(page(completion("x"), "")),
    "a packed bomb": packed,
    "no http": lambda line: line.send(b"\x00\xff" * 2000),
    "a length that is none": lambda line: line.send(
        f"HTTP/1.1 200 OK\r\n{JSON}content-length: -7\r\n\r\n".encode()
    ),
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_server_leaves_the_text_to_the_rules_and_holds_nobody_up(
    script: Script,
) -> None:
    begun = time.monotonic()
    with serving(script) as server:
        asked = endpoint("m", server.base, limits=QUICK)
        told = read(document(TEXT.encode()), asked)
        assert time.monotonic() - begun < SOON
        rules = read(document(TEXT.encode()))
    assert told.statements == rules.statements
    (caveat,) = [one for one in told.warnings if one.code == "reader-failed"]
    assert MARK not in caveat.text


@pytest.mark.parametrize("kind", ["an endless stream", "too much"])
def test_an_answer_that_is_too_large_is_not_read_to_its_end(kind: str) -> None:
    _, (caveat,), _ = heard(HOSTILE[kind])
    assert caveat.text.endswith("more than 20,000 bytes.")


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_no_redirect_is_followed(status: str) -> None:
    with serving(says(RIGHT)) as other:
        headers = f"{JSON}location: {other.base}/chat/completions\r\n"
        found, caveats, _ = heard(lambda line: line.send(page(b"", headers, status)))
    assert found is None
    assert status[:3] in caveats[0].text
    assert other.asked == []


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(RIGHT)) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        found, _, _ = heard(says(RIGHT))
    assert words_of(found) == ["that Norway stays"]
    assert proxy.asked == []


def test_a_server_that_never_agrees_on_a_cipher_is_left_in_time() -> None:
    begun = time.monotonic()
    with serving(says(RIGHT)) as server:
        asked = endpoint("m", server.base.replace("http:", "https:"), limits=QUICK)
        found, (caveat,) = attributions(document(TEXT.encode()), asked)
        assert time.monotonic() - begun < SOON
    assert (found, caveat.code, server.asked) == (None, "reader-failed", [])


def test_nobody_listens() -> None:
    with serving(says(RIGHT)) as server:
        pass
    asked = endpoint("m", server.base, limits=QUICK)
    found, (caveat,) = attributions(document(TEXT.encode()), asked)
    assert (found, caveat.code) == (None, "reader-failed")


def test_after_two_failures_in_a_row_nobody_asks_again() -> None:
    limits = Limits(seconds=3, total=6, characters=len(OTHER))
    text = OTHER * 30
    found, caveats, asked = heard(lambda line: line.send(page(b"", status="500 No")), text, limits)
    assert (found, len(asked), len(caveats)) == (None, 2, 3)
    assert caveats[-1].span is not None
    assert caveats[-1].span.end == len(text)


def test_a_long_text_is_asked_about_so_often_and_no_more() -> None:
    limits = Limits(seconds=3, total=6, characters=len(OTHER), stretches=4)
    _, (caveat,), asked = heard(says(), OTHER * 9, limits)
    assert (len(asked), caveat.code) == (4, "reader-failed")


def test_the_time_for_a_text_ends() -> None:
    limits = Limits(seconds=0.3, total=0.5, characters=len(OTHER))
    _, caveats, _ = heard(lambda line: line.drip(b"", 0.1), OTHER * 9, limits)
    assert caveats[-1].span is not None
    assert caveats[-1].span.end == len(OTHER) * 9
