"""The files of the record: whole, sorted, strictly read, and nothing of the facts lost."""

import csv
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from servanda.errors import DataError
from servanda.law.catalogue import catalogue
from servanda.record.action import ACTION_COLUMNS, STEP_COLUMNS, actions, steps, treaty_ids
from servanda.record.coverage import coverage
from servanda.record.finding import findings, subjects
from servanda.record.table import parsed_rows
from servanda.terms.action import ActionKind
from servanda.terms.source import Confidence

RECORD = Path(str(files("servanda").joinpath("data", "record")))
OURS = "the record of actions"
ADDED = {
    ("ECHR", "GRC", "ratification", "1974-11-28"),
    ("ICRW", "ISL", "consent_to_be_bound", "2002-10-10"),
    ("ICSID", "ECU", "ratification", "2021-08-04"),
    ("ILO", "USA", "consent_to_be_bound", "1980-02-18"),
    ("SINGLE61", "BOL", "accession", "2013-01-11"),
    ("UNESCO", "GBR", "consent_to_be_bound", "1997-07-01"),
    ("UNESCO", "SGP", "consent_to_be_bound", "2007-10-08"),
    ("UNESCO", "USA", "consent_to_be_bound", "2003-10-01"),
    ("UNESCO", "USA", "consent_to_be_bound", "2023-07-10"),
    ("UPU", "USA", "withdrawal_rescinded", "2019-10-15"),
}
"""Rows of our own beside the facts: returns after an exit, a notice taken back; from memory."""


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", sorted((RECORD / "actions").iterdir()), ids=lambda p: p.stem)
def test_actions_are_sorted_and_whole(path: Path) -> None:
    rows = table(path)
    keys = [(row["state"], row["date"], row["action"]) for row in rows]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert tuple(rows[0]) == ACTION_COLUMNS
    assert all(row["source"] and row["confidence"] for row in rows)
    assert coverage(path.stem)


@pytest.mark.parametrize("path", sorted((RECORD / "steps").iterdir()), ids=lambda p: p.stem)
def test_steps_are_sorted_and_whole(path: Path) -> None:
    rows = table(path)
    keys = [(row["state"], row["date"], row["step"]) for row in rows]
    assert keys == sorted(keys)
    assert tuple(rows[0]) == STEP_COLUMNS
    assert all(bool(row["reference"]) == bool(row["reference_confidence"]) for row in rows)


def test_every_file_is_read_without_complaint() -> None:
    assert sum(len(actions(treaty)) for treaty in treaty_ids()) > 4900
    assert sum(len(steps(treaty)) for treaty in treaty_ids()) == 234
    assert all(findings(state, "NPT") for state in subjects("NPT"))


def test_no_action_of_the_facts_is_lost(shared: Path) -> None:
    facts = Counter(
        (
            row["treaty_id"],
            row["state_iso3"],
            row["action"],
            row["date"],
            row["source"],
            row["note"],
            row["confidence"],
            row["source_as_of"],
        )
        for name in ("actions.csv", "actions_more.csv")
        for row in table(shared / "facts" / name)
    )
    held = Counter(
        (
            path.stem,
            row["state"],
            row["action"],
            row["date"],
            row["source"],
            row["note"],
            row["confidence"],
            row["as_of"],
        )
        for path in (RECORD / "actions").iterdir()
        for row in table(path)
    )
    assert not facts - held
    ours = held - facts
    assert {key[:4] for key in ours} == ADDED
    assert {key[6] for key in ours} == {"memory"}


def own_words(text: str) -> str:
    """Return the text as the record has it, which names no file beside the project."""
    return text.replace("actions_more.csv", OURS).replace("actions.csv", OURS)


def test_no_step_of_the_facts_is_lost(shared: Path) -> None:
    names = ("act", "step", "date", "body", "detail", "source", "confidence")
    facts = Counter(
        (row["treaty_id"], row["state_iso3"], *(own_words(row[name]) for name in names))
        for row in table(shared / "facts" / "domestic.csv")
    )
    held = Counter(
        (path.stem, row["state"], *(row[name] for name in names))
        for path in (RECORD / "steps").iterdir()
        for row in table(path)
    )
    assert facts == held


def test_every_treaty_with_clauses_has_a_record_or_says_that_it_has_none() -> None:
    assert set(catalogue()) <= set(treaty_ids())
    assert set(treaty_ids()) - set(catalogue()) == {"CCW-A1", "KINSHASA", "MERC", "ROME-AGG"}
    for treaty in treaty_ids():
        held = coverage(treaty)
        assert held.reach.complete_to or held.reach.gaps, treaty


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("state,aktion\nPOL,signature\n", "X.csv line 1: columns"),
        ("state,action\nPOL\n", "X.csv line 2: 1 cells"),
        ("action,state\nsignature,POL\n", "X.csv line 1: columns: their order"),
        ('state,action\nPOL,"signature\n', "X.csv line 2"),
        ("", "X.csv line 1: columns"),
    ],
)
def test_a_table_of_another_shape_is_refused_by_place(text: str, place: str) -> None:
    with pytest.raises(DataError, match=place):
        list(parsed_rows(text, ("state", "action"), "X.csv"))


def test_a_cell_of_another_kind_is_refused_by_place() -> None:
    text = "state,action,date,confidence\n,walked,2025-02-30,rumour\n"
    (row,) = parsed_rows(text, ("state", "action", "date", "confidence"), "X.csv")
    with pytest.raises(DataError, match=r"X\.csv line 2: state: is empty"):
        row.must("state")
    with pytest.raises(DataError, match=r"X\.csv line 2: action: 'walked' is not known"):
        row.word("action", ActionKind)
    with pytest.raises(DataError, match=r"X\.csv line 2: date: '2025-02-30' is no day"):
        row.day("date")
    with pytest.raises(DataError, match=r"X\.csv line 2: confidence: 'rumour' is not known"):
        row.word("confidence", Confidence)
