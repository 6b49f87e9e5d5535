"""Whoever kills a refresh, at any point, leaves the old record or the new one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from servanda.record.refresh.store import Contents, contents

FACTS = 25
CHILD = """
from datetime import date
import os, signal, sqlite3, sys
from pathlib import Path
from servanda.record.refresh.acceptance import accept
from servanda.record.refresh.compare import compare
from servanda.record.refresh.store import contents
from tests.record.refresh.pages import table
from tests.record.refresh.test_kill import rows

own, month, kill_at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
counted = 0

def traced(statement):
    global counted
    counted += 1
    if counted == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)

connect = sqlite3.connect
def watched(*given, **more):
    base = connect(*given, **more)
    base.set_trace_callback(traced)
    return base
sqlite3.connect = watched

day = date(2026, 11, 25)
found = compare([table(*rows(month), name=month + ".csv")], (), contents(own).seen_by, day)
accept(own, found, None, day)
print(counted)
"""


def rows(month: str) -> list[str]:
    """Return accessions of a month, one a day."""
    return [f"APMBC,NPL,accession,2026-{month}-{day:02}" for day in range(1, FACTS + 1)]


def refresh(own: Path, month: str, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    """Accept the accessions of a month, in a process that kills itself at a statement."""
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(own), month, str(kill_at)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )


def days(held: Contents) -> list[str]:
    """Return the days that entered, each with its sight and its check, or fail."""
    entered = sorted(one.line.dated for one in held.entries("APMBC"))
    assert len(held.sights) == len(entered)
    assert len(held.checks("APMBC")) * FACTS == len(entered)
    return entered


def test_a_kill_at_any_statement_leaves_the_old_record_or_the_new_one(tmp_path: Path) -> None:
    own = tmp_path / "record.sqlite"
    first = refresh(own, "09")
    assert first.returncode == 0, first.stderr
    statements = int(first.stdout)
    old = days(contents(own))
    assert len(old) == FACTS
    kept = own.read_bytes()
    for kill_at in range(1, statements + 1, 3):
        own.write_bytes(kept)
        own.with_name(f"{own.name}-journal").unlink(missing_ok=True)
        killed = refresh(own, "10", kill_at)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        now = days(contents(own))
        assert now == old, f"killed at statement {kill_at}"
    own.write_bytes(kept)
    assert refresh(own, "10").returncode == 0
    assert len(days(contents(own))) == 2 * FACTS


@pytest.mark.parametrize("kill_at", [1, 5, 9, 20, 40, 60])
def test_a_first_refresh_that_is_killed_leaves_no_record(tmp_path: Path, kill_at: int) -> None:
    own = tmp_path / "record.sqlite"
    assert refresh(own, "09", kill_at).returncode == -signal.SIGKILL
    assert days(contents(own)) == []
    assert refresh(own, "09").returncode == 0
    assert len(days(contents(own))) == FACTS


def test_a_kill_at_any_moment_leaves_the_old_record_or_the_new_one(tmp_path: Path) -> None:
    own = tmp_path / "record.sqlite"
    outcomes = set()
    for moment in range(12):
        own.unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(own), "09", "0"],
            stdout=subprocess.DEVNULL,
            cwd=Path(__file__).parents[3],
        ) as child:
            while not own.exists() and child.poll() is None:
                pass
            os.sched_yield()
            for _ in range(moment * 20_000):
                pass
            child.kill()
        outcomes.add(len(days(contents(own))))
        own.with_name(f"{own.name}-journal").unlink(missing_ok=True)
    assert outcomes <= {0, FACTS}
