"""How answers are printed: JSON, CSV, or plain lines for people."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from servanda.delivery.plain import plain as plain

Command = TypeVar("Command", bound=Callable[..., Any])


class Form(StrEnum):
    """The form in which an answer is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option(
        "--json", "form", flag_value=Form.JSON, type=Form, default=Form.TEXT, help="Print JSON."
    )(command)


def list_options(command: Command) -> Command:
    """Add ``--json`` and ``--csv``."""
    table = click.option("--csv", "form", flag_value=Form.CSV, type=Form, help="Print CSV.")
    return json_option(table(command))


def out_option(command: Command) -> Command:
    """Add ``--out FILE``."""
    return click.option(
        "--out", metavar="FILE", help="Write to FILE; without it, to standard output."
    )(command)


def write_out(written: bytes, out: str | None) -> None:
    """Write what a command made to a file, and say so; None: to standard output."""
    if out is None or out == "-":
        # As bytes: line endings belong to the format.
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(written.decode())
        else:
            stream.write(written)
        return
    from servanda.cli.door import tell

    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_bytes(written)
    tell(f"wrote {out}")


def print_json(value: object, *, indent: bool = True) -> None:
    """Print the value as JSON, on one line without ``indent``."""
    # An output that is not UTF-8 gets the escapes of JSON for what it lacks.
    escaped = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    json.dump(plain(value), sys.stdout, ensure_ascii=escaped, indent=2 if indent else None)
    sys.stdout.write("\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print the rows as CSV, a line each, as they come."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print the rows in aligned columns under their names."""
    table = [tuple(columns), *([clean(_cell(cell)) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(columns))]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def say(text: str = "", *, indent: int = 0) -> None:
    """Print one line for people, free of control characters, wrapped when it is long."""
    from textwrap import wrap

    margin = " " * indent
    lines = wrap(clean(text), 99 - indent, break_on_hyphens=False, break_long_words=False)
    for line in lines or [""]:
        print(f"{margin}{line}".rstrip())


def clean(text: str) -> str:
    r"""Return the text with what could steer a terminal replaced.

    >>> clean("a\x1b[2Jb\tc")
    'a�[2Jb c'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in text)


def _cell(value: object) -> str:
    """Return a value as one cell; several are joined by semicolons, truth is true or false."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return str(value.get("text") or json.dumps(value, ensure_ascii=False))
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    return str(value)
