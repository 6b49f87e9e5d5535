"""Many articles in one file: a JSON object a line in, a dossier a line out."""

import json
import os
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import count as count_from
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any, BinaryIO

from servanda.cli.argument import day
from servanda.cli.door import standard_input, tell
from servanda.cli.output import print_json
from servanda.cli.reader import named
from servanda.errors import Malformed, Refused

LARGEST = 32 * 2**20
"""In bytes: a longer line is refused, whatever it holds."""
PROGRESS = 60.0
"""Seconds between two lines that say how far the reading is."""
ALONE = 8
"""Lines that are read before other processes are asked to help."""
PORTION = 256
MOST_WORKERS = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every line of a file is read with."""

    published: date | None
    on: date
    reader: str

    def answer(self, numbered: tuple[int, bytes]) -> dict[str, Any] | str:
        """Return the dossier of a line with its id, or in words which cannot be read and why."""
        number, line = numbered
        try:
            return _answer(line, self)
        except (Malformed, Refused) as error:
            return f"line {number}: {error}"


def read_lines(source: str, published: date | None, on: date, reader: str) -> None:
    """Print a dossier for each line, in order; name on standard error what cannot be read.

    Two processes read, where there are as many cores; each minute it is said how far they are.

    Raises:
        Malformed: There is no line.
    """
    asked = _Asked(published, on, reader)
    named(reader)
    refused = count = 0
    told_at = time.monotonic()
    with _opened(source) as file, closing(_answers(file, asked)) as answers:
        for count, answer in enumerate(answers, start=1):
            if isinstance(answer, str):
                refused += 1
                tell(answer)
            else:
                print_json(answer, indent=False)
            if time.monotonic() - told_at > PROGRESS:
                told_at = time.monotonic()
                tell(f"{count} lines read")
    if not count:
        raise Malformed(f"{source}: the input is empty")
    if refused:
        tell(f"{refused} of {count} lines could not be read")


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(standard_input()) if source == "-" else Path(source).open("rb")


def _answers(file: BinaryIO, asked: _Asked) -> Generator[dict[str, Any] | str, None, None]:
    """Yield the answer to each line in order, read in portions by as many processes as help."""
    lines = _lines(file)
    first = list(islice(lines, ALONE))
    yield from map(asked.answer, first)
    if len(first) < ALONE:
        return
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    with Pool(workers, initializer=_undisturbed) as pool:
        # A pool takes in all that it is given: in portions, or a large file would fill the memory.
        while portion := list(islice(lines, PORTION)):
            yield from pool.imap(asked.answer, portion)


def _undisturbed() -> None:
    # An interrupt is for the process that a person sees; it ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, each with its number in the file.

    Of one too long only as much as shows that it is.
    """
    for number in count_from(1):
        line = file.readline(LARGEST + 1)
        if not line:
            return
        if len(line) > LARGEST:
            while rest := file.readline(LARGEST):
                if rest.endswith(b"\n"):
                    break
        if line.strip():
            yield number, line


def _answer(line: bytes, asked: _Asked) -> dict[str, Any]:
    """Return the dossier of one line with its id.

    Raises:
        Malformed: The line is not such an object, or its text cannot be read.
        Refused: A limit or a date forbids it.
    """
    from servanda.dossier import dossier
    from servanda.reading.document import document

    item = _item(line)
    written = item.get("date")
    when = asked.published if written is None else day(_words(item, "date")[:10])
    title = None if item.get("title") is None else _words(item, "title")
    raw = _words(item, "text").encode()
    read = document(raw, source=None, published=when, title=title)
    return {"id": item["id"], **dossier(read, asked.on, named(asked.reader)).to_json()}


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
