"""Cue files: patterns that carry their own proof."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from servanda.errors import DataError


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, what it must find and ignore, and the keys its stage reads."""

    pattern: Any
    """A compiled RE2 pattern; matched without regard to case unless it says otherwise."""
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    keys: Mapping[str, Any]


@cache
def cues(language: str, name: str) -> tuple[Cue, ...]:
    """Return the cues of ``data/lexicons/<language>/<name>.toml``, in the order of the file.

    A language without such a file has no cues.

    Raises:
        DataError: A cue has no examples, or its pattern is none.
    """
    path = files("servanda") / "data" / "lexicons" / language / f"{name}.toml"
    if not path.is_file():
        return ()
    place = f"lexicons/{language}/{name}.toml"
    return tuple(_cue(entry, place) for entry in tomllib.loads(path.read_text("utf-8"))["cues"])


def _cue(entry: dict[str, Any], place: str) -> Cue:
    rest = dict(entry)
    try:
        source, finds = rest.pop("pattern"), tuple(rest.pop("finds"))
        ignores = tuple(rest.pop("ignores"))
    except KeyError as missing:
        raise DataError(f"{place}: a cue has no {missing.args[0]}: {entry}") from None
    if not finds or not ignores:
        raise DataError(f"{place}: {source}: a cue needs examples and counter-examples")
    try:
        return Cue(re2.compile("(?i)" + source), finds, ignores, rest)
    except re2.error as wrong:
        raise DataError(f"{place}: {source}: {wrong}") from None
