"""What goes wrong behind the door: one line, a status, and never a bug's traceback."""

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from servanda.cli.door import exit_status
from servanda.errors import AmbiguousName, DataError, Malformed, Refused, UnknownName
from tests.cli.conftest import COMMAND

ROOT = Path(__file__).parents[2]


def raising(error: BaseException) -> Callable[[], object]:
    def call() -> object:
        raise error

    return call


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Malformed("the input is empty"), 3),
        (DataError("APMBC.toml: clock: missing"), 3),
        (Refused("too large"), 2),
        (UnknownName("Atlantis", "state", ["Austria"]), 2),
        (AmbiguousName("Congo", "state", ["COD", "COG"]), 2),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "x.txt"), 2),
        (MemoryError(), 2),
    ],
    ids=lambda one: type(one).__name__,
)
def test_each_error_has_a_line_and_a_status(
    capsys: pytest.CaptureFixture[str], error: BaseException, status: int
) -> None:
    assert exit_status(raising(error)) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == ""


def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        exit_status(raising(ZeroDivisionError()))


def test_a_message_of_many_lines_becomes_one(capsys: pytest.CaptureFixture[str]) -> None:
    exit_status(raising(Refused("a\nb\x1b[2J" + "c" * 5000)))
    printed = capsys.readouterr().err
    assert len(printed.splitlines()) == 1
    assert len(printed) < 500
    assert "\x1b" not in printed


@pytest.mark.parametrize(
    "words", [("parties", "APMBC"), ("read", "examples/poland-announcement.txt")], ids=" ".join
)
def test_a_reader_that_goes_away_is_no_failure(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [COMMAND, *words], cwd=ROOT, stdout=gone, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="left out: no /dev/full here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "treaty", "APMBC"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["servanda: No space left on device"]
