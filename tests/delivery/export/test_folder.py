"""A folder of dossiers gives only what can be written, and names the rest."""

import json
from pathlib import Path

import pytest

from servanda.delivery.export.folder import dossiers
from servanda.errors import Malformed
from tests.delivery.export.given import ARTICLES, ROOT, article


def test_dossiers_come_with_their_texts(tmp_path: Path) -> None:
    for name in ARTICLES:
        (tmp_path / f"{name}.json").write_text(json.dumps(article(name).dossier), "utf-8")
        (tmp_path / f"a text of {name}").write_bytes((ROOT / "examples" / name).read_bytes())
    found = dossiers(tmp_path)
    assert [one.text for one in found.entries] == [article(name).text for name in ARTICLES]
    assert not found.left_out
    assert not found.textless


def test_half_a_character_is_left_out_and_named(tmp_path: Path) -> None:
    data = json.loads(json.dumps(article(ARTICLES[0]).dossier))
    data["document"]["title"] = "\ud83d"
    (tmp_path / "half.json").write_text(json.dumps(data), "utf-8")
    found = dossiers(tmp_path)
    assert not found.entries
    assert not found.textless
    assert [(one.name, one.why) for one in found.left_out] == [
        ("half.json", "holds half a character, which no text has")
    ]


def test_no_folder_is_malformed(tmp_path: Path) -> None:
    with pytest.raises(Malformed):
        dossiers(tmp_path / "none")
