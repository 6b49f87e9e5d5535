"""The tables hold what the record and the dossiers hold, in the columns that are described."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.export.comma import csv_bytes, read_csv
from servanda.delivery.export.dossier_table import LINES
from servanda.delivery.export.folder import Held
from servanda.delivery.export.licence import digest
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import Kind, shapes, table
from servanda.delivery.export.tables import filled, names
from servanda.record.action import actions, treaty_ids
from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.record.standing import standing
from servanda.terms.standing import Basis
from tests.delivery.export.given import ON, article, articles, held, record

RECORD = [name for name, shape in shapes().items() if shape.of == "record"]
DOSSIERS = [name for name, shape in shapes().items() if shape.of == "dossiers"]
TYPES: dict[Kind, type] = {
    Kind.TEXT: str,
    Kind.PARTIAL: str,
    Kind.DAY: date,
    Kind.WHOLE: int,
    Kind.TRUTH: bool,
    Kind.TEXTS: list,
    Kind.SPAN: list,
    Kind.SPANS: list,
    Kind.GROUNDS: list,
    Kind.WAY: list,
}


@pytest.mark.parametrize("name", RECORD)
def test_each_cell_holds_what_its_column_says(name: str) -> None:
    columns = shapes()[name].columns
    for row in record(name).rows:
        for cell, column in zip(row, columns, strict=True):
            assert cell is None or type(cell) is TYPES[column.kind], column.name


@pytest.mark.parametrize("name", [*RECORD, *DOSSIERS])
def test_a_key_names_one_line(name: str) -> None:
    one = filled(name, Scope(ON), articles())
    keys = [tuple(line[column] for column in one.shape.key) for line in one.records()]
    assert not one.shape.key or len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", [*RECORD, *DOSSIERS])
def test_csv_gives_back_every_table(name: str) -> None:
    one = filled(name, Scope(ON), articles())
    assert read_csv(csv_bytes(one), one.shape) == one
    assert digest(read_csv(csv_bytes(one), one.shape)) == digest(one)


def test_no_table_that_should_hold_something_is_empty() -> None:
    counts = {name: len(filled(name, Scope(ON), articles()).rows) for name in shapes()}
    assert [name for name, count in counts.items() if count == 0] == []


def test_every_action_of_the_record_has_a_line() -> None:
    assert len(record("actions").rows) == sum(len(actions(one)) for one in treaty_ids())


def _lines(name: str, **scope: Any) -> list[dict[str, Any]]:
    return list(filled(name, Scope(**{"on": ON, **scope})).records())


def test_standings_and_parties_are_those_of_the_record() -> None:
    (line,) = _lines("standings", treaty="APMBC", state="POL", on=date(2026, 2, 19))
    answer = standing("POL", "APMBC", date(2026, 2, 19))
    assert (line["standing"], line["bound"]) == ("leaving", True)
    assert line["until"] == answer.until == date(2026, 2, 20)
    listed = [x["state"] for x in _lines("parties", treaty="APMBC") if x["basis"] == "force"]
    assert tuple(listed) == parties("APMBC", ON, Basis.FORCE).parties


def test_exits_carry_every_step_and_their_sources() -> None:
    (line,) = _lines("exits", treaty="APMBC", state="POL")
    (one,) = exits("APMBC", "POL", on=ON)
    assert (line["notified"], line["effective"]) == ("2025-08-20", "2026-02-20")
    assert len(line["grounds"]) == len(one.grounds)
    assert any(ground["source"] for ground in line["grounds"])


def test_nothing_is_told_that_was_not_public_then() -> None:
    known = date(2025, 3, 17)
    for name in ("actions", "steps", "exits", "standings", "changes"):
        assert _lines(name, treaty="APMBC", state="POL", known_on=known, on=ON) == [
            line
            for line in _lines(name, treaty="APMBC", state="POL", known_on=known, on=ON)
            if "2025-08" not in str(line) and "2026-02" not in str(line)
        ]
    assert "deadlines" not in names((), Scope(ON, known_on=known), with_dossiers=False)


def test_what_is_recorded_later_is_left_out() -> None:
    assert _lines("actions", treaty="APMBC", recorded_on=date(1999, 1, 1)) == []


def test_statements_quote_the_text() -> None:
    one = article("poland-announcement.txt")
    lines = list(table("statements", LINES["statements"]([one])).records())
    assert one.text is not None
    for line in lines:
        assert line["quotation"] == [one.text[start:end] for start, end in line["content"]]
    assert "Halina Wrzos" in {line["name"] for line in lines}
    assert any(line["against"] == ["APMBC"] for line in lines)


@given(held())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_dossier_fills_the_tables_and_comes_back(one: Held) -> None:
    for name in DOSSIERS:
        filled_ = table(name, LINES[name]([one]))
        assert read_csv(csv_bytes(filled_), filled_.shape) == filled_
