"""The same question is answered from the shelf, until the data is other data."""

from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from servanda.web.settings import Settings
from servanda.web.shelf import BYTES_ALLOWED, Kept, Shelf
from tests.web.conftest import ARTICLE, TODAY, client_of, put


def test_a_page_that_is_held_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/treaty/CCM?on=2025-01-01")
    again = client.get(
        "/treaty/CCM?on=2025-01-01", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'}
    )
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers


def test_the_head_of_a_page_is_that_of_the_page(client: TestClient) -> None:
    page, head = client.get("/treaty/NPT"), client.head("/treaty/NPT")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == page.headers["etag"]
    assert head.headers["content-length"] == str(len(page.content))


def test_what_was_sent_is_never_kept_by_a_browser(client: TestClient) -> None:
    sent = client.post("/check", data={"sentence": "Poland left the Ottawa Convention"})
    assert sent.headers["cache-control"] == "no-store"
    assert "etag" not in sent.headers


def test_another_day_and_another_folder_are_another_answer(tmp_path: Path) -> None:
    days = [TODAY]
    client = client_of(Settings(today=lambda: days[-1], dossiers=tmp_path))
    before = client.get("/policy").headers["etag"]
    board = client.get("/board").headers["etag"]
    days.append(date(2027, 1, 1))
    assert client.get("/policy").headers["etag"] != before
    put(tmp_path, "poland", ARTICLE)
    other = client_of(Settings(today=lambda: TODAY, dossiers=tmp_path))
    assert other.get("/board").headers["etag"] != board


def test_the_shelf_forgets_what_was_asked_for_least_recently() -> None:
    async def nobody(*_: object) -> None:
        raise AssertionError

    shelf = Shelf(nobody, lambda: "")
    body = b"x" * 1_000_000
    for number in range(100):
        shelf.put((str(number), b"", b"", ""), Kept([], body, b""))
    assert shelf.size <= BYTES_ALLOWED
    assert ("99", b"", b"", "") in shelf
    assert ("0", b"", b"", "") not in shelf
