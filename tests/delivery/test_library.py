"""A folder of dossiers: bounded, checked, and nothing in it lost without a word."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.library import Bounds, library
from servanda.errors import Malformed
from tests.delivery.shelf import shelved

PRINTED = date(2025, 6, 30)
EXAMPLES = ("poland-announcement.txt", "sahel-rome-statute.txt", "ukraine-suspension.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for example in EXAMPLES:
        shelved(tmp_path, example, PRINTED)
    return tmp_path


def test_dossiers_find_their_texts_whatever_the_files_are_called(folder: Path) -> None:
    (folder / EXAMPLES[0]).rename(folder / "other name.dat")
    found = library(folder)
    assert [one.name for one in found.entries] == [f"{name}.json" for name in EXAMPLES]
    assert found.left_out == ()
    assert found.textless == ()
    for one in found.entries:
        for statement in one.dossier["statements"]:
            assert one.words(statement["cue"] or statement["content"][0])


def test_a_dossier_without_its_text_is_told_of(folder: Path) -> None:
    (folder / EXAMPLES[2]).unlink()
    found = library(folder)
    assert found.textless == (f"{EXAMPLES[2]}.json",)
    assert found.entries[2].words([0, 5]) is None


def test_a_text_that_was_read_otherwise_lends_no_words(folder: Path) -> None:
    path = folder / f"{EXAMPLES[0]}.json"
    told = json.loads(path.read_text("utf-8"))
    told["document"]["characters"] += 1
    path.write_text(json.dumps(told), "utf-8")
    found = library(folder)
    assert found.textless == (path.name,)
    assert found.left_out[0].why == "its text was read otherwise: its words are not shown"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"a": NaN}', "no JSON"),
        (b"9" * 10_000, "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b"[]", "no dossier: the dossier: a list is no object"),
        (b"{}", "no dossier: the dossier: document is missing"),
    ],
)
def test_what_is_no_dossier_is_named_with_the_reason(
    folder: Path, content: bytes, why: str
) -> None:
    (folder / "a.json").write_bytes(content)
    found = library(folder)
    assert len(found.entries) == 3
    assert [(one.name, one.why) for one in found.left_out] == [("a.json", why)]


def test_a_second_dossier_of_a_text_is_named(folder: Path) -> None:
    raw = (folder / f"{EXAMPLES[0]}.json").read_bytes()
    (folder / "z.json").write_bytes(raw)
    found = library(folder)
    assert len(found.entries) == 3
    assert found.left_out[0].why == f"about the same text as {EXAMPLES[0]}.json"


def test_a_file_may_hold_a_dossier_a_line_and_the_news_beside_it(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from servanda.cli.main import servanda

    news = tmp_path / "news.jsonl"
    told: list[dict[str, Any]] = [
        {"id": 1, "text": "Finland said on Monday that it left the Ottawa Convention.\n"},
        {"id": "b", "text": "“Poland leaves the Ottawa Convention,” Halina Wrzos said."},
    ]
    news.write_text("\n".join(map(json.dumps, told)), "utf-8")
    run = CliRunner().invoke(servanda, ["read", str(news), "--json"])
    assert run.exit_code == 0, run.output
    (tmp_path / "out.jsonl").write_text(run.stdout, "utf-8")
    found = library(tmp_path)
    assert [one.name for one in found.entries] == ["out.jsonl:1", "out.jsonl:2"]
    assert found.left_out == ()
    assert found.textless == ()
    assert [one.text for one in found.entries] == [one["text"] for one in told]


def test_bounds_leave_out_and_say_so(folder: Path) -> None:
    few = library(folder, Bounds(files=2))
    assert [one.why for one in few.left_out] == ["there are too many files"] * 4
    small = library(folder, Bounds(bytes_of_file=100))
    assert {one.why for one in small.left_out} == {"larger than 100 bytes"}
    assert len(small.left_out) == 3
    full = library(folder, Bounds(bytes_of_all=2_000))
    assert full.left_out
    one = library(folder, Bounds(dossiers=1))
    assert [left.why for left in one.left_out] == ["there are too many dossiers"] * 2


def test_what_is_no_file_is_passed_by_and_folders_are_not_entered(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "x.json").write_text("{")
    os.mkfifo(folder / "pipe.json")
    assert library(folder).left_out == ()


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="No such file"):
        library(tmp_path / "none")


@given(st.binary(max_size=200))
def test_any_bytes_are_counted(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.json").write_bytes(raw)
    found = library(folder)
    assert len(found.entries) + len(found.left_out) == 1 or raw.strip() == b""
