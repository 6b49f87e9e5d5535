"""A copy of the pages: every link leads to a file of it, and nothing is loaded from elsewhere."""

from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.export.copy_of import links, rewritten
from servanda.delivery.export.site import NOTE, Answer, Site, site_files
from servanda.record.standing import states
from servanda.web.settings import Settings
from servanda.web.still import HOST, Still

ON = date(2026, 11, 24)
LOADED = frozenset({"script", "link", "img", "iframe", "object", "embed", "source", "video"})


class Page(HTMLParser):
    """What a page leads to and loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in {"href", "src", "action", "srcset", "data"} and value is not None:
                (self.loads if tag in LOADED else self.links).append(value)
            if name.startswith(("on", "hx-")):
                self.handlers.append(name)


@cache
def copied(address: str | None = None, state: str | None = None) -> dict[str, bytes]:
    about = Site(ON, f"http://{HOST}", address, treaty="CFE", state=state)
    with Still(Settings(today=lambda: ON)) as answer:
        return site_files(answer, about, lambda _: None)


@cache
def pages() -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in copied().items() if name.endswith(".html")}


def _target(page: str, link: str) -> str:
    steps: list[str] = list(PurePosixPath(page).parent.parts)
    for step in unquote(urlsplit(link).path).split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def test_the_pages_that_matter_are_there() -> None:
    held = copied()
    for name in ("index.html", "treaties/index.html", "timeline/index.html", NOTE):
        assert name in held
    for state in states("CFE"):
        assert f"treaty/CFE/{state}/index.html" in held
    assert "7 November 2023" in held["treaty/CFE/RUS/index.html"].decode()


def test_every_link_leads_to_a_file_of_the_copy() -> None:
    for name, page in pages().items():
        for link in page.links + page.loads:
            if urlsplit(link).scheme in {"http", "https"} or link.startswith("#"):
                continue
            assert not link.startswith("/"), (name, link)
            assert _target(name, link) in copied(), (name, link)


def test_every_fragment_leads_to_a_place_of_its_page() -> None:
    for name, page in pages().items():
        for link in page.links:
            place = urlsplit(link).fragment
            if not place or urlsplit(link).scheme:
                continue
            there = name if link.startswith("#") else _target(name, link)
            assert place in pages()[there].ids, (name, link)


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs() -> None:
    for name, page in pages().items():
        assert not any(urlsplit(link).scheme or link.startswith("//") for link in page.loads), name
        assert not {"script", "form", "iframe", "input", "button"} & page.tags, name
        assert page.handlers == [], name
    for name, data in copied().items():
        assert b"servanda.invalid" not in data, name
        if name.endswith(".css"):
            assert b"url(http" not in data
            assert b"@import" not in data


def test_each_page_says_that_it_is_a_copy_where_something_is_left_out() -> None:
    treaty = copied()["treaty/CFE/index.html"].decode()
    assert "This copy shows 24 November 2026." in treaty
    assert "Content-Security-Policy" in treaty
    assert "treaty/CFE/index.html (read" in treaty
    assert "servanda serve" in copied()[NOTE].decode()


def test_where_it_will_be_published_stands_in_its_citations() -> None:
    held = copied("https://example.org/arms/", "RUS")
    treaty = held["treaty/CFE/index.html"].decode()
    assert "https://example.org/arms/treaty/CFE/index.html (read" in treaty
    assert "https://example.org/arms/" in held[NOTE].decode()


def test_a_copy_about_one_state_is_the_same_every_time() -> None:
    once = copied(None, "RUS")
    copied.cache_clear()
    assert copied(None, "RUS") == once
    assert "treaty/CFE/RUS/index.html" in once
    assert "state/RUS/index.html" in once
    assert "treaty/CFE/POL/index.html" not in once


HOSTILE = (
    '<a href="javascript:alert(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/treaty/../../etc/passwd">x</a>',
    '<a href="/treaty/%2e%2e/%2e%2e/x">x</a>',
    '<a href="/a\x00b">x</a>',
    '<a href="http://servanda.invalid.evil.example/">x</a>',
    '<a href="http://[">x</a>',
    '<form><a href="/x">y</a></form>',
    "<!-- <a href='/x'> -->&amp;&#60;<br>",
    "<a href=/x>x</a>",
)


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=10), max_size=6).map("".join))
def test_no_page_leads_a_copy_out_of_its_folder(body: str) -> None:
    def answer(address: str) -> Answer:
        return Answer(200, "text/html", f"<html><body>{body}</body></html>".encode())

    made = site_files(answer, Site(ON, f"http://{HOST}"), lambda _: None)
    for name in made:
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert "\x00" not in name


@pytest.mark.parametrize(
    "html",
    [
        '<!DOCTYPE html><p title="a &quot; b">1 &lt; 2 &#60; &amp;amp; é</p><br><img alt="x"/>',
        "<svg viewBox='0 0 1 1'><path d=\"M0 0\"/></svg><!-- c -->",
    ],
)
def test_what_need_not_change_stays_as_it_is(html: str) -> None:
    assert rewritten(html, str, str, NOTE, "today") == html


def test_links_are_found_where_they_stand() -> None:
    assert list(links('<a href="/a?b=1&amp;c=2">x</a><link href="/s.css">')) == [
        "/a?b=1&c=2",
        "/s.css",
    ]
