"""The tables of names, read once each on first use."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.errors import DataError

LANGUAGES = ("en", "fr", "es", "de", "pl", "lt", "lv", "et", "fi", "uk", "ru")
LOOKUP_ONLY = "?"
"""Marks a form that answers a look-up and is too ambiguous to be found in running text."""


@cache
def rows(place: str) -> tuple[Mapping[str, str], ...]:
    """Return the lines of a CSV table below ``data/names``; none if there is no such table."""
    path = files("servanda") / "data" / "names" / place
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8") as file:
        found = tuple(csv.DictReader(file))
    for number, row in enumerate(found, start=2):
        if None in row or None in row.values():
            raise DataError(f"names/{place}: line {number}: not as many cells as columns")
    return found


@cache
def tables(place: str) -> Mapping[str, Any]:
    """Return a TOML file below ``data/names``; an empty mapping if there is no such file."""
    path = files("servanda") / "data" / "names" / place
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        raise DataError(f"names/{place}: {wrong}") from None


def cells(cell: str) -> tuple[str, ...]:
    """Return the forms in a cell that holds several, parted by ``|``."""
    return tuple(form for form in cell.split("|") if form)


def forms(place: str, key: str) -> tuple[str, ...]:
    """Return the patterns a TOML file lists under ``key``."""
    return tuple(tables(place).get(key, ()))
