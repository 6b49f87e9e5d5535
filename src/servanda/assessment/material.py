"""The readings that judging rests on: what words and figures are taken to mean, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def material(name: str) -> Mapping[str, Any]:
    """Return one file of ``data/readings``, read on first use."""
    path = files("servanda").joinpath("data", "readings", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))
