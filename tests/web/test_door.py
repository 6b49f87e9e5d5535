"""Strangers' names, other sites' forms and oversized requests stay out; answers are dressed."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from servanda.web.door import LARGEST
from servanda.web.settings import Settings
from tests.web.conftest import TODAY, client_of

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy_of(header: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in header.split(";"))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize(
    "path",
    ["/", "/treaty/APMBC", "/nowhere", "/treaty/APMBC?on=x", "/read/none", "/robots.txt", "/read"],
)
def test_every_answer_has_a_strict_policy(client: TestClient, path: str) -> None:
    answer = client.get(path)
    told = policy_of(answer.headers["content-security-policy"])
    assert POLICY.items() <= told.items()
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


def test_only_the_pages_for_frames_may_be_framed(client: TestClient) -> None:
    told = policy_of(client.get("/embed/count/APMBC").headers["content-security-policy"])
    assert told["frame-ancestors"] == "*"
    assert "script-src" not in told
    assert "'none'" in client.get("/embed").headers["content-security-policy"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost.evil.example"],
)
def test_a_name_that_leads_here_from_elsewhere_gets_no_answer(
    client: TestClient, host: str
) -> None:
    answer = client.get("/treaty/APMBC", headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST"])
def test_this_machine_is_asked_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/policy", headers={"host": host}).status_code == 200


def test_a_name_that_was_given_is_answered() -> None:
    named = client_of(Settings(today=lambda: TODAY, names=("ledger.example",)))
    assert named.get("/policy", headers={"host": "ledger.example"}).status_code == 200
    assert named.get("/policy", headers={"host": "10.0.0.7"}).status_code == 421
    open_ = client_of(Settings(today=lambda: TODAY, host="0.0.0.0"))
    assert open_.get("/policy", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert open_.get("/policy", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("path", ["/read", "/check", "/read/x/keep", "/read/x/forget"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8000"},
    ],
)
def test_the_form_of_another_site_is_refused(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    sent = {"sentence": "Poland left the Ottawa Convention", "text": "x"}
    assert client.post(path, data=sent, headers=headers).status_code == 403


def test_our_own_form_is_taken(client: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    sent = {"sentence": "Poland left the Ottawa Convention on 20 February 2026"}
    assert client.post("/check", data=sent, headers=headers).status_code == 200


def test_more_than_is_read_is_refused(client: TestClient) -> None:
    answer = client.post("/read", content=b"x", headers={"content-length": str(LARGEST + 1)})
    assert answer.status_code == 413
    assert answer.text == "This is larger than 10 MB, the most that is read.\n"
    told = {"content-length": str(LARGEST + 1), "accept": "text/html"}
    page = client.post("/read", content=b"x", headers=told)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/">' in page.text

    def parts() -> Iterator[bytes]:
        for _ in range(12):
            yield b"x" * 1_000_000

    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/read", content=parts(), headers=form)
    assert answer.status_code in {413, 422}
