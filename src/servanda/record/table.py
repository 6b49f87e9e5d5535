"""One table of the record: a CSV file in the package, read strictly."""

import csv
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import TypeVar

from servanda.errors import DataError

_FOLDER = ("data", "record")
E = TypeVar("E", bound=StrEnum)


class Row:
    """One line of a table; each cell is read as what it must be, or refused by its place."""

    __slots__ = ("_cells", "_place")

    def __init__(self, cells: dict[str, str], place: str) -> None:
        """Keep the cells of the line at ``place`` (file and line)."""
        self._cells, self._place = cells, place

    def wrong(self, column: str, why: str) -> DataError:
        """Return the error that names file, line and column."""
        return DataError(f"{self._place}: {column}: {why}")

    def text(self, column: str) -> str:
        """Return the words of a cell, perhaps none."""
        return self._cells[column]

    def must(self, column: str) -> str:
        """Return the words of a cell that may not be empty."""
        words = self._cells[column]
        if not words:
            raise self.wrong(column, "is empty")
        return words

    def parts(self, column: str) -> tuple[str, ...]:
        """Return what a cell lists, parted by ``|``."""
        words = self._cells[column]
        return tuple(words.split("|")) if words else ()

    def day(self, column: str) -> date | None:
        """Return the day in a cell; None where it is empty."""
        words = self._cells[column]
        if not words:
            return None
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.wrong(column, f"{words!r} is no day") from None

    def word(self, column: str, words: type[E]) -> E:
        """Return the member of a vocabulary that the cell names."""
        try:
            return words(self._cells[column])
        except ValueError:
            raise self.wrong(column, f"{self._cells[column]!r} is not known") from None


def rows(path: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the lines of a table of the package; none where there is no such file.

    Args:
        path: Folder and name below ``data/record``.
        columns: The columns that it must have, in order, and no others.

    Raises:
        DataError: The columns differ, or a line has too few or too many cells.
    """
    file = files("servanda").joinpath(*_FOLDER, *path)
    if not file.is_file():
        return
    yield from parsed_rows(file.read_text("utf-8"), columns, "/".join(path))


def parsed_rows(text: str, columns: tuple[str, ...], name: str) -> Iterator[Row]:
    """Yield the lines of a table written as CSV.

    Raises:
        DataError: The columns differ, or a line has too few or too many cells.
    """
    lines = csv.reader(text.splitlines(), strict=True)
    try:
        header = tuple(next(lines, ()))
        if header != columns:
            odd = sorted(set(header) ^ set(columns)) or ["their order"]
            raise DataError(f"{name} line 1: columns: {', '.join(odd)} unknown or missing")
        for cells in lines:
            place = f"{name} line {lines.line_num}"
            if len(cells) != len(columns):
                raise DataError(f"{place}: {len(cells)} cells, not {len(columns)}")
            yield Row(dict(zip(columns, cells, strict=True)), place)
    except csv.Error as error:
        raise DataError(f"{name} line {lines.line_num}: {error}") from None
