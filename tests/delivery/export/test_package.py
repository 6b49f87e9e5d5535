"""A data package says of itself what is true."""

import hashlib
import json
from datetime import date
from typing import Any

from jsonschema import validate

from servanda.delivery.export.comma import read_csv
from servanda.delivery.export.licence import digest
from servanda.delivery.export.package import package_files
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.table import shapes
from servanda.delivery.export.tables import filled, names
from tests.delivery.export.given import ON, articles

TEXT = {"type": "string", "minLength": 1}
FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {"type": {"enum": ["string", "date", "integer", "boolean", "array"]}},
}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "title", "format", "encoding", "bytes", "hash", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9._/-]+$"},
        "path": {"type": "string", "pattern": r"^data/[a-z]+\.csv$"},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "bytes": {"type": "integer"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {"fields": {"type": "array", "items": FIELD, "minItems": 1}},
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["$schema", "name", "title", "licenses", "sources", "resources"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9._/-]+$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["name", "path", "title"]},
        },
        "sources": {"type": "array", "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "items": RESOURCE, "minItems": 1},
    },
}
"""The parts of the Data Package standard (version 2) that are used, in our words."""


def _package(scope: Scope) -> tuple[dict[str, Any], dict[str, bytes]]:
    chosen = names((), scope, with_dossiers=True)
    files = package_files([filled(name, scope, articles()) for name in chosen], scope)
    return json.loads(files["datapackage.json"]), files


def test_the_package_describes_every_file_of_it() -> None:
    said, files = _package(Scope(ON))
    validate(said, PACKAGE)
    assert {one["path"] for one in said["resources"]} | {"datapackage.json"} == set(files)
    for one in said["resources"]:
        data = files[one["path"]]
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        table = read_csv(data, shapes()[one["name"]])
        assert one["servanda"] == {"rows": len(table.rows), "sha256_of_rows": digest(table)}
        names_ = [field["name"] for field in one["schema"]["fields"]]
        assert data.decode().splitlines()[0] == ",".join(names_)


def test_every_reference_to_another_table_leads_to_a_line_of_it() -> None:
    said, files = _package(Scope(ON))
    tables = {
        one["name"]: list(read_csv(files[one["path"]], shapes()[one["name"]]).records())
        for one in said["resources"]
    }
    checked = 0
    for one in said["resources"]:
        for key in one["schema"].get("foreignKeys", []):
            (column,), reference = key["fields"], key["reference"]
            there = {line[column] for line in tables[reference["resource"]]}
            assert {line[column] for line in tables[one["name"]]} - {None} <= there
            checked += 1
    assert checked >= 10


def test_the_package_of_one_treaty_as_known_then_says_so() -> None:
    scope = Scope(ON, treaty="APMBC", known_on=date(2025, 3, 18))
    said, files = _package(scope)
    assert said["servanda"]["asked"] == {
        "on": "2026-11-24",
        "known_on": "2025-03-18",
        "recorded_on": None,
        "treaty": "APMBC",
        "state": None,
    }
    assert "data/deadlines.csv" not in files
    assert said["sources"] == sorted(said["sources"], key=lambda one: str(one["title"]))


def test_the_same_data_and_day_give_the_same_package() -> None:
    assert _package(Scope(ON, treaty="CCM"))[1] == _package(Scope(ON, treaty="CCM"))[1]
