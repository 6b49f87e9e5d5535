"""Hold entities against the library of FollowTheMoney: run where that is installed.

``python ftm_check.py FILE`` prints every fault, a line each, and ``N entities`` last. Schema and
properties must exist, each value must be one that the library keeps exactly as it is (with
``--kept``: that it keeps, perhaps without quotation marks around it), required properties must be
there, and every entity referred to must be in the file and of a fitting schema.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(path: str) -> None:
    """Print the faults of a file."""
    # By name: the library is no part of the environment of the tests.
    model = import_module("followthemoney").model
    lines = Path(path).read_text("utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    schemata = {one["id"]: one["schema"] for one in entities}
    if len(schemata) != len(entities):
        print("an id occurs twice")
    for one in entities:
        for fault in _faults(model, one, schemata):
            print(f"{one['schema']} {one['id']}: {fault}")
    print(f"{len(entities)} entities")


def _faults(model: Any, one: dict[str, Any], schemata: dict[str, str]) -> list[str]:
    schema = model.get(one["schema"])
    if schema is None or schema.abstract:
        return ["no such schema"]
    found = [f"{name} is missing" for name in schema.required if not one["properties"].get(name)]
    for name, values in one["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.stub:
            found.append(f"no property {name}")
            continue
        for value in values:
            clean = prop.type.clean(value)
            if clean is None or (clean != value and "--kept" not in sys.argv):
                found.append(f"{name}: {value[:80]!r} would become {clean!r}")
            if prop.range is not None and (
                value not in schemata or not model.get(schemata[value]).is_a(prop.range)
            ):
                found.append(f"{name}: {value} is no {prop.range.name} of this file")
    model.get_proxy(one)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
