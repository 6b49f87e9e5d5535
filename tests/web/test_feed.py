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
    "address",
    ["/feed/rss", "/feed/atom?treaty=Atlantis", "/feed/json?stage=x", "/calendar.ics?state=Congo"],
)
def test_what_is_asked_wrongly_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (404, 422)
