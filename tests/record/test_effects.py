"""Days of effect, one by one and in bulk, with what the record knows of the state."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from servanda.errors import Malformed, UnknownName
from servanda.record.action import treaty_ids
from servanda.record.effects import ANSWERED, ASKED, effect, effects

CODES = {"Poland": "POL", "UKR": "UKR", "POL": "POL", "USA": "USA"}


def state_code(text: str) -> str:
    """Return the code of a few states."""
    if text not in CODES:
        raise UnknownName(text, "state")
    return CODES[text]


def treaty_id(text: str) -> str:
    """Return the id of a treaty that is written as its id."""
    if text not in treaty_ids():
        raise UnknownName(text, "treaty")
    return text


def answered(*rows: tuple[str, str, str, str]) -> list[dict[str, str]]:
    """Return the rows with their answers."""
    return list(
        effects((dict(zip(ASKED, row, strict=True)) for row in rows), state_code, treaty_id)
    )


def test_a_withdrawal_takes_effect_six_months_after_receipt() -> None:
    (row,) = answered(("APMBC", "Poland", "withdrawal", "2025-08-20"))
    assert row["effective"] == "2026-02-20"
    assert row["article"] == "20(3)"
    assert row["basis"] == "text"
    assert row["state"] == "Poland"


def test_armed_conflict_found_in_the_record_holds_an_exit() -> None:
    (row,) = answered(("APMBC", "UKR", "withdrawal", "2025-07-01"))
    assert row["effective"] == ""
    assert "armed conflict" in row["reason"]
    assert effect("APMBC", "withdrawal", date(2020, 1, 1), state="UKR").on == date(2020, 7, 1)
    assert effect("APMBC", "withdrawal", date(2025, 7, 1), in_conflict=True).on is None


def test_a_notice_too_early_for_the_state_is_barred() -> None:
    assert effect("PARIS", "withdrawal", date(2021, 6, 1), state="USA").on is None


def test_what_cannot_be_answered_has_a_reason_and_its_line() -> None:
    rows = answered(
        ("APMBC", "POL", "withdrawal", "2025-02-30"),
        ("LEAGUE", "POL", "withdrawal", "2025-02-20"),
        ("APMBC", "Atlantis", "withdrawal", "2025-02-20"),
        ("APMBC", "POL", "dancing", "2025-02-20"),
        ("MERC", "POL", "accession", "2025-02-20"),
        ("APMBC", "POL", "suspension", "2025-02-20"),
        ("APMBC", "POL", "withdrawal", "9999-12-31"),
        ("APMBC", "POL", "withdrawal", ""),
        ("", "", "", ""),
        ("APMBC", "*", "withdrawal", "2025-08-20"),
    )
    assert [row["effective"] for row in rows] == [""] * 9 + ["2026-02-20"]
    assert all(row["reason"] for row in rows)
    assert all(tuple(row) == (*ASKED, *ANSWERED) for row in rows)


def test_a_missing_column_is_malformed() -> None:
    rows: list[Mapping[str, str]] = [{"treaty": "APMBC", "state": "POL", "kind": "withdrawal"}]
    with pytest.raises(Malformed, match="acted"):
        list(effects(rows, state_code, treaty_id))


def test_the_dated_events_of_others_come_out(shared: Path) -> None:
    with (shared / "facts" / "oracle.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["treaty"] in treaty_ids()]
    asked = [{name: row[name] for name in ASKED} for row in rows]
    found = list(effects(asked, lambda text: text, lambda text: text))
    assert len(found) == len(rows)
    wrong = [
        (row["treaty"], row["state"], row["kind"], row["acted"])
        for row, answer in zip(rows, found, strict=True)
        if answer["effective"] != row["published_effective"]
    ]
    assert len(wrong) <= 12, wrong


def test_a_kind_may_be_named_by_its_verb() -> None:
    (answer,) = answered(("APMBC", "POL", "Withdraw", "2025-08-20"))
    assert answer["effective"] == "2026-02-20"
