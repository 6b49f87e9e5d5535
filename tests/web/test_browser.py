"""Chromium walks through every page: by keyboard, narrow, dark, without scripts, and alone."""

import importlib.util
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.web.conftest import ARTICLE, Site

PAGES = (
    "/",
    "/treaties",
    "/states",
    "/treaty/APMBC?on=2025-10-01",
    "/treaty/ROME?map=africa",
    "/treaty/APMBC/POL?on=2026-02-19",
    "/state/POL",
    "/timeline?treaty=APMBC",
    "/timeline",
    "/calendar?treaty=APMBC&on=2025-06-01&until=2025-12-31",
    "/board",
    "/compare?treaty=APMBC&on=2026-03-01&known_on=2025-03-18",
    "/read",
    "/check",
    "/embed",
    "/embed/count/APMBC",
    "/embed/exits",
    "/cite?of=/treaty/APMBC%23count-force",
    "/report?about=/treaty/APMBC",
    "/policy",
    "/treaty/Otawa",
)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


class Visit:
    """A page in a browser, with what it asked for elsewhere and what it complained of."""

    def __init__(self, browser: Browser, site: Site, **settings: Any) -> None:
        self.site = site
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(**settings)
        self.context.route("**/*", self._route)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda wrong: self.complaints.append(str(wrong)))
        self.page.on("dialog", lambda seen: self.complaints.append(f"dialog: {seen.message}"))
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )

    def _route(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.site.address).netloc:
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def open(self, path: str) -> Page:
        self.page.goto(self.site.address + path, wait_until="load")
        return self.page

    def too_wide(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def violations(self) -> list[str]:
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [
            f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:4]}" for one in found
        ]

    def quiet(self) -> bool:
        told = [one for one in self.complaints if "with a status of 4" not in one]
        return not self.elsewhere and not told


@pytest.fixture(scope="module")
def wide(chromium: Browser, site: Site) -> Iterator[Visit]:
    visit = Visit(chromium, site, viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield visit
    visit.context.close()


@pytest.fixture(scope="module")
def narrow(chromium: Browser, site: Site) -> Iterator[Visit]:
    visit = Visit(
        chromium, site, viewport={"width": 320, "height": 640}, color_scheme="dark", has_touch=True
    )
    yield visit
    visit.context.close()


@pytest.fixture(scope="module")
def scriptless(chromium: Browser, site: Site) -> Iterator[Visit]:
    visit = Visit(chromium, site, java_script_enabled=False)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everybody_and_asks_nobody_else(wide: Visit, path: str) -> None:
    wide.open(path)
    assert wide.violations() == []
    assert wide.quiet(), (wide.elsewhere, wide.complaints)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_narrow_screen_in_the_dark(narrow: Visit, path: str) -> None:
    narrow.open(path)
    assert not narrow.too_wide()
    assert narrow.violations() == []
    assert narrow.quiet(), (narrow.elsewhere, narrow.complaints)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_the_same_without_scripts(scriptless: Visit, wide: Visit, path: str) -> None:
    without = scriptless.open(path).locator("main").inner_text()
    with_ = wide.open(path).locator("main").inner_text()
    assert without.split() == [one for one in with_.split() if one != "Copy"]


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(80):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {selector}")


def test_the_day_is_changed_by_keyboard_alone(wide: Visit) -> None:
    page = wide.open("/treaty/APMBC?on=2025-09-01")
    before = page.locator("#count-force strong").inner_text()
    _tab_to(page, "#on")
    page.keyboard.type("03012026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/treaty/APMBC?on=2026-03-01*")
    page.wait_for_function(
        "was => document.querySelector('#count-force strong').innerText != was", arg=before
    )
    assert page.locator("#count-force strong").inner_text() == "161"
    assert page.evaluate("document.activeElement.id") == "main"
    assert wide.quiet(), (wide.elsewhere, wide.complaints)


def test_the_board_is_filtered_by_keyboard_alone(wide: Visit) -> None:
    page = wide.open("/board")
    every = page.locator(".said > li").count()
    _tab_to(page, "#speaker")
    page.keyboard.type("Vautrin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/board?*speaker=Vautrin*")
    page.wait_for_function("n => document.querySelectorAll('.said > li').length < n", arg=every)
    assert 0 < page.locator(".said > li").count() < every
    assert wide.quiet(), (wide.elsewhere, wide.complaints)


def test_the_board_is_filtered_without_scripts(scriptless: Visit) -> None:
    page = scriptless.open("/board")
    every = page.locator(".said > li").count()
    page.fill("#speaker", "Vautrin")
    page.click("text=Filter")
    page.wait_for_url("**speaker=Vautrin*")
    page.wait_for_selector(".said > li")
    assert 0 < page.locator(".said > li").count() < every


@pytest.mark.parametrize("kind", ["wide", "narrow", "scriptless"])
def test_an_article_is_read(request: pytest.FixtureRequest, kind: str) -> None:
    visit: Visit = request.getfixturevalue(kind)
    page = visit.open("/read")
    page.fill("#text", ARTICLE)
    page.fill("#published", "2025-03-20")
    page.click("main form button")
    page.wait_for_selector("#findings", timeout=30_000)
    assert "Each exit: said, law, happened, now" in page.content()
    assert not visit.too_wide() if kind != "scriptless" else True
    if kind != "scriptless":
        assert visit.violations() == []
    assert visit.quiet(), (visit.elsewhere, visit.complaints)
    page.click("text=Forget it now")
    assert page.url.endswith("/read")


def test_a_file_is_uploaded_and_read_by_keyboard(wide: Visit) -> None:
    page = wide.open("/read")
    page.set_input_files(
        "#file", {"name": "news.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()}
    )
    _tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#findings", timeout=30_000)
    assert "news.txt" in page.content()
    assert wide.quiet(), (wide.elsewhere, wide.complaints)


def test_a_sentence_is_checked_by_keyboard(wide: Visit) -> None:
    page = wide.open("/check")
    _tab_to(page, "#sentence")
    page.keyboard.type("Lithuania left the Ottawa Convention on 8 May 2025")
    _tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#verdict", timeout=30_000)
    assert "27 December 2025" in page.locator("main").inner_text()
    assert wide.violations() == []


def test_the_first_key_leads_past_the_navigation(wide: Visit) -> None:
    page = wide.open("/treaty/APMBC")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_axe_that_is_used_is_installed() -> None:
    assert importlib.util.find_spec("axe_playwright_python")


def test_on_paper_a_standing_is_followed_by_no_address(wide: Visit) -> None:
    page = wide.open("/state/POL")
    page.emulate_media(media="print")
    behind = "getComputedStyle(document.querySelector('.mark.outside'), '::after').content"
    assert "<" not in str(page.evaluate(behind))
    link = "getComputedStyle(document.querySelector('a.outside'), '::after').content"
    assert "https://" in str(page.evaluate(link))
    page.emulate_media(media="screen")
