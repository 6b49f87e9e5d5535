"""Texts with their annotated times, as TimeML files have them."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import re2

_MARK = re2.compile(r"(?s)<TIMEX3 ([^>]*)>(.*?)</TIMEX3>")
_VALUE = re2.compile(r'value="([^"]*)"')
_TEXT = re2.compile(r"(?s)<TEXT>\n?(.*)</TEXT>")

OPEN = frozenset({"?", "null", ""})
"""Values that say nothing: such an expression is not annotated."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A time as it is annotated."""

    start: int
    end: int
    value: str

    @property
    def told(self) -> bool:
        """Say whether it has a value."""
        return self.value not in OPEN


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text, the day it was written, and the times in it."""

    name: str
    text: str
    published: date | None
    times: tuple[Gold, ...]


def annotated(path: Path) -> Annotated:
    """Return the text of a file, without marks, and its annotated times."""
    raw = path.read_text("utf-8")
    head, body = raw.split("<TEXT>")[0], _TEXT.search(raw).group(1)
    day = _VALUE.search(_MARK.search(head).group(1)).group(1)
    text, at, times = "", 0, []
    for mark in _MARK.finditer(body):
        text += html.unescape(body[at : mark.start()])
        start = len(text)
        text += html.unescape(mark.group(2))
        times.append(Gold(start, len(text), normal(_value(mark.group(1)))))
        at = mark.end()
    return Annotated(path.stem, text + html.unescape(body[at:]), _day(day), tuple(times))


def _value(attributes: str) -> str:
    found = _VALUE.search(attributes)
    return found.group(1) if found else ""


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def normal(value: str) -> str:
    """Return a value as the reader writes it: "--05-03" is "XXXX-05-03", "-0333" a year BC.

    >>> normal("--05-03"), normal("-0333"), normal("1997-05-XX")
    ('XXXX-05-03', 'BC0333', '1997-05')
    """
    if value.startswith("--"):
        return "XXXX-" + value[2:]
    if value.startswith("-") and value[1:5].isdigit():
        return "BC" + value[1:]
    if value.startswith("BC") and value[2:].isdigit():
        return f"BC{int(value[2:]):04}"
    while value[:4] != "XXXX" and value.endswith("-XX"):
        value = value.removesuffix("-XX")
    return value


def corpus(folder: Path, pattern: str) -> Iterator[Annotated]:
    """Yield the annotated texts whose names match, in the order of their names."""
    yield from map(annotated, sorted(folder.glob(pattern)))
