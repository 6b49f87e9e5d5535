"""Tables as Parquet: typed columns, and what each means in the metadata of its field."""

import io
from importlib import import_module
from typing import Any

from servanda.delivery.export.licence import digest, generator, words
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import GROUND_PARTS, WAY_PARTS, Kind, Table
from servanda.errors import Refused


def parquet_bytes(table: Table, scope: Scope) -> bytes:
    """Return the table as Parquet: days as date32, lists as lists, licence and digest beside.

    Raises:
        Refused: The extra ``files`` is not installed.
    """
    try:
        pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise Refused("Parquet needs the extra: pip install 'servanda[files]'") from error
    schema = _schema(pyarrow, table, scope)
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in schema)
    arrays = [
        pyarrow.array(list(cells), type=field.type)
        for cells, field in zip(columns, schema, strict=True)
    ]
    sink = io.BytesIO()
    written = pyarrow.Table.from_arrays(arrays, schema=schema)
    parquet.write_table(written, sink, compression="zstd", version="2.6")
    return sink.getvalue()


def _schema(pyarrow: Any, table: Table, scope: Scope) -> Any:
    fields = [
        pyarrow.field(column.name, _type(pyarrow, column.kind), metadata={"says": column.says})
        for column in table.shape.columns
    ]
    asked = {key: value for key, value in scope.to_json().items() if value is not None}
    said = {
        "title": table.shape.title,
        "description": table.shape.says,
        "licence": words("licence")["name"],
        "licence_url": words("licence")["path"],
        "attribution": words("licence")["attribution"],
        "sha256_of_rows": digest(table),
        "generator": generator(),
        **asked,
    }
    return pyarrow.schema(fields, metadata=said)


def _type(pyarrow: Any, kind: Kind) -> Any:
    text = pyarrow.string()
    match kind:
        case Kind.TEXT | Kind.PARTIAL:
            return text
        case Kind.DAY:
            return pyarrow.date32()
        case Kind.WHOLE:
            return pyarrow.int64()
        case Kind.TRUTH:
            return pyarrow.bool_()
        case Kind.TEXTS:
            return pyarrow.list_(text)
        case Kind.SPAN | Kind.SPANS:
            span = pyarrow.list_(pyarrow.int64())
            return span if kind is Kind.SPAN else pyarrow.list_(span)
        case Kind.GROUNDS | Kind.WAY:
            parts = GROUND_PARTS if kind is Kind.GROUNDS else WAY_PARTS
            return pyarrow.list_(pyarrow.struct([(name, text) for name in parts]))
