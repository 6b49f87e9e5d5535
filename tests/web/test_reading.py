"""Texts are read in bounds: too many, too long, too slow or none at all is told, not suffered."""

import asyncio
from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from servanda.errors import Malformed, Refused
from servanda.web.reading import WAITING, Desk, Order
from servanda.web.settings import Settings
from tests.web.conftest import ARTICLE, TODAY, client_of, settled

ORDER = Order(on=TODAY, raw=b"Poland left the Ottawa Convention.", sentence=True)


def desk(*, seconds: float = 60.0, readers: int = 2) -> Desk:
    return Desk(Settings(today=lambda: TODAY, seconds=seconds, readers=readers))


def test_a_sentence_is_read_in_a_process_of_its_own() -> None:
    found = asyncio.run(desk().read(ORDER))
    assert found.dossier["claims"]
    assert found.text == "Poland left the Ottawa Convention."


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(Refused, match="takes more than"):
        asyncio.run(desk(seconds=0.05).read(ORDER))


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(Malformed, match="empty"):
        asyncio.run(desk().read(Order(on=TODAY, raw=b" ", frame={})))


def test_too_many_at_once_are_sent_away() -> None:
    async def crowd() -> int:
        full = desk(seconds=20, readers=1)
        for _ in range(1 + WAITING):
            full.begin(ORDER)
        with pytest.raises(HTTPException) as told:
            full.begin(ORDER)
        full.close()
        return told.value.status_code

    assert asyncio.run(crowd()) == 503


def test_what_was_forgotten_is_gone() -> None:
    async def forgotten() -> None:
        held = desk()
        token = held.begin(ORDER)
        await held.job(token).wait(20)
        held.forget(token)
        held.job(token)

    with pytest.raises(HTTPException):
        asyncio.run(forgotten())


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"text": " "}, 422),
        ({"text": "x", "url": "https://example.org/"}, 422),
        ({"url": "file:///etc/passwd"}, 400),
        ({"url": "ftp://example.org/"}, 400),
        ({"url": "javascript:alert(1)"}, 400),
        ({"text": "x", "published": "Thursday"}, 400),
    ],
)
def test_a_form_that_cannot_be_read_is_told(
    client: TestClient, sent: dict[str, str], status: int
) -> None:
    assert client.post("/read", data=sent).status_code == status


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://user:pass@example.org/",
        "https://example.org:8443/",
    ],
)
def test_an_address_that_is_not_public_is_not_fetched(url: str) -> None:
    with client_of(Settings(today=lambda: TODAY)) as client:
        answer = settled(client, client.post("/read", data={"url": url}))
        assert answer.status_code == 400
        assert "This is not served" in answer.text


def test_a_scan_and_ten_megabytes_are_refused_in_words() -> None:
    with client_of(Settings(today=lambda: TODAY)) as client:
        for content, words in ((b"%PDF-1.7", "PDF"), (b"x " * 4_900_000, "longer than")):
            answer = settled(client, client.post("/read", files={"file": ("big.txt", content)}))
            assert answer.status_code == 400
            assert words in answer.text


def test_nothing_is_written_by_reading(tmp_path: Path) -> None:
    with client_of(Settings(today=lambda: TODAY, dossiers=tmp_path)) as client:
        answer = client.post("/read", data={"text": ARTICLE})
        assert answer.status_code == 200
        assert list(tmp_path.iterdir()) == []


def test_an_article_as_long_as_may_be_is_read_within_the_time() -> None:
    long = (ARTICLE + "\n\n") * 60
    with client_of(Settings(today=lambda: TODAY)) as client:
        sent = {"text": long, "published": "2025-03-20"}
        answer = settled(client, client.post("/read", data=sent))
        assert answer.status_code == 200
