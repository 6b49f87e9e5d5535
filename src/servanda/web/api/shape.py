"""The shapes of answers as JSON Schema, made from the very values that are answered with."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from servanda.delivery.answer import STANDING_COLUMNS

Schema = dict[str, Any]
REF = "#/components/schemas/"
DAY: Schema = {"type": "string", "format": "date"}
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: DAY,
    NoneType: {"type": "null"},
}


class Shapes:
    """Schemas by name, as the ``components`` of the description of the interface hold them."""

    def __init__(self) -> None:
        """Begin without any."""
        self.schemas: dict[str, Schema] = {}

    def of(self, kind: object) -> Schema:
        """Return the schema of a type as ``plain`` writes its values.

        Raises:
            TypeError: Values of such a type are not answered with.
        """
        if kind in _PLAIN:
            return _PLAIN[kind]
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is tuple and inner[1:] == (...,):
            return listing(self.of(inner[0]))
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.named(kind, {"type": "string", "enum": [one.value for one in kind]})
        if isinstance(kind, type) and is_dataclass(kind):
            if kind.__name__ not in self.schemas:
                self.schemas[kind.__name__] = {}
                self.schemas[kind.__name__] = record(self.columns(kind), _first_line(kind))
            return {"$ref": f"{REF}{kind.__name__}"}
        raise TypeError(f"no shape for {kind}")

    def named(self, kind: type, schema: Schema) -> Schema:
        """Keep the schema under the name of the type, and return a reference to it."""
        self.schemas[kind.__name__] = {**schema, "description": _first_line(kind)}
        return {"$ref": f"{REF}{kind.__name__}"}

    def columns(self, kind: type) -> dict[str, Schema]:
        """Return the schemas of the fields of a dataclass, by the names they are written with."""
        hints = get_type_hints(kind)
        return {one.name.rstrip("_"): self.of(hints[one.name]) for one in fields(kind)}

    def put(self, name: str, schema: Schema) -> Schema:
        """Keep a schema under a name, and return a reference to it."""
        self.schemas[name] = schema
        return {"$ref": f"{REF}{name}"}


def record(columns: Mapping[str, Schema], description: str) -> Schema:
    """Return the schema of an object that has exactly these members."""
    return {
        "type": "object",
        "description": description,
        "properties": dict(columns),
        "required": list(columns),
        "additionalProperties": False,
    }


def listing(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def standing_shape(shapes: Shapes) -> Schema:
    """Return the shape of where a state stands to a treaty."""
    from servanda.terms.standing import Reach, StandingAnswer

    columns = shapes.columns(StandingAnswer)
    told = {name: columns[name] for name in (*STANDING_COLUMNS, "contested", "grounds")}
    told |= {**shapes.columns(Reach), "warnings": columns["warnings"]}
    return shapes.put("StandingAnswer", record(told, _first_line(StandingAnswer)))


def state_shape(shapes: Shapes) -> Schema:
    """Return the shape of where a state stands to every treaty."""
    maybe = {"anyOf": [DAY, _PLAIN[NoneType]]}
    columns = {
        "state": _PLAIN[str],
        "on": DAY,
        "known_on": maybe,
        "recorded_on": maybe,
        "treaties": listing(standing_shape(shapes)),
    }
    return shapes.put("StateAnswer", record(columns, "Where a state stands to every treaty."))


def parties_shape(shapes: Shapes) -> Schema:
    """Return the shape of a count of parties."""
    from servanda.terms.standing import PartyCount, Reach

    columns = shapes.columns(PartyCount)
    columns |= {"count": _PLAIN[int], **shapes.columns(Reach)}
    del columns["reach"]
    return shapes.put("PartyCount", record(columns, _first_line(PartyCount)))


def effect_shape(shapes: Shapes) -> Schema:
    """Return the shape of the day on which an action takes effect."""
    from servanda.terms.treaty import Effect

    columns = shapes.columns(Effect)
    columns["effective"] = columns.pop("on")
    columns |= {"treaty": _PLAIN[str], "state": {"type": ["string", "null"]}}
    columns |= {"kind": _PLAIN[str], "acted": DAY, "in_conflict": _PLAIN[bool]}
    return shapes.put("EffectAnswer", record(columns, _first_line(Effect)))


def step_shape(shapes: Shapes) -> Schema:
    """Return the shape of a step at home, its day perhaps partial."""
    from servanda.terms.action import DomesticStep

    columns = {**_without(shapes, DomesticStep, "on"), "on": _PLAIN[str]}
    return shapes.put("DomesticStep", record(columns, _first_line(DomesticStep)))


def _without(shapes: Shapes, kind: type, left_out: str) -> dict[str, Schema]:
    hints = get_type_hints(kind)
    kept = [one.name for one in fields(kind) if one.name != left_out]
    return {name.rstrip("_"): shapes.of(hints[name]) for name in kept}


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
