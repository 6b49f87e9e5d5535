"""The reference of the interface in a browser: no script, no other host, open to everybody."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from servanda.web.api.app import api
from tests.conftest import leave_out
from tests.web.api.conftest import SETTINGS

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Scheme = Literal["light", "dark"]
CRITERIA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    told = uvicorn.Config(api(SETTINGS), port=port, log_level="error", ws="none")
    server = uvicorn.Server(told)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser made of the page."""

    width: int
    asked: tuple[str, ...]
    said: tuple[str, ...]
    violations: str


def seen(address: str, scheme: Scheme, picture: Path) -> Seen:
    """Open the reference in a browser, narrow, and look at it."""
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        context = browser.new_context(viewport={"width": 320, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{address}/docs")
        width = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=picture)
        # The checker is a script, which the policy of the page itself would not let run.
        page = browser.new_context(bypass_csp=True, color_scheme=scheme).new_page()
        page.goto(f"{address}/docs")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": CRITERIA}})
        browser.close()
    violations = found.generate_report() if found.violations_count else ""
    return Seen(width, tuple(asked), tuple(said), violations)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_is_open_to_everybody_and_asks_nobody(
    address: str, scheme: Scheme, tmp_path: Path
) -> None:
    if not CHROMIUM.is_file():
        leave_out("browser", "no chromium on this machine")
    # In a thread of its own: another test may hold a browser open in this one.
    with ThreadPoolExecutor(1) as apart:
        found = apart.submit(seen, address, scheme, tmp_path / f"{scheme}.png").result()
    assert found.width <= 320
    assert all(url.startswith(address) for url in found.asked)
    assert found.said == ()
    assert found.violations == ""
