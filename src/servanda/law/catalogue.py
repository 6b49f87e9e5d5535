"""The treaty files: which there are, and one of them as a ``Treaty``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.errors import DataError, UnknownName
from servanda.law.treaty_file import treaty_of
from servanda.terms.treaty import Treaty

_FOLDER = ("data", "treaties")


@cache
def catalogue() -> tuple[str, ...]:
    """Return the ids of all treaties with clauses, sorted; no file is opened."""
    folder = files("servanda").joinpath(*_FOLDER)
    return tuple(sorted(one.name[:-5] for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def treaty(treaty_id: str) -> Treaty:
    """Return the treaty with that id, its file read on first use.

    Raises:
        UnknownName: No treaty in the catalogue has that id.
        DataError: The file is wrong; names file and key.
    """
    if treaty_id not in catalogue():
        raise UnknownName(treaty_id, "treaty")
    text = files("servanda").joinpath(*_FOLDER, f"{treaty_id}.toml").read_text("utf-8")
    parsed = parsed_treaty(text, f"{treaty_id}.toml")
    if parsed.id != treaty_id:
        raise DataError(f"{treaty_id}.toml: id: {parsed.id!r} is not the name of the file")
    return parsed


def parsed_treaty(text: str, place: str) -> Treaty:
    """Return the treaty that the text of a treaty file describes.

    Args:
        text: TOML.
        place: Name of the file, as errors are to name it.

    Raises:
        DataError: It is no TOML, or a key is unknown, missing or of the wrong kind.
    """
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise DataError(f"{place}: {wrong}") from None
    return treaty_of(raw, place)
