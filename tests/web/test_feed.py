"""Feeds and calendars at the addresses to which readers subscribe."""

from datetime import date

import feedparser
import icalendar
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from servanda.web.feed import router
from tests.delivery.calendar.strict import parsed
from tests.delivery.feed.strict import atom_problems, json_feed_problems

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    app.include_router(router(lambda: ON))
    return TestClient(app)


def test_a_feed_of_a_treaty_and_a_stage_is_served(client: TestClient) -> None:
    answer = client.get("/feed/atom?treaty=Ottawa&stage=notified")
    assert answer.headers["content-type"] == "application/atom+xml"
    assert atom_problems(answer.text) == []
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.entries[0].title.startswith("Poland")
    assert read.feed.links[0].href == "http://testserver/feed/atom?treaty=Ottawa&stage=notified"


def test_a_json_feed_of_a_state_is_served(client: TestClient) -> None:
    answer = client.get("/feed/json?state=Poland")
    assert answer.headers["content-type"] == "application/feed+json"
    assert json_feed_problems(answer.json()) == []


def test_a_calendar_is_served(client: TestClient) -> None:
    answer = client.get("/calendar.ics?treaty=ROME")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert parsed(answer.content).text("NAME") == "Servanda: Rome Statute"
    assert icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/feed/rss", 404),
        ("/feed/atom?treaty=Atlantis", 404),
        ("/feed/json?stage=x", 404),
        ("/calendar.ics?state=Congo", 422),
        (f"/calendar.ics?treaty={'a' * 300}", 422),
        ("/feed/atom?treaty=", 422),
    ],
)
def test_what_is_asked_wrongly_is_a_problem(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/feed/atom?treaty=ROME", "/calendar.ics?treaty=ROME"])
def test_what_a_reader_holds_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
