"""The published shape of a dossier."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def schema() -> Mapping[str, Any]:
    """Return the JSON Schema of ``servanda/dossier/1``, read on first use."""
    path = files("servanda") / "data" / "schema" / "dossier-1.json"
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return read
