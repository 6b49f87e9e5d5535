"""What was published wrongly comes out right."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.record.party import parties
from servanda.record.standing import standing
from servanda.terms.standing import Basis

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("published_errors.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"])
def test_what_was_published_wrongly_comes_out_right(case: dict[str, Any]) -> None:
    for kind in ("bound", "standing"):
        for day, right in case.get(kind, {}).items():
            answer = standing(case["state"], case["treaty"], date.fromisoformat(day))
            assert getattr(answer, kind) == right, answer
            if "since" in case and answer.since is not None:
                assert answer.since == case["since"]


@pytest.mark.parametrize(
    ("on", "count"),
    [("2025-10-01", 166), ("2025-12-26", 166), ("2025-12-27", 163), ("2026-01-10", 162)],
)
def test_counts_in_circulation_are_those_of_their_day(on: str, count: int) -> None:
    # e02: 164 in January 2026; e04: 163 in autumn 2025.
    assert parties("APMBC", date.fromisoformat(on), Basis.DEPOSIT).count == count
