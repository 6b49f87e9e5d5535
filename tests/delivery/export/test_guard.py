"""No cell is a formula to a spreadsheet, and every cell comes back as it was."""

import csv
import io
import re

import openpyxl
import pytest
from hypothesis import given

from servanda.delivery.export.comma import csv_bytes, read_csv
from servanda.delivery.export.guard import UNGUARD, guarded, is_safe, unguarded
from servanda.delivery.export.table import Kind, Table, shapes
from tests.delivery.export.given import FORMULAS, WORDS, articles, record, tables

STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
WORDY = frozenset({Kind.TEXT, Kind.PARTIAL})


@given(WORDS)
def test_every_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert re.sub(UNGUARD, "", guarded(cell)) == cell


@given(WORDS)
def test_no_guarded_cell_begins_as_a_formula(cell: str) -> None:
    assert is_safe(guarded(cell))
    assert not guarded(cell).startswith(STARTS)
    # Where a spreadsheet parts by semicolons or tabs, or takes a break for a new line.
    for part in re.split(r"[;\t\r\n]", guarded(cell)):
        assert not part.startswith(STARTS)


@pytest.mark.parametrize("cell", ["Poland", "it's", "'quoted'", "a-b", "2025-03-18", "a; b", ""])
def test_a_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


@given(tables())
def test_every_table_comes_back_from_csv(table: Table) -> None:
    assert read_csv(csv_bytes(table), table.shape) == table


def _as_sheet(data: bytes, delimiter: str = ",") -> openpyxl.Workbook:
    """Return the cells as openpyxl takes them: it guesses their type from their value."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    text = data.decode()
    # openpyxl refuses control characters that no sheet can hold.
    kept = "".join(sign for sign in text if sign in "\t\r\n" or sign >= " ")
    for line in csv.reader(io.StringIO(kept, newline=""), delimiter=delimiter):
        sheet.append(line)
    return book


def _formulas(book: openpyxl.Workbook) -> list[str]:
    sheet = book.active
    assert sheet is not None
    return [
        str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" or str(cell.value or "").startswith(STARTS)
    ]


@pytest.mark.parametrize("name", [one.name for one in shapes().values() if one.of == "record"])
def test_the_record_holds_no_formula(name: str) -> None:
    # A whole number may be negative; none of the record is.
    assert _formulas(_as_sheet(csv_bytes(record(name)))) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_hostile_words_are_no_formula_however_the_sheet_parts_its_cells(delimiter: str) -> None:
    shape = shapes()["changes"]
    rows = tuple((formula,) * len(shape.columns) for formula in FORMULAS)
    table = Table(shape, rows)
    assert _formulas(_as_sheet(csv_bytes(table), delimiter)) == []


def test_openpyxl_takes_an_unguarded_cell_for_a_formula() -> None:
    assert _formulas(_as_sheet(b'"=1+1",x\n')) == ["=1+1"]


def test_a_list_of_hostile_words_is_no_formula() -> None:
    from servanda.delivery.export.dossier_table import LINES
    from servanda.delivery.export.table import table

    lines = [dict(line, members=list(FORMULAS)) for line in LINES["mentions"](articles())]
    data = csv_bytes(table("mentions", lines))
    for delimiter in (",", ";", "\t"):
        assert _formulas(_as_sheet(data, delimiter)) == []
