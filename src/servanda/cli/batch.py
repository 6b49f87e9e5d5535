"""Many articles in one file: a JSON object a line in, a dossier a line out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from servanda.cli.argument import day
from servanda.cli.door import tell
from servanda.cli.output import print_json
from servanda.errors import Malformed, Refused

LARGEST = 32 * 2**20
"""In bytes: a longer line is refused, whatever it holds."""
SHOWN = 3
"""How many of the lines that could not be read are named."""


def read_lines(source: str, published: date | None, on: date) -> None:
    """Print a dossier for each line, in order; count on standard error what cannot be read."""
    refused: list[str] = []
    number = 0
    with Path(source).open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            try:
                answer = _answer(line, published, on)
            except (Malformed, Refused) as error:
                refused.append(f"line {number}: {error}")
            else:
                print_json(answer, indent=False)
    if refused:
        shown = "; ".join(refused[:SHOWN]) + ("; ..." if len(refused) > SHOWN else "")
        tell(f"{len(refused)} of {number} lines could not be read: {shown}")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines that are not blank; of one too long only as much as shows that it is."""
    while line := file.readline(LARGEST + 1):
        if len(line) > LARGEST:
            while rest := file.readline(LARGEST):
                if rest.endswith(b"\n"):
                    break
        if line.strip():
            yield line


def _answer(line: bytes, published: date | None, on: date) -> dict[str, Any]:
    """Return the dossier of one line with its id.

    Raises:
        Malformed: The line is not such an object, or its text cannot be read.
        Refused: A limit or a date forbids it.
    """
    from servanda.dossier import dossier
    from servanda.reading.document import document

    item = _item(line)
    written = item.get("date")
    when = published if written is None else day(_words(item, "date")[:10])
    title = None if item.get("title") is None else _words(item, "title")
    raw = _words(item, "text").encode()
    read = document(raw, source=None, published=when, title=title)
    return {"id": item["id"], **dossier(read, on).to_json()}


def _item(line: bytes) -> dict[str, Any]:
    if len(line) > LARGEST:
        raise Refused(f"longer than {LARGEST // 2**20} MiB")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON ({error})") from error
    if not isinstance(item, dict):
        raise Malformed("no JSON object")
    if not isinstance(item.get("id"), str | int):
        raise Malformed("no id")
    return item


def _words(item: dict[str, Any], key: str) -> str:
    """Return the text under ``key``, which must be one that can be written down."""
    words = item.get(key)
    if not isinstance(words, str):
        raise Malformed(f"{key} is no text")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise Malformed(f"{key} holds half a character") from error
    return words
