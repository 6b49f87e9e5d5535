"""The description of the interface: OpenAPI 3.1, made from the routes and the shapes."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from servanda import __version__
from servanda.dossier import schema
from servanda.web.api.shape import REF, Schema, Shapes

VERSION = "1"
"""Of the interface: what an address of it answers does not change within a version."""
DOSSIER = "Dossier"
_ABOUT = (
    "Who is bound by which treaty and until when, who is leaving, and what a text says of it. "
    "The answers are those of the commands with `--json`. `on` is the day asked about; "
    "`known_on` uses only what was public on a day, `recorded_on` only what had entered the "
    "record. Long lists come in pages: the header `Link` leads to the next. "
    "What goes wrong is told as RFC 9457 has it."
)
_PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "near": {"type": "array", "items": {"type": "string"}},
        "candidates": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["type", "title", "status", "detail"],
}


def put_dossier(shapes: Shapes) -> Schema:
    """Put the published schema of a dossier among the shapes, and return a reference to it."""
    for name, one in schema()["$defs"].items():
        shapes.put(f"{DOSSIER}-{name}", inner(one))
    whole = {key: value for key, value in schema().items() if key[0] != "$"}
    return shapes.put(DOSSIER, inner(whole))


def inner(one: Any) -> Any:
    """Return a part of the schema of a dossier, with its references into the description."""
    written = json.dumps(one).replace('"#/$defs/', f'"{REF}{DOSSIER}-')
    return json.loads(written)


def describe(app: FastAPI, shapes: Shapes) -> Callable[[], dict[str, Any]]:
    """Return what describes the app; the description is made once, when it is first asked for."""

    @cache
    def described() -> dict[str, Any]:
        told = get_openapi(
            title="Servanda",
            version=f"{VERSION} ({__version__})",
            openapi_version="3.1.0",
            description=_ABOUT,
            routes=app.routes,
            license_info={"name": "Data: CC BY 4.0", "identifier": "CC-BY-4.0"},
        )
        schemas = told.setdefault("components", {}).setdefault("schemas", {})
        schemas |= {**shapes.schemas, "Problem": _PROBLEM}
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        return told

    return described


def parameters(described: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the names that each question has in its query, by method and path."""
    return {
        f"{method.upper()} {path}": frozenset(
            one["name"] for one in told.get("parameters", ()) if one["in"] == "query"
        )
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    }
