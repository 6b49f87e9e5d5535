"""Whether a parsed JSON value is a dossier: held against the published schema, part by part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import re2

from servanda.dossier.schema import schema

Node = Mapping[str, Any]
_TYPES: Mapping[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_SHOWN = 60
"""In code points: how much of a name or value that is wrong is shown."""


def misfit(value: object) -> str | None:
    """Return where and why a value is no dossier of ``servanda/dossier/1``; None: it is one.

    Only the parts of JSON Schema that the schema uses are known. Of several reasons the first in
    the order of the schema is given.
    """
    return next(_faults(value, schema(), "the dossier"), None)


def _faults(value: object, node: Node, place: str) -> Iterator[str]:
    if "$ref" in node:
        node = schema()["$defs"][node["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in node:
        reasons = [next(_faults(value, one, place), None) for one in node["anyOf"]]
        if None not in reasons:
            # The first alternative is the one that says something; the others allow null.
            yield reasons[0] or ""
        return
    if "enum" in node and not any(_same(value, one) for one in node["enum"]):
        yield f"{place}: {_shown(value)} is none of the words allowed"
        return
    if "type" in node:
        allowed = [node["type"]] if isinstance(node["type"], str) else node["type"]
        if not any(_TYPES[one](value) for one in allowed):
            yield f"{place}: {_shown(value)} is no {' or '.join(allowed)}"
            return
    if isinstance(value, dict):
        yield from _members(value, node, place)
    elif isinstance(value, list):
        yield from _items(value, node, place)
    elif isinstance(value, str):
        yield from _words(value, node, place)
    elif isinstance(value, int) and value < node.get("minimum", value):
        yield f"{place}: {_shown(value)} is less than {node['minimum']}"


def _members(value: Mapping[str, Any], node: Node, place: str) -> Iterator[str]:
    known: Node = node.get("properties", {})
    for name in node.get("required", ()):
        if name not in value:
            yield f"{place}: {name} is missing"
    if node.get("additionalProperties") is False:
        for name in value:
            if name not in known:
                yield f"{place}: {_shown(name)} is unknown"
    for name, inner in known.items():
        if name in value:
            yield from _faults(value[name], inner, f"{place}: {name}")


def _items(value: Sequence[Any], node: Node, place: str) -> Iterator[str]:
    if len(value) < node.get("minItems", 0):
        yield f"{place}: fewer than {node['minItems']} items"
    first = node.get("prefixItems", ())
    for number, (one, inner) in enumerate(zip(value, first, strict=False), start=1):
        yield from _faults(one, inner, f"{place} {number}")
    rest = node.get("items")
    if rest is False and len(value) > len(first):
        yield f"{place}: more than {len(first)} items"
    elif isinstance(rest, dict):
        for number, one in enumerate(value[len(first) :], start=len(first) + 1):
            yield from _faults(one, rest, f"{place} {number}")


def _words(value: str, node: Node, place: str) -> Iterator[str]:
    if "pattern" in node and not re2.search(node["pattern"], value):
        yield f"{place}: {_shown(value)} is not written as it must be"
    elif node.get("format") == "date":
        try:
            date.fromisoformat(value)
        except ValueError:
            yield f"{place}: {_shown(value)} is no day of the calendar"


def _same(value: object, one: object) -> bool:
    return type(value) is type(one) and value == one


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    told = ascii(value)
    return told if len(told) <= _SHOWN else told[: _SHOWN - 3] + "..."
