"""What each source writes and means, as `data/sources/` says."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.terms.action import ActionKind

Words = Mapping[str, tuple[ActionKind, tuple[ActionKind, ...]]]
"""What a word of a source means, and which other kinds of action it covers."""


@cache
def rules(name: str) -> Mapping[str, Any]:
    """Return the rules in ``data/sources/<name>.toml``."""
    path = files("servanda").joinpath("data", "sources", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def spellings(name: str) -> Mapping[str, str]:
    """Return the codes of states by the names that one source gives them."""
    path = files("servanda").joinpath("data", "sources", f"states_{name}.csv")
    return {
        row["name"]: row["state"] for row in csv.DictReader(path.read_text("utf-8").split("\n"))
    }


@cache
def words(name: str, table: str) -> Words:
    """Return what the words in one table of the rules mean; several kinds: the likeliest first."""
    found: dict[str, tuple[ActionKind, tuple[ActionKind, ...]]] = {}
    for word, meant in rules(name)[table].items():
        kinds = [ActionKind(one) for one in (meant if isinstance(meant, list) else [meant])]
        found[word] = kinds[0], tuple(kinds[1:])
    return found


def treaty_of(register: str, number: str) -> str | None:
    """Return the treaty that a source calls by ``number``; None where that is not known."""
    found: str | None = rules("treaties")[register].get(number)
    return found
