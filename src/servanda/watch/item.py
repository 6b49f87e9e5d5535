"""One dated item of a file of news: a JSON object a line."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from servanda.errors import Malformed, Refused

LARGEST = 32 * 2**20
"""In bytes: a longer line is refused, whatever it holds."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the day on which it was published."""

    id: str
    on: date
    text: str
    title: str | None = None


def item(line: bytes) -> Item:
    """Return the item that a line holds.

    Raises:
        Malformed: It is no JSON object with ``id``, ``date`` and ``text``.
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
    title = None if held.get("title") is None else _words(held, "title")
    return Item(str(held["id"]), _day(held), _words(held, "text"), title)


def _day(held: dict[str, Any]) -> date:
    written = _words(held, "date")[:10]
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise Malformed(f"{written!r} is no day") from error


def _words(held: dict[str, Any], key: str) -> str:
    words = held.get(key)
    if not isinstance(words, str):
        raise Malformed(f"{key} is no text")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise Malformed(f"{key} holds half a character") from error
    return words
