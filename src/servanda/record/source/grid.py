"""Tables of a page as rows of cells, whatever it was saved as: HTML, CSV, or text with ``|``."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO

from servanda.errors import Malformed
from servanda.record.source.cell import tidy
from servanda.record.source.rule import rules

MOST_ROWS = 20_000
MOST_CELLS = 200
"""Cells of one row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, and the footnote marks in it."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its id in the page, its rows, and where in the text of the page it begins."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    at: int = 0
    closed: bool = True
    """Whether its end was seen."""
    inside: int | None = None
    """Which table of the page it stands in."""

    @property
    def head(self) -> tuple[str, ...]:
        """Return the texts of its first row."""
        return tuple(cell.text for cell in self.rows[0]) if self.rows else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: all its text, its tables, its footnotes."""

    text: str
    grids: tuple[Grid, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    """Footnote marks anywhere outside the footnotes."""
    unnumbered: tuple[str, ...] = ()
    """Footnotes without a number."""
    whole: bool = True
    """Whether the page has its end."""


def row_text(row: tuple[Cell, ...]) -> str:
    """Return a row as one line."""
    return " | ".join(cell.text + "".join(f" ({mark})" for mark in cell.marks) for cell in row)


def text_sheet(text: str, name: str) -> Sheet:
    """Return a page saved as text, the cells of its tables parted by ``|``.

    Raises:
        Malformed: A row has cells without end.
    """
    firsts = rules("detect")["first_heads"]
    above: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for line in text.split("\n"):
        if line.count("|") > MOST_CELLS:
            raise Malformed(f"{name}: a row of more than {MOST_CELLS} cells")
        cells = tuple(Cell(tidy(one)) for one in line.split("|"))
        if rows or (len(cells) > 1 and cells[0].text in firsts):
            # Below the heads each line is a row, be it one that has lost its cells.
            rows += [cells] if line.strip() else []
        else:
            above += [cell.text for cell in cells]
    return Sheet("\n".join(above), (Grid("", tuple(rows)),) if rows else ())


def csv_sheet(text: str, name: str) -> Sheet:
    """Return a page saved as CSV.

    Raises:
        Malformed: It is no CSV, or too long.
    """
    rows: list[tuple[Cell, ...]] = []
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for cells in lines:
            if len(rows) > MOST_ROWS or len(cells) > MOST_CELLS:
                raise Malformed(f"{name}: more than {MOST_ROWS} rows or {MOST_CELLS} cells")
            if cells:
                rows.append(tuple(Cell(tidy(one)) for one in cells))
    except csv.Error as error:
        raise Malformed(f"{name} line {lines.line_num}: {error}") from None
    return Sheet("", (Grid("", tuple(rows)),) if rows else ())
