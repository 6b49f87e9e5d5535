"""Files are written whole or not at all, and never over others unless asked."""

from pathlib import Path

import pytest

from servanda.delivery.export.place import check, write_file, write_folder
from servanda.errors import Refused


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_file_is_not_replaced_unless_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.csv"
    write_file(path, b"1", force=False)
    with pytest.raises(Refused, match="there already; --force"):
        write_file(path, b"2", force=False)
    assert path.read_bytes() == b"1"
    write_file(path, b"2", force=True)
    assert _held(tmp_path) == {"new/a.csv": b"2"}


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"1", "data/b": b"2"}, force=False)
    assert _held(tmp_path) == {"out/a": b"1", "out/data/b": b"2"}
    with pytest.raises(Refused, match="there already"):
        write_folder(tmp_path / "out", {"a": b"3"}, force=False)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", {"a": b"1"}, force=False)
    assert _held(tmp_path) == {"out/a": b"1"}


def test_what_else_lies_in_a_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path, {"a": b"1"}, force=True)
    assert _held(tmp_path) == {"a": b"1", "mine.txt": b"mine"}


def test_where_writing_fails_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="name"):
        write_folder(tmp_path / "out", {"a": b"1", "b" * 300: b"2"}, force=False)
    with pytest.raises(OSError, match="name"):
        write_file(tmp_path / ("b" * 250), b"1", force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Refused, match="is a file"):
        check(tmp_path / "a", force=True, folder=True)
    with pytest.raises(Refused, match="is a folder"):
        check(tmp_path, force=True, folder=False)
