"""``servanda effects``: days of effect in bulk, CSV in and CSV out."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import click

from servanda.cli.argument import state_code, treaty_id
from servanda.cli.door import standard_input
from servanda.cli.output import Form, json_option, print_csv, print_json
from servanda.errors import Malformed

ASKED = ("treaty", "state", "kind", "acted")
ANSWERED = ("effective", "article", "basis", "reason")


@click.command(short_help="Say it for a whole table.")
@click.argument("table", metavar="CSV")
@json_option
def effects(table: str, form: Form) -> None:
    """Say for each line of CSV (- is standard input) on which day the action takes effect.

    Columns in: treaty, state, kind, acted. Out: the same and effective, article, basis (text or
    practice), reason; what cannot be answered has an empty effective, and a reason.
    """
    from servanda.record.effects import effects as computed

    with _lines(table) as lines:
        name = "standard input" if table == "-" else table
        rows = computed(_rows(lines, name), state_code, treaty_id)
        match form:
            case Form.JSON:
                for row in rows:
                    absent = {name: None for name in ANSWERED if not row[name]}
                    print_json({**row, **absent}, indent=False)
            case Form.TEXT | Form.CSV:
                print_csv(ASKED + ANSWERED, rows)


def _rows(lines: Iterable[str], name: str) -> Iterator[dict[str, str]]:
    """Return the rows of a CSV with the columns asked for, which are looked for at once.

    Raises:
        Malformed: A column is missing, or a line is no CSV.
    """
    reader = csv.DictReader(lines, restval="", strict=True)
    with _csv_only(reader, name):
        present = [name.strip().lower() for name in reader.fieldnames or ()]
    missing = [name for name in ASKED if name not in present]
    if missing:
        there = ", ".join(present) or "none"
        raise Malformed(f"{name}: columns missing: {', '.join(missing)}; there are: {there}")
    reader.fieldnames = present
    return _asked(reader, name)


def _asked(reader: "csv.DictReader[str]", name: str) -> Iterator[dict[str, str]]:
    with _csv_only(reader, name):
        for row in reader:
            yield {name: (row[name] or "").strip() for name in ASKED}


@contextmanager
def _csv_only(reader: "csv.DictReader[str]", name: str) -> Iterator[None]:
    try:
        yield
    except csv.Error as error:
        raise Malformed(f"{name}: line {reader.line_num}: no CSV ({error})") from error
    except UnicodeDecodeError as error:
        behind = f" after line {reader.line_num}" if reader.line_num else ""
        raise Malformed(f"{name}: not UTF-8{behind} ({error.reason})") from error


@contextmanager
def _lines(table: str) -> Iterator[Iterable[str]]:
    """Open the table as UTF-8 text, with or without a byte order mark."""
    if table == "-":
        wrapper = TextIOWrapper(standard_input(), encoding="utf-8-sig", newline="")
        try:
            yield wrapper
        finally:
            wrapper.detach()
    else:
        with Path(table).open(encoding="utf-8-sig", newline="") as file:
            yield file
