"""The tables of an export: which there are, their columns, and lines that fit them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Kind(StrEnum):
    """What the cells of a column hold; every cell may also be None."""

    TEXT = "text"
    DAY = "day"
    PARTIAL = "partial"
    """A date of which perhaps only the year or the month is known, as ISO 8601 writes it."""
    WHOLE = "whole"
    TRUTH = "truth"
    TEXTS = "texts"
    SPAN = "span"
    SPANS = "spans"
    GROUNDS = "grounds"
    WAY = "way"


GROUND_PARTS = ("text", "article", "source", "confidence")
WAY_PARTS = ("who", "channel", "to")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, and what they mean."""

    name: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table without its lines."""

    name: str
    of: str
    """``record`` or ``dossiers``."""
    title: str
    says: str
    key: tuple[str, ...]
    """Columns that tell one line from the others; none where lines may be alike."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; cells are str, date, int, bool, None, or lists of str, spans and objects."""

    shape: Shape
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> Iterable[dict[str, Any]]:
        """Yield each line as an object."""
        names = [column.name for column in self.shape.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


@cache
def shapes() -> Mapping[str, Shape]:
    """Return every table that can be written, in order, by name."""
    text = files("servanda").joinpath("data/export/tables.toml").read_text("utf-8")
    return {name: _shape(name, raw) for name, raw in tomllib.loads(text).items()}


def _shape(name: str, raw: Mapping[str, Any]) -> Shape:
    columns = tuple(Column(one, Kind(kind), says) for one, kind, says in raw["columns"])
    return Shape(name, raw["of"], raw["title"], raw["says"], tuple(raw["key"]), columns)


def table(name: str, lines: Iterable[Mapping[str, Any]]) -> Table:
    """Return the table of that name with the lines, each a value for every column.

    An empty text becomes None, and nothing else is changed: no table holds an empty text.
    """
    shape = shapes()[name]
    wanted = {column.name for column in shape.columns}
    found = []
    for line in lines:
        assert line.keys() == wanted, sorted(line.keys() ^ wanted)
        found.append(tuple(_cell(line[column.name]) for column in shape.columns))
    return Table(shape, tuple(found))


def _cell(value: Any) -> Any:
    if isinstance(value, bool | int | date) or value is None:
        return value
    if isinstance(value, str):
        # An enumeration is written as the word it stands for.
        return str(value) or None
    assert isinstance(value, list | tuple), value
    return [dict(one) if isinstance(one, Mapping) else _item(one) for one in value]


def _item(one: Any) -> Any:
    return [int(each) for each in one] if isinstance(one, list | tuple) else one
