"""``servanda export``: what is written, what is refused, and how that is said."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.answer import sole_line
from tests.cli.conftest import Ask
from tests.conftest import ROOT

ON = ("--on", "2026-11-24")


@pytest.fixture
def dossiers(ask: Ask, tmp_path: Path) -> Path:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    article = ROOT / "examples" / "poland-announcement.txt"
    told = ask("read", str(article), "--published", "2025-03-20", *ON, "--json")
    (folder / "poland.json").write_text(told.out, "utf-8")
    (folder / "poland.txt").write_bytes(article.read_bytes())
    return folder


def test_one_table_is_one_file(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "exits.csv"
    answer = ask("export", "exits", "--treaty", "ottawa", "--out", str(path), *ON)
    assert answer.status == 0
    size = path.stat().st_size
    assert answer.out.split() == f"Wrote {path}: 1 file, 6 lines, {size:,} bytes.".split()
    assert answer.err == "servanda: exits: 6 lines\n"
    with path.open(encoding="utf-8", newline="") as file:
        states = [line["state"] for line in csv.DictReader(file)]
    assert sorted(states) == ["EST", "FIN", "LTU", "LVA", "POL", "UKR"]


def test_all_tables_are_a_folder(ask: Ask, tmp_path: Path, dossiers: Path) -> None:
    out = tmp_path / "out"
    words = ("export", "--format", "parquet", "--dossiers", str(dossiers), "--out", str(out))
    answer = ask(*words, "--treaty", "CCM", *ON)
    assert answer.status == 0
    assert len(list(out.glob("*.parquet"))) == 18
    assert "servanda: 1 dossiers, 1 of them with their text\n" in answer.err


def test_json_says_what_each_file_is(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "package"
    words = ("export", "--format", "package", "--state", "Poland", "--out", str(out), "--json")
    told = ask(*words, *ON).json
    assert told["out"] == str(out)
    for one in told["files"]:
        data = Path(one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert json.loads((out / "datapackage.json").read_text("utf-8"))["licenses"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("jsonld", b"{"), ("ftm", b"{"), ("markdown", b"## The Ottawa Convention"), ("pdf", b"%PDF")],
)
def test_the_other_forms_are_one_file(
    form: str, begins: bytes, ask: Ask, tmp_path: Path, dossiers: Path
) -> None:
    words = ("export", "--format", form, "--treaty", "APMBC", "--dossiers", str(dossiers), *ON)
    for name in ("once", "again"):
        assert ask(*words, "--out", str(tmp_path / name)).status == 0
    once = (tmp_path / "once").read_bytes()
    assert once.startswith(begins)
    assert once == (tmp_path / "again").read_bytes()


def test_nothing_is_replaced_unless_that_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine", "utf-8")
    words = ("export", "states", "--out", str(path), *ON)
    answer = ask(*words)
    assert answer.status == 2
    assert sole_line(answer) == f"servanda: {path}: is there already; --force replaces it"
    assert path.read_text("utf-8") == "mine"
    assert ask(*words, "--force").status == 0
    assert path.read_text("utf-8").startswith("state,name\n")


def test_what_was_not_public_then_is_not_told(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "then"
    words = ("export", "--treaty", "APMBC", "--known-on", "2025-03-17", "--out", str(out))
    answer = ask(*words, *ON)
    assert "deadlines: left out; not held by the day on which they became known" in answer.err
    assert not (out / "deadlines.csv").exists()
    assert "2025-08-20" not in (out / "actions.csv").read_text("utf-8")


def test_the_pages_become_files(ask: Ask, tmp_path: Path, dossiers: Path) -> None:
    out = tmp_path / "site"
    words = ("export", "--site", str(out), "--treaty", "CFE", "--state", "RUS")
    answer = ask(*words, "--dossiers", str(dossiers), *ON)
    assert answer.status == 0
    count = len([path for path in out.rglob("*") if path.is_file()])
    assert (
        answer.out.split() == f"Wrote {out}: {count} files; begin with {out}/index.html.".split()
    )
    assert "Halina Wrzos" in (out / "board" / "index.html").read_text("utf-8")


def test_the_tables_are_listed(ask: Ask) -> None:
    told = ask("export", "--tables").out
    assert "standings (record): Where each state" in told
    columns = ask("export", "--tables", "states").out
    assert "  state (text): ISO 3166-1 alpha-3" in columns
    assert [one["name"] for one in ask("export", "--tables", "acts", "--json").json] == ["acts"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "name the file or folder"),
        (("no-table", "--out", "x"), "unknown table: 'no-table'"),
        (("exits", "--format", "pdf", "--out", "x"), "pdf holds no tables"),
        (("--format", "pdf", "--out", "x"), "name it"),
        (("--format", "markdown", "--out", "x"), "name it"),
        (("mentions", "--out", "x"), "--dossiers"),
        (("deadlines", "--known-on", "2025-01-01", "--out", "x"), "not held by the day"),
        (("exits", "--since", "2027-01-01", "--on", "2026-01-01", "--out", "x"), "comes after"),
        (("exits", "--treaty", "no such", "--out", "x"), "unknown treaty"),
        (("--site", "x", "--out", "y"), "no tables, no --out"),
        (("--site", "x", "--known-on", "2025-01-01"), "what is known now"),
        (("--site", "x", "--address", "javascript:x"), "no http or https address"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(
    words: tuple[str, ...], why: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask("export", *words)
    assert answer.status == 2
    assert why in sole_line(answer)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_refused(ask: Ask, tmp_path: Path) -> None:
    words = (
        "export",
        "mentions",
        "--dossiers",
        str(tmp_path / "none"),
        "--out",
        str(tmp_path / "x"),
    )
    answer = ask(*words)
    assert answer.status == 2
    assert "none" in sole_line(answer)


def test_a_dossier_that_is_none_is_left_out_and_named(
    ask: Ask, tmp_path: Path, dossiers: Path
) -> None:
    (dossiers / "broken.json").write_text("{", "utf-8")
    out = tmp_path / "mentions.csv"
    answer = ask("export", "mentions", "--dossiers", str(dossiers), "--out", str(out), *ON)
    assert answer.status == 0
    assert "servanda: broken.json: left out: no JSON\n" in answer.err
