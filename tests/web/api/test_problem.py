"""Whatever is asked wrongly is answered by a problem (RFC 9457), and nothing else happens."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from servanda.dossier.desk import Limits
from servanda.web.api.app import api
from servanda.web.api.rate import CLIENTS, Buckets
from servanda.web.api.settings import Rate
from tests.web.api.conftest import SETTINGS

MEMBERS = {"type", "title", "status", "detail"}
WRONG = [
    ("/nowhere", 404),
    ("/exits/", 404),
    ("/treaties/Atlantis Pact", 404),
    ("/treaties/APMBC/status/Atlantis", 404),
    ("/treaties/CCW-A1", 422),
    ("/treaties/%00", 422),
    ("/treaties/%20", 422),
    (f"/treaties/{'a' * 201}", 422),
    ("/treaties/../../etc/passwd", 404),
    ("/treaties/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404),
    ("/treaties/APMBC/status?on=2026-02-30", 422),
    ("/treaties/APMBC/status?on=0001-01-01", 422),
    ("/treaties/APMBC/status?on=20260101", 422),
    ("/treaties/APMBC/status?on=", 422),
    ("/treaties/APMBC/status?on=2026-01-01&on=2026-01-02", 422),
    ("/treaties/APMBC/status?known-on=2026-01-01", 422),
    ("/treaties/APMBC/parties?basis=guess", 422),
    ("/exits?limit=0", 422),
    ("/exits?limit=501", 422),
    ("/exits?limit=1e9", 422),
    ("/exits?treaty=", 422),
    ("/effect", 422),
    ("/effect?treaty=APMBC&kind=notice&acted=2025-01-01", 404),
    ("/deadlines?first=2026-01-01", 422),
    ("/deadlines?first=2026-01-01&last=2025-01-01", 422),
    ("/deadlines?first=1600-01-01&last=2900-01-01", 422),
    ("/changes", 422),
    ("/changes?since=2999-01-01", 422),
]


def told(answer: Any, status: int) -> dict[str, Any]:
    """Return the problem, and check that it is one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    found: dict[str, Any] = answer.json()
    assert set(found) >= MEMBERS
    assert found["status"] == status
    assert "\n" not in found["detail"]
    assert len(found["detail"]) <= 400
    return found


@pytest.mark.parametrize(("address", "status"), WRONG, ids=[one[0][:60] for one in WRONG])
def test_what_is_asked_wrongly_is_a_problem(client: TestClient, address: str, status: int) -> None:
    told(client.get(address), status)


def test_near_names_and_candidates_are_offered(client: TestClient) -> None:
    assert "Ottawa" in told(client.get("/treaties/Ottawwa"), 404)["near"][0]
    assert told(client.get("/states/Congo"), 422)["candidates"] == ["COD", "COG"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X"])
def test_other_methods_are_a_problem(client: TestClient, method: str) -> None:
    answer = client.request(method, "/exits")
    told(answer, 405)
    assert answer.headers["allow"] == "GET"


def test_get_on_read_is_a_problem(client: TestClient) -> None:
    answer = client.get("/read")
    told(answer, 405)
    assert answer.headers["allow"] == "POST"


BODIES = [
    (b"", 422), (b"{", 422), (b"[]", 422), (b"null", 422), (b'{"text": 1}', 422),
    (b'{"text": ""}', 422), (b'{"text": " \\u0000"}', 422), (b'{"text": "\\ud800"}', 422),
    (b'{"txet": "x"}', 422), (b'{"text": "x", "on": "2026-02-30"}', 422),
    (b'{"text": "x", "published": 5}', 422), (b"[" * 100_000, 422), (b"\xff\xfe", 422),
    (b'{"text": "x", "url": "http://example.org/"}', 422), (b"{}", 422),
    (b'{"url": "http://127.0.0.1/"}', 422), (b'{"text": NaN}', 422),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status"), BODIES, ids=[str(one[0][:40]) for one in BODIES])
@pytest.mark.parametrize("address", ["/read", "/check"])
def test_bodies_that_cannot_be_read_are_a_problem(
    client: TestClient, address: str, body: bytes, status: int
) -> None:
    headers = {"content-type": "application/json"}
    told(client.post(address, content=body, headers=headers), status)


@pytest.mark.parametrize("kind", ["", "image/png", "multipart/form-data; boundary=x", "json"])
def test_other_types_are_a_problem(client: TestClient, kind: str) -> None:
    told(client.post("/read", content=b"x", headers={"content-type": kind}), 415)
    told(client.post("/check", content=b"x", headers={"content-type": kind}), 415)


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"PK\x03\x04", b"\x00\x01\x02" * 50])
def test_files_that_are_no_text_are_a_problem(client: TestClient, raw: bytes) -> None:
    headers = {"content-type": "application/octet-stream"}
    detail = told(client.post("/read", content=raw, headers=headers), 422)["detail"]
    assert "standard input" not in detail


