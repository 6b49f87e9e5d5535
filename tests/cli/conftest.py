"""The command line, run in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from servanda.cli.main import main
from tests.cli.answer import Answer

COMMAND = Path(sys.executable).with_name("servanda")


Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that runs the command line in this process."""

    def asked(*words: str, stdin: bytes = b"") -> Answer:
        given = io.BufferedReader(io.BytesIO(stdin))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given, encoding="utf-8"))
        capsys.readouterr()
        status = main(words)
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return asked


@pytest.fixture
def run(tmp_path: Path) -> Ask:
    """Return a function that runs the command line in a process of its own, and measures it."""

    def ran(*words: str | Path, stdin: Path | None = None) -> Answer:
        out, err = tmp_path / "out", tmp_path / "err"
        with (
            out.open("wb") as to,
            err.open("wb") as errors,
            (stdin or Path(os.devnull)).open("rb") as given,
            subprocess.Popen([COMMAND, *words], stdin=given, stdout=to, stderr=errors) as process,
        ):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        return Answer(
            process.returncode,
            out.read_text(encoding="utf-8"),
            err.read_text(encoding="utf-8"),
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
        )

    return ran
