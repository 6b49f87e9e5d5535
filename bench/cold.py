"""``servanda status APMBC POL`` from a cold start, beside an interpreter that does nothing."""

import os
import subprocess
import sys
from pathlib import Path

from bench.measure import Measured, report

ROUNDS = 7
FACTOR, ALLOWANCE = 3.0, 0.2
COMMAND = Path(sys.executable).with_name("servanda")


def cpu_of(command: list[str]) -> float:
    """Return the least CPU time, user and system, of a fresh process."""
    taken = []
    for _ in range(ROUNDS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{command} ended with exit status {process.returncode}")
        taken.append(usage.ru_utime + usage.ru_stime)
    return min(taken)


def main() -> int:
    """Measure, print, and return the exit status."""
    nothing = cpu_of([sys.executable, "-c", "pass"])
    cold = cpu_of([str(COMMAND), "status", "APMBC", "POL"])
    bound = FACTOR * nothing + ALLOWANCE
    return report(
        Measured(
            what="servanda status, cold",
            figure=f"{cold:.3f} s of CPU",
            ratio=cold / nothing,
            yardstick=f"python -c pass ({nothing:.3f} s)",
            aim=f"under {FACTOR:.0f} times that and {ALLOWANCE} s = {bound:.3f} s",
            met=cold < bound,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
