"""A browser opens the page, asks nobody for anything and has nothing to complain of."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from servanda.delivery.page import html_page
from tests.conftest import leave_out
from tests.delivery.fakes import bare, expected
from tests.delivery.random_dossier import PAYLOADS

BROWSERS_OWN = (".google.com", ".googleapis.com", ".gstatic.com")
"""Hosts that the browser calls for itself, whatever page is open."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def browser() -> str:
    """Return the browser, or skip."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        leave_out("browser", "no Chromium here")
    return str(found)


def _opened(browser: str, page: Path, folder: Path) -> tuple[str, str, list[str]]:
    """Return the page as the browser read it, its console, and every address it asked for."""
    log = folder / "net.json"
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--user-data-dir={folder / 'profile'}",
            f"--log-net-log={log}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.stdout.decode(), done.stderr.decode(errors="replace"), _asked(log)


def _asked(log: Path) -> list[str]:
    """Return the addresses in the browser's log of its network."""
    text = log.read_text("utf-8", errors="replace").rstrip().rstrip(",")
    try:
        events = json.loads(text)["events"]
    except ValueError:
        events = json.loads(text + "]}")["events"]
    return [event["params"]["url"] for event in events if "url" in event.get("params", {})]


@pytest.mark.parametrize("hostile", [False, True], ids=["article", "hostile text"])
def test_the_page_opens_without_a_request_or_a_complaint(
    browser: str, tmp_path: Path, *, hostile: bool
) -> None:
    text = "\n".join(PAYLOADS) + '<img src="https://tracker.example/x.png">'
    dossier = bare(text, title=text) if hostile else expected("poland-announcement")
    page = tmp_path / "page.html"
    page.write_text(html_page(dossier), "utf-8")
    dom, said, asked = _opened(browser, page, tmp_path)
    assert "What is forbidden until then" in dom
    assert ":CONSOLE" not in said, [line for line in said.splitlines() if ":CONSOLE" in line]
    hosts = {urlsplit(url).hostname or "" for url in asked if not url.startswith("file:")}
    assert not [host for host in hosts if not host.endswith(BROWSERS_OWN)], hosts
    assert "<img" not in dom
    assert "<script" not in dom


if sys.platform == "win32":
    pytestmark = pytest.mark.skip(reason="the browser is started as on Linux")
