"""Whether a JSON value has the shape that a JSON Schema of ours describes.

Only the words that our schemas use are known; any other is an error, so that none is overlooked.
"""

import re
from collections.abc import Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_SAID = frozenset({"$schema", "$id", "$defs", "title", "description", "format"})


def fault(value: Any, schema: Mapping[str, Any]) -> str | None:
    """Return the first fault, with its place; None where the value fits the schema."""
    return _fault(value, schema, schema, "the dossier")


def _fault(value: Any, rule: Any, root: Mapping[str, Any], place: str) -> str | None:
    if rule is True:
        return None
    if rule is False:
        return f"{place}: is too much"
    for word, wanted in rule.items():
        if word in _SAID:
            continue
        found = _of_word(value, word, wanted, (rule, root, place))
        if found is not None:
            return found
    return None


def _of_word(value: Any, word: str, wanted: Any, where: tuple[Any, Any, str]) -> str | None:
    rule, root, place = where
    match word:
        case "$ref":
            return _fault(value, root["$defs"][wanted.rpartition("/")[2]], root, place)
        case "anyOf":
            faults = [_fault(value, one, root, place) for one in wanted]
            return None if None in faults else faults[0]
        case "properties" | "required" | "additionalProperties":
            return _of_object(value, word, rule, root, place)
        case "items" | "prefixItems" | "minItems":
            return _of_list(value, word, rule, root, place)
        case _:
            return None if _plain(value, word, wanted) else f"{place}: {word} is not {wanted}"


def _plain(value: Any, word: str, wanted: Any) -> bool:
    match word:
        case "type":
            types = [wanted] if isinstance(wanted, str) else wanted
            return any(_is(value, name) for name in types)
        case "enum":
            return any(value == one and type(value) is type(one) for one in wanted)
        case "minimum":
            return not _is(value, "integer") or value >= wanted
        case "pattern":
            return not isinstance(value, str) or re.search(wanted, value) is not None
        case _:
            raise AssertionError(f"a schema uses {word!r}, which is not known here")


def _is(value: Any, name: str) -> bool:
    # True and False are whole numbers to Python, and no numbers to JSON.
    return isinstance(value, _TYPES[name]) and (
        name == "boolean" or not isinstance(value, bool) or name not in {"integer"}
    )


def _of_object(
    value: Any, word: str, rule: Mapping[str, Any], root: Mapping[str, Any], place: str
) -> str | None:
    if not isinstance(value, dict):
        return None
    properties = rule.get("properties", {})
    if word == "required":
        missing = [name for name in rule["required"] if name not in value]
        return f"{place}: {missing[0]} is missing" if missing else None
    if word == "additionalProperties":
        rest = [name for name in value if name not in properties]
        faults = (_fault(value[n], rule[word], root, f"{place}.{n}"[:200]) for n in rest)
    else:
        faults = (
            _fault(value[name], part, root, f"{place}.{name}")
            for name, part in properties.items()
            if name in value
        )
    return next((found for found in faults if found is not None), None)


def _of_list(
    value: Any, word: str, rule: Mapping[str, Any], root: Mapping[str, Any], place: str
) -> str | None:
    if not isinstance(value, list):
        return None
    first = rule.get("prefixItems", [])
    if word == "minItems":
        return f"{place}: is too short" if len(value) < rule[word] else None
    if word == "items":
        pairs = [(one, rule["items"]) for one in value[len(first) :]]
    else:
        pairs = list(zip(value, first, strict=False))
    faults = (_fault(one, part, root, f"{place}[{n}]") for n, (one, part) in enumerate(pairs))
    return next((found for found in faults if found is not None), None)
