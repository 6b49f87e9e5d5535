"""The interface for programs, asked in this process."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from servanda.dossier import check
from servanda.dossier.desk import Limits
from servanda.web.api.app import api
from servanda.web.api.settings import ApiSettings, Rate

TODAY = date(2026, 11, 24)
OFTEN = Rate(burst=1_000_000, per_second=1_000_000)
SETTINGS = ApiSettings(
    today=lambda: TODAY, facts=OFTEN, work=OFTEN, fetch=False, reading=Limits(workers=1)
)
SENTENCE = (
    "Defence Minister Ana Kask said on Monday that Estonia will leave the Ottawa Convention."
)


def write_dossier(folder: Path, name: str, words: str = SENTENCE) -> dict[str, Any]:
    """Write the dossier of a sentence into a folder, and return it."""
    told = check(words, TODAY, date(2025, 3, 18)).to_json()
    (folder / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    return told


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two dossiers, and with files that are none."""
    folder = tmp_path_factory.mktemp("dossiers")
    write_dossier(folder, "a")
    write_dossier(folder, "b", "Finland has left the Ottawa Convention, Lithuania said.")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / "other.json").write_text('{"statements": []}', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """Return a client of the interface, with a folder of dossiers and one reading process."""
    app = api(replace(SETTINGS, dossiers=folder))
    yield TestClient(app, raise_server_exceptions=True)
    app.state.desk.close()
