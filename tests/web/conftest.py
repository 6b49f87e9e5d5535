"""A page to ask: in this process, behind a socket, and in a browser that reaches nothing else."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from httpx2 import Response
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from servanda.dossier import dossier
from servanda.reading.document import document
from servanda.web.app import application
from servanda.web.settings import Settings
from tests.conftest import ROOT, leave_out

TODAY = date(2026, 11, 26)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ARTICLE = (ROOT / "examples" / "poland-announcement.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Site:
    """A running page."""

    address: str
    folder: Path


def put(folder: Path, name: str, text: str, published: date | None = date(2025, 3, 20)) -> None:
    """Put a text and its dossier into a folder."""
    raw = text.encode()
    found = dossier(document(raw, source=f"{name}.txt", published=published), TODAY)
    (folder / f"{name}.txt").write_bytes(raw)
    (folder / f"{name}.json").write_text(json.dumps(found.to_json()), encoding="utf-8")


@pytest.fixture(scope="session")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with dossiers in it."""
    folder = tmp_path_factory.mktemp("dossiers")
    put(folder, "poland", ARTICLE)
    return folder


@pytest.fixture(scope="session")
def client(dossiers: Path) -> TestClient:
    """Return a client of the page."""
    return client_of(Settings(today=lambda: TODAY, dossiers=dossiers, contact="desk@example.org"))


def client_of(settings: Settings) -> TestClient:
    """Return a client of a page with these settings."""
    return TestClient(application(settings), base_url="http://127.0.0.1:8000")


def settled(client: TestClient, answer: Response) -> Response:
    """Return what a reading comes to, however often its progress is shown before."""
    while 'http-equiv="refresh"' in answer.text:
        answer = client.get(answer.url.path)
    return answer


@pytest.fixture(scope="session")
def site(dossiers: Path) -> Iterator[Site]:
    """Yield a page behind a socket of this machine."""
    yield from serving(Settings(today=lambda: TODAY, dossiers=dossiers), dossiers)


def serving(settings: Settings, folder: Path) -> Iterator[Site]:
    """Yield a running page, and end it."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    config = uvicorn.Config(application(settings), log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{port}", folder)
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Yield a browser, or skip; one a module, as its event loop holds the thread of the tests."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        leave_out("browser", "no Chromium here")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
