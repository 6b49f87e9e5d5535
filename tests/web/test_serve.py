"""``servanda serve``: one line when it begins, none when it ends, one when it cannot begin."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

COMMAND = Path(sys.executable).with_name("servanda")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a server that is ended in any case."""
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", "0", "--dossiers", tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_it_says_where_it_is_and_ends_cleanly(served: subprocess.Popen[str]) -> None:
    assert served.stdout is not None
    assert served.stderr is not None
    line = served.stdout.readline()
    found = re.fullmatch(r"Servanda is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", line)
    assert found is not None
    with urlopen(f"{found[1]}treaty/APMBC", timeout=60) as answer:
        assert answer.status == 200
        assert b"Ottawa Convention" in answer.read()
    served.send_signal(signal.SIGINT)
    assert served.wait(timeout=60) == 0
    assert served.stdout.read() == ""
    assert served.stderr.read() == ""


def ran(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "serve", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = ran("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "cannot be listened on" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("--host", "203.0.113.7"),
        ("--port", "70000"),
        ("--contact", "nobody"),
        ("--contact", "javascript:alert(1)"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(words: tuple[str, ...]) -> None:
    done = ran(*words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_without_the_extra_it_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "fastapi.py").write_text("raise ImportError('not installed')")
    done = ran(PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "servanda[web]" in done.stderr
    assert done.stderr.count("\n") == 1
