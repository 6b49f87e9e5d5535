"""Many articles in one file: a JSON object a line in, a dossier a line out."""

import os
import signal
import time
from collections.abc import Generator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any, BinaryIO

from servanda.cli.door import standard_input, tell
from servanda.cli.output import print_json
from servanda.cli.reader import named
from servanda.errors import Malformed, Refused
from servanda.fetch.item import item, numbered

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
    lines = numbered(file)
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


def _answer(line: bytes, asked: _Asked) -> dict[str, Any]:
    """Return the dossier of one line with its id.

    Raises:
        Malformed: The line is not such an object, or its text cannot be read.
        Refused: A limit or a date forbids it.
    """
    from servanda.dossier import dossier
    from servanda.reading.document import document

    one = item(line)
    read = document(
        one.text.encode(), source=None, published=one.on or asked.published, title=one.title
    )
    return {"id": one.id, **dossier(read, asked.on, named(asked.reader)).to_json()}
