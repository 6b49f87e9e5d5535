"""What an export says of itself: licence, attribution, and a digest of what it holds."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from servanda import __version__
from servanda.delivery.export.table import Table


@cache
def words(table: str) -> Mapping[str, str]:
    """Return one table of the words that an export says of itself."""
    text = files("servanda").joinpath("data/export/words.toml").read_text("utf-8")
    found: Mapping[str, str] = tomllib.loads(text)[table]
    return found


def licences() -> list[dict[str, str]]:
    """Return the licences of the data as a data package names them."""
    said = words("licence")
    return [
        {"name": said["name"], "title": said["title"], "path": said["path"]},
        {"name": said["also_name"], "title": said["also_title"], "path": said["also_path"]},
    ]


def generator() -> str:
    """Return the name and version of what wrote the file."""
    return f"servanda {__version__}"


def digest(table: Table) -> str:
    """Return the SHA-256 of the lines of a table, whatever the format in which they are written.

    Each line is a JSON array in one line: days as ISO 8601, no spaces, characters as they are.
    """
    made = hashlib.sha256()
    for row in table.rows:
        made.update(canonical(row).encode() + b"\n")
    return made.hexdigest()


def digest_of_all(tables: Iterable[Table]) -> str:
    """Return the SHA-256 over the names and digests of several tables."""
    lines = "".join(f"{one.shape.name} {digest(one)}\n" for one in tables)
    return hashlib.sha256(lines.encode()).hexdigest()


def canonical(value: Any) -> str:
    """Return a value as JSON in exactly one way."""
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_day
    )


def _day(value: Any) -> str:
    assert isinstance(value, date)
    return value.isoformat()
