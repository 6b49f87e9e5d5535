"""Texts of a file, one JSON object a line: ``{id, text, date?, title?}``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, BinaryIO

from servanda.errors import Malformed, Refused

LARGEST = 32 * 2**20
"""In bytes: a longer line is refused, whatever it holds."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text, and the day on which it was published where one is given."""

    id: str | int
    text: str
    on: date | None = None
    title: str | None = None


def numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, each with its number in the file, from one on.

    Of one too long only as much as shows that it is.
    """
    for number in count(1):
        line = file.readline(LARGEST + 1)
        if not line:
            return
        if len(line) > LARGEST:
            while (rest := file.readline(LARGEST)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            yield number, line


def item(line: bytes) -> Item:
    """Return the item that a line holds.

    Raises:
        Malformed: It is no JSON object with ``id`` and ``text``, or its date is none.
        Refused: It is longer than is read.
    """
    if len(line) > LARGEST:
        raise Refused(f"longer than {LARGEST // 2**20} MiB")
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON ({error})") from error
    if not isinstance(held, dict):
        raise Malformed("no JSON object")
    if not isinstance(held.get("id"), str | int):
        raise Malformed("no id")
    text = _words(held, "text")
    if text is None:
        raise Malformed("no text")
    return Item(held["id"], text, _day(held), _words(held, "title"))


def _day(held: dict[str, Any]) -> date | None:
    written = _words(held, "date")
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise Malformed(f"{written[:10]!r} is no day") from error


def _words(held: dict[str, Any], key: str) -> str | None:
    """Return the text under ``key``, which must be one that can be written down."""
    words = held.get(key)
    if words is None:
        return None
    if not isinstance(words, str):
        raise Malformed(f"{key} is no text")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise Malformed(f"{key} holds half a character") from error
    return words
