"""pandas, DuckDB and pyarrow read what is written, and read the same."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from servanda.delivery.export.comma import csv_bytes
from servanda.delivery.export.guard import unguarded
from servanda.delivery.export.licence import digest
from servanda.delivery.export.parquet import parquet_bytes
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import Kind, Table, shapes
from servanda.delivery.export.tables import filled
from tests.delivery.export.given import ON, articles, tables

SCOPE = Scope(ON)
LISTS = frozenset({Kind.TEXTS, Kind.SPAN, Kind.SPANS, Kind.GROUNDS, Kind.WAY})


def _value(cell: str | None, kind: Kind) -> Any:
    """Return what a cell means by the rules that docs/files.md states, without our reader."""
    if cell is None or cell == "":
        return None
    if kind in LISTS:
        return json.loads(cell)
    plain: dict[Kind, Callable[[str], Any]] = {
        Kind.DAY: date.fromisoformat,
        Kind.WHOLE: int,
        Kind.TRUTH: lambda x: x == "true",
    }
    return plain.get(kind, unguarded)(cell)


def _rows(found: list[tuple[Any, ...]], table: Table) -> tuple[tuple[Any, ...], ...]:
    kinds = [column.kind for column in table.shape.columns]
    return tuple(tuple(map(_value, row, kinds)) for row in found)


@pytest.mark.parametrize("name", list(shapes()))
def test_pandas_and_duckdb_read_csv_and_parquet_alike(name: str, tmp_path: Path) -> None:
    table = filled(name, SCOPE, articles())
    comma, parquet = tmp_path / "t.csv", tmp_path / "t.parquet"
    comma.write_bytes(csv_bytes(table))
    parquet.write_bytes(parquet_bytes(table, SCOPE))

    frame = pd.read_csv(comma, dtype=str, keep_default_na=False)
    assert _rows(list(frame.itertuples(index=False, name=None)), table) == table.rows
    read = duckdb.read_csv(str(comma), all_varchar=True, header=True)
    assert _rows(read.fetchall(), table) == table.rows
    assert read.columns == [column.name for column in table.shape.columns]

    assert tuple(duckdb.read_parquet(str(parquet)).fetchall()) == table.rows
    assert len(pd.read_parquet(parquet)) == len(table.rows)


@given(tables())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_parquet_gives_back_anything(table: Table) -> None:
    found = pq.read_table(io.BytesIO(parquet_bytes(table, SCOPE)))
    assert tuple(tuple(row.values()) for row in found.to_pylist()) == table.rows


def test_parquet_says_its_types_its_licence_and_the_digest_of_its_lines() -> None:
    table = filled("standings", Scope(ON, treaty="CCM", known_on=date(2025, 1, 1)))
    scope = Scope(ON, treaty="CCM", known_on=date(2025, 1, 1))
    schema = pq.read_schema(io.BytesIO(parquet_bytes(table, scope)))
    said = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert said["licence"] == "CC-BY-4.0"
    assert said["sha256_of_rows"] == digest(table)
    assert (said["treaty"], said["on"], said["known_on"]) == ("CCM", "2026-11-24", "2025-01-01")
    assert str(schema.field("since").type) == "date32[day]"
    assert str(schema.field("bound").type) == "bool"
    assert schema.field("state").metadata[b"says"] == b"Code of the state."


def test_spans_are_lists_of_whole_numbers() -> None:
    table = filled("statements", SCOPE, articles())
    schema = pq.read_schema(io.BytesIO(parquet_bytes(table, SCOPE)))
    assert str(schema.field("content").type) == "list<element: list<element: int64>>"


def test_the_same_data_and_day_give_the_same_bytes() -> None:
    for name in ("exits", "statements"):
        once, again = (filled(name, SCOPE, articles()) for _ in range(2))
        assert csv_bytes(once) == csv_bytes(again)
        assert parquet_bytes(once, SCOPE) == parquet_bytes(again, SCOPE)
