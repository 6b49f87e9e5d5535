"""Every dated event of the oracle comes out, or is listed with its reason."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from servanda.law.catalogue import treaty
from servanda.law.effect import effect

EXCEPTIONS = Path(__file__).with_name("oracle_exceptions.csv")
ALLOWED = 8
"""How many rows may not come out; the issue allows sixty."""
OFFICIAL = 2
KEY = ("part", "treaty", "state", "kind", "acted")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def key(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def ours(row: dict[str, str]) -> str:
    acted = date.fromisoformat(row["acted"])
    found = effect(treaty(row["treaty"]), row["kind"], acted, state=row["state"])
    return found.on.isoformat() if found.on else ""


def test_every_row_comes_out_or_is_listed(shared: Path) -> None:
    listed = {key(row): row["ours"] for row in rows(EXCEPTIONS)}
    missed = {
        key(row): ours(row)
        for row in rows(shared / "facts" / "oracle.csv")
        if ours(row) != row["published_effective"]
    }
    assert missed == listed


def test_the_number_of_exceptions_is_fixed() -> None:
    held = list(rows(EXCEPTIONS))
    assert len(held) == ALLOWED
    assert all(row["reason"] for row in held)


def test_official_rows_are_excepted_for_proven_typing_errors_only(shared: Path) -> None:
    excepted = {key(row): row for row in rows(EXCEPTIONS)}
    official = [
        excepted[key(row)]
        for row in rows(shared / "facts" / "oracle.csv")
        if key(row) in excepted and row["confidence"] == "official"
    ]
    assert len(official) == OFFICIAL
    assert all(row["class"] == "typing error" for row in official)


def test_the_classes_of_exceptions_are_few() -> None:
    classes = Counter(row["class"] for row in rows(EXCEPTIONS))
    assert set(classes) == {"typing error", "disputed", "succession", "taken back", "conflict"}
