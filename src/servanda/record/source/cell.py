"""One cell of a page, read as what it must be, or refused."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache

import re2

from servanda.errors import AmbiguousName, UnknownName
from servanda.names import state as known_state
from servanda.names.entry import state_names
from servanda.record.source.rule import rules, spellings

LONGEST = 4_000
"""Characters of a cell beyond which it is no name, day or word."""


class Unreadable(ValueError):  # noqa: N818 -- named for the state of the cell
    """A cell is not what it must be; the row that holds it is refused."""

    def __init__(self, cell: str, why: str) -> None:
        """Keep the text of the cell and the reason."""
        self.cell, self.why = cell, why
        super().__init__(f"{cell[:100]!r}: {why}")


def tidy(text: str) -> str:
    """Return ``text`` on one line, in NFC, its runs of blanks as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def day(text: str, style: str) -> date:
    """Return the day that a whole cell holds.

    Args:
        text: The cell, tidied.
        style: How the source writes days, as in ``calendar.toml``.

    Raises:
        Unreadable: It is no such day, or the calendar does not have it.
    """
    match = _style(style).fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise Unreadable(text, "is no day as this source writes it")
    return _day_of(match, text)


def days(text: str, style: str) -> Iterable[tuple[int, date]]:
    """Yield the days in a prose, each with its place; one the calendar lacks is refused.

    Raises:
        Unreadable: The calendar does not have one of them.
    """
    for match in _within(style).finditer(text):
        yield match.start(), _day_of(match, match.group())


def state(text: str, source: str | None = None) -> tuple[str, str | None]:
    """Return the code of the state that a whole cell names, and a doubt about its spelling.

    Args:
        text: The cell, tidied.
        source: Whose own names of states are asked first (``nl``, ``un``).

    Raises:
        Unreadable: No state is called so, or several are.
    """
    if source and text in spellings(source):
        return spellings(source)[text], None
    if not text or len(text) > 200:
        raise Unreadable(text, "is no name of a state")
    try:
        code = known_state(text)
    except (UnknownName, AmbiguousName) as error:
        raise Unreadable(text, str(error)) from None
    known = text in _names() or text in _upper()
    return code, None if known else f"this spelling is not known; taken for {code}"


def is_state(text: str) -> bool:
    """Say whether a cell is exactly a name of a state, without a search for near ones."""
    return text in _names() or text in spellings("un")


@cache
def _names() -> frozenset[str]:
    found = (name.removeprefix("?") for _, name in state_names("en"))
    return frozenset(unicodedata.normalize("NFC", name) for name in found)


@cache
def _upper() -> frozenset[str]:
    return frozenset(name.upper() for name in _names() if len(name) > 3)


@cache
def _style(style: str) -> "re2._Regexp":
    return re2.compile(rules("calendar")["styles"][style])


@cache
def _within(style: str) -> "re2._Regexp":
    return re2.compile(rf"\b(?:{rules('calendar')['styles'][style]})\b")


def _day_of(match: "re2._Match", text: str) -> date:
    month = match.group("month")
    number = int(month) if month.isdecimal() else rules("calendar")["months"][month]
    try:
        return date(int(match.group("year")), number, int(match.group("day")))
    except ValueError:
        raise Unreadable(text, "the calendar has no such day") from None
