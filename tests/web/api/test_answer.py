"""The interface says what the commands say, and how it says it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from servanda.cli.main import main
from servanda.record.change import changes
from servanda.record.deadline.due import deadlines
from servanda.record.exits import dated_exits
from servanda.web.api.app import api
from servanda.web.api.due import change_key, due_key, exit_key
from servanda.web.api.settings import ApiSettings, Rate
from tests.web.api.conftest import SENTENCE, SETTINGS, TODAY, write_dossier

SAME = [
    ("/treaties?limit=500", ["treaty"]),
    ("/treaties/Ottawa", ["treaty", "APMBC"]),
    ("/treaties/APMBC/status?limit=500", ["status", "APMBC"]),
    ("/treaties/mine ban treaty/status/Poland", ["status", "APMBC", "POL"]),
    ("/treaties/APMBC/status/POL?on=2026-02-19&known_on=2025-03-18",
     ["status", "APMBC", "POL", "--on", "2026-02-19", "--known-on", "2025-03-18"]),
    ("/treaties/APMBC/status/POL?recorded_on=2020-01-01",
     ["status", "APMBC", "POL", "--recorded-on", "2020-01-01"]),
    ("/treaties/CWC/parties?basis=deposit", ["parties", "CWC", "--basis", "deposit"]),
    ("/states/UKR?on=2025-09-01", ["state", "Ukraine", "--on", "2025-09-01"]),
    ("/exits?limit=500", ["exits"]),
    ("/exits?treaty=ROME&state=Chad", ["exits", "ROME", "--state", "Chad"]),
    ("/effect?treaty=APMBC&kind=withdrawal&acted=2025-08-20&in_conflict=true",
     ["effect", "APMBC", "withdrawal", "2025-08-20", "--in-conflict"]),
    ("/deadlines?treaty=APMBC&state=THA", ["deadlines", "APMBC", "THA"]),
    ("/deadlines?first=2026-12-01&last=2026-12-31&limit=500",
     ["deadlines", "--between", "2026-12-01", "2026-12-31"]),
    ("/changes?since=2025-08-15&on=2025-08-31&treaty=APMBC",
     ["changes", "APMBC", "--since", "2025-08-15", "--on", "2025-08-31"]),
]  # fmt: skip


def everything(client: TestClient, address: str) -> list[Any]:
    """Return all lines of a list, page by page."""
    found: list[Any] = []
    while True:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()
        if "next" not in answer.links:
            return found
        address = address.partition("?")[0] + answer.links["next"]["url"]


@pytest.mark.parametrize(("address", "command"), SAME, ids=[one[0] for one in SAME])
def test_the_answer_is_that_of_the_command(
    client: TestClient, capsys: pytest.CaptureFixture[str], address: str, command: list[str]
) -> None:
    answer = client.get(address)
    undated = {"effect", "treaty"}
    dated = command[0] in undated or "--on" in command
    assert main([*command, "--json", *([] if dated else ["--on", str(TODAY)])]) == 0
    assert answer.json() == json.loads(capsys.readouterr().out)
    assert answer.headers["content-type"] == "application/json"
    assert "next" not in answer.links


@pytest.mark.parametrize("address", ["/deadlines?on=2026-11-24", "/exits?on=2026-11-24"])
def test_pages_put_together_are_the_whole_list_in_its_order(
    client: TestClient, address: str
) -> None:
    in_parts = everything(client, f"{address}&limit=187")
    assert in_parts == everything(client, f"{address}&limit=500")
    texts = [json.dumps(one) for one in in_parts]
    assert len(set(texts)) == len(texts) > 50


def test_the_keys_of_a_list_are_in_order_and_no_two_are_the_same() -> None:
    for on in (date(1995, 1, 1), date(2025, 9, 1), TODAY):
        dues = [due_key(one) for one in deadlines(on=on)]
        new = changes(date(1900, 1, 1), on)
        told = [*map(change_key, new.recorded), *map(change_key, new.public)]
        assert dues == sorted(set(dues))
        assert told == sorted(set(told))
        left = [exit_key(pair) for pair in dated_exits(on=on)]
        assert sorted(left) == sorted(set(left))
    window = (date(2024, 1, 1), date(2026, 12, 31))
    dues = [due_key(one) for one in deadlines(on=TODAY, between=window)]
    assert dues == sorted(set(dues))


def test_pages_of_changes_are_all_of_them(client: TestClient) -> None:
    address, found = "/changes?since=1990-01-01&limit=500", []
    while True:
        answer = client.get(address)
        found += answer.json()["recorded"] + answer.json()["public"]
        if "next" not in answer.links:
            break
        address = "/changes" + answer.links["next"]["url"]
    whole = changes(date(1990, 1, 1), TODAY).public
    assert [one["source"] for one in found] == [one.source for one in whole]


def test_every_list_gives_a_link_that_can_be_followed(client: TestClient) -> None:
    for address in (
        "/treaties", "/states", "/treaties/APMBC/status", "/treaties/APMBC/actions",
        "/treaties/APMBC/steps", "/exits", "/deadlines",
    ):  # fmt: skip
        first = client.get(f"{address}?limit=1")
        second = client.get(address + first.links["next"]["url"])
        assert len(first.json()) == len(second.json()) == 1
        assert first.json() != second.json()


@pytest.mark.parametrize(
    "cursor",
    ["x", "%00", "e30", "WyJhIl0", "W10", "A" * 3000, "é", "WzEsMl0", "bm9uZQ=="],
)
def test_a_cursor_of_something_else_is_refused(client: TestClient, cursor: str) -> None:
    answer = client.get(f"/exits?cursor={cursor}")
    assert (answer.status_code, answer.json()["status"]) == (422, 422)


def test_a_cursor_belongs_to_its_question(client: TestClient) -> None:
    link = client.get("/exits?limit=1&treaty=ROME").links["next"]["url"]
    assert client.get(f"/exits{link}").status_code == 200
    assert client.get(f"/exits{link.replace('treaty=ROME', 'treaty=APMBC')}").status_code == 422


def test_an_answer_that_the_client_holds_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/treaties/APMBC/parties")
    tag = first.headers["etag"]
    again = client.get("/treaties/APMBC/parties", headers={"if-none-match": f'W/"x", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert "content-length" not in again.headers
    assert first.headers["cache-control"] == "public, max-age=60, must-revalidate"
    other = client.get("/treaties/APMBC/parties?on=2024-01-01", headers={"if-none-match": tag})
    assert other.status_code == 200


def test_head_is_answered_without_a_body(client: TestClient) -> None:
    answer = client.head("/treaties/APMBC/parties")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000
    missing = client.head("/treaties/nowhere/parties")
    assert (missing.status_code, missing.content) == (404, b"")


def test_actions_follow_the_clocks(client: TestClient) -> None:
    of_poland = "/treaties/APMBC/actions?state=POL"
    now = [one["kind"] for one in client.get(of_poland).json()]
    then = [one["kind"] for one in client.get(f"{of_poland}&known_on=2025-01-01").json()]
    assert "withdrawal_notified" in now
    assert "withdrawal_notified" not in then
    assert "ratification" in then
    assert client.get(f"{of_poland}&recorded_on=2020-01-01").json() == []
    steps = client.get("/treaties/APMBC/steps?state=POL").json()
    assert "2025-06-25" in [one["on"] for one in steps if one["step"] == "parliament"]
    assert client.get("/treaties/APMBC/steps?state=POL&known_on=2025-01-01").json() == []


def test_the_folder_of_dossiers_is_told(client: TestClient) -> None:
    found = client.get("/statements").json()
    assert {one["dossier"] for one in found} == {"a", "b"}
    assert found[0]["document"]["published"] == "2025-03-18"
    acts = client.get("/acts?treaty=Ottawa&state=Estonia").json()
    assert {one["dossier"] for one in acts} == {"a"}
    assert client.get("/acts?kind=nothing").json() == []
    assert client.get("/acts?on=2025-03-17").json() == []
    assert client.get("/acts?known_on=2025-03-17").json() == []
    assert client.get("/acts?on=2025-03-18&known_on=2025-03-18").json() != []
    assert client.get("/statements?state=Estonia").status_code == 200


def test_a_new_dossier_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("servanda.web.digest.LOOKED_AT_AFTER", 0.0)
    asked = TestClient(api(replace(SETTINGS, dossiers=tmp_path)))
    assert asked.get("/acts").json() == []
    write_dossier(tmp_path, "new")
    assert {one["dossier"] for one in asked.get("/acts").json()} == {"new"}
    (tmp_path / "new.json").unlink()
    assert asked.get("/acts").json() == []


def test_read_and_check_give_dossiers(client: TestClient) -> None:
    told = {"text": "Lithuania left the Ottawa Convention on 8 May 2025", "on": "2026-11-24"}
    checked = client.post("/check", json=told)
    assert checked.json()["claims"][0]["verdict"] == "contradicts"
    assert checked.headers["cache-control"] == "no-store"
    as_json = client.post("/read", json={"text": SENTENCE, "published": "2025-03-18"})
    as_text = client.post(
        "/read?published=2025-03-18", content=SENTENCE, headers={"content-type": "text/plain"}
    )
    assert as_json.json()["acts"] == as_text.json()["acts"] != []
    page = client.post(
        "/read",
        content=f"<html><body><p>{SENTENCE}</p></body></html>".encode("utf-16"),
        headers={"content-type": "text/html; charset=utf-16"},
    )
    assert page.json()["acts"]


def test_the_interface_stands_where_it_is_mounted() -> None:
    inner = api(SETTINGS)
    asked = TestClient(Starlette(routes=[Mount("/api/v1", inner)]))
    described = asked.get("/api/v1/openapi.json").json()
    assert described["servers"] == [{"url": "/api/v1"}]
    assert asked.get("/api/v1/treaties/APMBC/parties").json()["count"] > 150
    assert 'href="/api/v1/docs/style.css"' in asked.get("/api/v1/docs").text
    assert asked.get("/api/v1/exits?nonsense=1").status_code == 422
    assert asked.get("/api/v1/nowhere").headers["content-type"] == "application/problem+json"


def test_the_clock_is_that_of_the_door() -> None:
    seen = {"day": date(2026, 2, 19)}
    asked = TestClient(api(ApiSettings(today=lambda: seen["day"], facts=Rate(100, 1.0))))
    assert asked.get("/treaties/APMBC/status/POL").json()["bound"] is True
    seen["day"] = date(2026, 2, 20)
    assert asked.get("/treaties/APMBC/status/POL").json()["bound"] is False
