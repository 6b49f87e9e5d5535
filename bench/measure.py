"""What the measurements share: process time, a ratio, a line, and whether an aim is met."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure beside its yardstick and its aim."""

    what: str
    figure: str
    ratio: float
    yardstick: str
    aim: str
    met: bool

    def line(self) -> str:
        """Return the measurement in one line."""
        verdict = "met" if self.met else "MISSED"
        return (
            f"{self.what}: {self.figure}; {self.ratio:,.1f} times {self.yardstick}; "
            f"aim {self.aim}: {verdict}"
        )


def cpu_seconds(work: Callable[[], object], *, rounds: int = 1) -> float:
    """Return the least CPU time of this process that ``work`` took."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def report(measured: Measured) -> int:
    """Print the measurement; return 1 where ``--strict`` is given and the aim is missed."""
    print(measured.line(), flush=True)
    return 1 if "--strict" in sys.argv[1:] and not measured.met else 0