def test_large_bodies_are_refused_unread(client: TestClient) -> None:
    headers = {"content-type": "text/plain"}
    large = "x" * (SETTINGS.body_bytes + 1)
    told(client.post("/read", content=large, headers=headers), 413)

    def parts() -> Any:
        for _ in range(SETTINGS.body_bytes // 65536 + 2):
            yield b"x" * 65536

    told(client.post("/read", content=parts(), headers=headers), 413)
    told(client.post("/check", content=json.dumps({"text": large})), 415)
    long = {"text": "x" * 20_001}
    told(client.post("/check", json=long), 422)


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    few = replace(SETTINGS, facts=Rate(burst=2, per_second=0.01), work=Rate(1, 0.01))
    asked = TestClient(api(few))
    assert [asked.get(f"/exits?limit={n}").status_code for n in (1, 2)] == [200, 200]
    refused = asked.get("/exits?limit=3")
    told(refused, 429)
    assert 1 <= int(refused.headers["retry-after"]) <= 100
    assert asked.get("/exits?limit=1").status_code == 200, "what is kept costs nothing"
    told(asked.post("/check", json={"text": ""}), 422)
    told(asked.post("/check", json={"text": ""}), 429)


def test_buckets_refill_and_are_bounded() -> None:
    now = [0.0]
    buckets = Buckets(Rate(burst=2, per_second=0.5), lambda: now[0])
    assert [buckets.wait("a") for _ in range(3)] == [0.0, 0.0, 2.0]
    now[0] = 2.0
    assert [buckets.wait("a") for _ in range(2)] == [0.0, 2.0]
    for number in range(3 * CLIENTS):
        buckets.wait(str(number))
    assert len(buckets) == CLIENTS


def test_a_text_that_takes_too_long_is_left_and_the_next_is_read() -> None:
    app = api(replace(SETTINGS, reading=Limits(workers=1, seconds=0.2)))
    asked = TestClient(app)
    slow = "Estonia will leave the Ottawa Convention, the minister said. " * 15_000
    headers = {"content-type": "text/plain"}
    told(asked.post("/read", content=slow, headers=headers), 504)
    quick = asked.post("/check", json={"text": "Finland left the Ottawa Convention."})
    assert quick.status_code == 200
    app.state.desk.close()


def test_who_comes_when_all_places_are_taken_is_told_to_come_back() -> None:
    app = api(replace(SETTINGS, reading=Limits(workers=1, waiting=0, seconds=2)))
    slow = "Estonia will leave the Ottawa Convention, the minister said. " * 15_000
    headers = {"content-type": "text/plain"}

    async def asked() -> list[httpx2.Response]:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://x") as client:
            each = [client.post("/read", content=slow, headers=headers) for _ in range(4)]
            return await asyncio.gather(*each)

    answers = asyncio.run(asked())
    app.state.desk.close()
    assert sorted(one.status_code for one in answers) == [503, 503, 503, 504]
    busy = next(one for one in answers if one.status_code == 503)
    told(busy, 503)
    assert int(busy.headers["retry-after"]) > 0


def test_a_text_that_takes_too_much_memory_is_a_problem() -> None:
    app = api(replace(SETTINGS, reading=Limits(workers=1, memory=1 << 20)))
    detail = told(TestClient(app).post("/check", json={"text": "x"}), 422)["detail"]
    assert "memory" in detail
    app.state.desk.close()


def test_a_mistake_of_ours_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("servanda.record.party.parties", wrong)
    asked = TestClient(api(SETTINGS), raise_server_exceptions=False)
    assert "secret" not in told(asked.get("/treaties/APMBC/parties"), 500)["detail"]


def test_every_answer_is_safe_to_show(client: TestClient) -> None:
    for address in ("/exits", "/docs", "/nowhere", "/docs/style.css", "/openapi.json"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_documentation_needs_no_script_and_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "<script" not in page
    assert "style=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page
