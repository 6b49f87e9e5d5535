"""Tables as CSV (RFC 4180, UTF-8), safe for spreadsheets, and back without loss."""

import csv
import io
import json
from datetime import date
from typing import Any

from servanda.delivery.export.guard import guarded, unguarded
from servanda.delivery.export.table import Kind, Shape, Table
from servanda.errors import Malformed


def csv_bytes(table: Table) -> bytes:
    """Return the table as CSV: a header line, then a line each; None is an empty cell.

    Every cell that holds words is quoted and guarded; lists are JSON within the cell.
    """
    kinds = [column.kind for column in table.shape.columns]
    lines = [",".join(column.name for column in table.shape.columns)]
    for row in table.rows:
        cells = (_written(cell, kind) for cell, kind in zip(row, kinds, strict=True))
        lines.append(",".join(cells))
    return ("\n".join(lines) + "\n").encode()


def read_csv(data: bytes, shape: Shape) -> Table:
    """Return the table that ``csv_bytes`` wrote.

    Raises:
        Malformed: The columns are others, or a cell does not hold what its column must.
    """
    lines = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    if next(lines, None) != [column.name for column in shape.columns]:
        raise Malformed(f"{shape.name}: the columns are others")
    kinds = [column.kind for column in shape.columns]
    try:
        rows = tuple(
            tuple(read_cell(cell, kind) for cell, kind in zip(line, kinds, strict=True))
            for line in lines
        )
    except (ValueError, KeyError, csv.Error) as error:
        raise Malformed(f"{shape.name} line {lines.line_num}: {error}") from error
    return Table(shape, rows)


def read_cell(cell: str, kind: Kind) -> Any:
    """Return the value of a cell of a column of that kind.

    Raises:
        ValueError: It does not hold such a value.
    """
    if not cell:
        return None
    match kind:
        case Kind.TEXT | Kind.PARTIAL:
            return unguarded(cell)
        case Kind.DAY:
            return date.fromisoformat(cell)
        case Kind.WHOLE:
            return int(cell)
        case Kind.TRUTH:
            return {"true": True, "false": False}[cell]
        case Kind.TEXTS | Kind.SPAN | Kind.SPANS | Kind.GROUNDS | Kind.WAY:
            return json.loads(cell)


def _written(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    match kind:
        case Kind.TEXT | Kind.PARTIAL:
            return _quoted(guarded(value))
        case Kind.DAY:
            return str(value.isoformat())
        case Kind.WHOLE:
            return str(value)
        case Kind.TRUTH:
            return "true" if value else "false"
        case Kind.TEXTS | Kind.SPAN | Kind.SPANS | Kind.GROUNDS | Kind.WAY:
            return _quoted(_listed(value))


def _listed(value: Any) -> str:
    """Return a list as JSON in which nothing can be taken for a formula after a break.

    JSON writes breaks as escapes; a semicolon within a text is written as one too.
    """
    return json.dumps(value, ensure_ascii=False).replace(";", "\\u003b")


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
