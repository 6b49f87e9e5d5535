"""What a command answers, and what is asked of every answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a command printed, how it ended, and what it took."""

    status: int
    out: str
    err: str
    seconds: float = 0.0
    """Of CPU time: how busy the machine is does not count."""
    mebibytes: float = 0.0

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def sole_line(answer: Answer) -> str:
    """Return the one line that a refused command writes, on standard error alone."""
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("servanda: ")
    assert len(lines[0]) < 500
    return lines[0]


def keys(found: Any, wanted: Sequence[str]) -> None:
    """Check that an object holds the keys that a contract names."""
    missing = [key for key in wanted if key not in found]
    assert missing == [], f"missing: {missing}"
