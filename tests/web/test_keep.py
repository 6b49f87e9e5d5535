"""What is kept is bounded, belongs to its data, and is sent as it was answered."""

import asyncio
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from servanda.web.keep import Keeping, Kept, Shelf


def kept(size: int) -> Kept:
    return Kept((), b"x" * size, b'"t"')


def asked(app: Any, method: str = "GET", headers: Any = (), path: str = "/a") -> Any:
    """Return status, headers and body of what the app answers."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": headers,
    }
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


class Counting:
    """Answers, and counts how often it was asked."""

    def __init__(self, answer: Response) -> None:
        self.answer, self.times = answer, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.times += 1
        await asyncio.sleep(0)
        await self.answer(scope, receive, send)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 200)), max_size=60))
def test_a_shelf_holds_no_more_than_it_may(puts: list[tuple[int, int]]) -> None:
    shelf = Shelf(5, 800)
    for name, size in puts:
        shelf.put((str(name), b"", 0), kept(size))
        held = [shelf.get((str(number), b"", 0)) for number in range(13)]
        assert len(shelf) <= 5
        assert sum(len(one.body) for one in held if one) <= 800


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    shelf = Shelf(2, 8000)
    for name in "ab":
        shelf.put((name, b"", 0), kept(1))
    assert shelf.get(("a", b"", 0))
    shelf.put(("c", b"", 0), kept(1))
    assert shelf.get(("b", b"", 0)) is None
    assert shelf.get(("a", b"", 0))


def test_the_same_question_of_the_same_data_is_answered_once() -> None:
    inner, edition = Counting(PlainTextResponse("x")), ["1"]
    app = Keeping(inner, shelf=Shelf(9, 9999), edition=lambda: edition[0])
    first, again = asked(app), asked(app)
    assert first == again
    assert inner.times == 1
    edition[0] = "2"
    assert asked(app) == first
    assert inner.times == 2


def test_many_who_ask_at_once_are_answered_once() -> None:
    inner = Counting(PlainTextResponse("x"))
    app = Keeping(inner, shelf=Shelf(9, 9999), edition=lambda: 1)

    async def all_at_once() -> list[bytes]:
        bodies: list[bytes] = []

        async def one() -> None:
            async def send(message: Any) -> None:
                bodies.append(message.get("body", b""))

            scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"",
                     "headers": ()}  # fmt: skip
            await app(scope, None, send)  # type: ignore[arg-type]

        await asyncio.gather(*(one() for _ in range(20)))
        return bodies

    assert asyncio.run(all_at_once()).count(b"x") == 20
    assert inner.times == 1


def test_what_is_no_success_or_may_not_be_stored_is_asked_again() -> None:
    for answer in (
        PlainTextResponse("no", 404),
        PlainTextResponse("x", headers={"cache-control": "no-store"}),
    ):
        inner = Counting(answer)
        app = Keeping(inner, shelf=Shelf(9, 9999), edition=lambda: 1)
        assert asked(app)[0] == asked(app)[0] == answer.status_code
        assert inner.times == 2


def test_a_tag_that_holds_gets_no_body() -> None:
    app = Keeping(PlainTextResponse("x"), shelf=Shelf(9, 9999), edition=lambda: 1)
    tag = asked(app)[1][b"etag"]
    for held in (tag, b'"no", ' + tag, b"W/" + tag, b"*"):
        status, headers, body = asked(app, headers=[(b"if-none-match", held)])
        assert (status, body, headers[b"etag"]) == (304, b"", tag)
    assert asked(app, headers=[(b"if-none-match", b'"other"')])[0] == 200
    status, headers, body = asked(app, "HEAD")
    assert (status, headers[b"content-length"], body) == (200, b"1", b"")
