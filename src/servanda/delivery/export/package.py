"""A data package: the tables as CSV, with a description that says what every column means."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from servanda.delivery.export.comma import csv_bytes
from servanda.delivery.export.guard import UNGUARD
from servanda.delivery.export.licence import digest, digest_of_all, generator, licences, words
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import Column, Kind, Shape, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"


def package_files(tables: Sequence[Table], scope: Scope) -> dict[str, bytes]:
    """Return the files of a data package by their path within it."""
    files = {f"data/{one.shape.name}.csv": csv_bytes(one) for one in tables}
    described = [
        _resource(one, path, data) for one, (path, data) in zip(tables, files.items(), strict=True)
    ]
    names = {one.shape.name for one in tables}
    said = {
        "$schema": PROFILE,
        "profile": "tabular-data-package",
        "name": words("package")["name"],
        "title": words("package")["title"],
        "description": f"{words('package')['says']} {words('package')['beware']}",
        "version": digest_of_all(tables)[:12],
        "licenses": licences(),
        "contributors": [{"title": words("licence")["attribution"], "roles": ["creator"]}],
        "sources": _sources(tables),
        "servanda": {"generator": generator(), "asked": scope.to_json(), "unguard": UNGUARD},
        "resources": [_linked(one, names) for one in described],
    }
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode(), **files}


def _resource(table: Table, path: str, data: bytes) -> dict[str, Any]:
    shape = table.shape
    schema: dict[str, Any] = {
        "fields": [_field(column, shape) for column in shape.columns],
        "missingValues": [""],
    }
    if shape.key:
        schema["primaryKey"] = list(shape.key)
    return {
        "$schema": RESOURCE,
        "profile": "tabular-data-resource",
        "name": shape.name,
        "type": "table",
        "path": path,
        "title": shape.title,
        "description": shape.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "servanda": {"rows": len(table.rows), "sha256_of_rows": digest(table)},
        "schema": schema,
    }


def _field(column: Column, shape: Shape) -> dict[str, Any]:
    kind, form = _type(column.kind)
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.says}
    if form:
        field["format"] = form
    if column.name in shape.key:
        field["constraints"] = {"required": True}
    return field


def _type(kind: Kind) -> tuple[str, str | None]:
    match kind:
        case Kind.TEXT | Kind.PARTIAL:
            return "string", None
        case Kind.DAY:
            return "date", "%Y-%m-%d"
        case Kind.WHOLE:
            return "integer", None
        case Kind.TRUTH:
            return "boolean", None
        case Kind.TEXTS | Kind.SPAN | Kind.SPANS | Kind.GROUNDS | Kind.WAY:
            return "array", None


def _linked(resource: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Add to which other table of the package a column refers."""
    columns = {field["name"] for field in resource["schema"]["fields"]}
    wanted = {"treaty": "treaties", "state": "states"}
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [column]}}
        for column, other in wanted.items()
        if column in columns and other in names and resource["name"] in _REFERRING
    ]
    if keys:
        resource["schema"]["foreignKeys"] = keys
    return resource


_REFERRING = frozenset({"actions", "steps", "standings", "parties", "exits", "deadlines"})


def _sources(tables: Sequence[Table]) -> list[Mapping[str, str]]:
    """Return every source that a line of the record names, once, sorted."""
    found = {
        record["source"]
        for one in tables
        if one.shape.of == "record"
        for record in one.records()
        if record.get("source")
    }
    return [{"title": source} for source in sorted(found)]
