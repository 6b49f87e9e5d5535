"""The day of publication that a text prints, in a dateline or on a line of its own."""

from datetime import date

import re2

from servanda.reading.time.clock import Clock
from servanda.reading.time.fold import folded
from servanda.reading.time.grammar import Found, Grammar, grammar
from servanda.reading.time.resolve import meanings
from servanda.terms.partial_date import PartialDate

REACH = 600
"""Characters of a text in which its day is looked for: it stands above or before the news."""

_NAME = rb"[A-Z][A-Za-z.'-]*(?:[ /][A-Z][A-Za-z.'-]*){0,3}"
_WIRE = rb"\([A-Za-z][A-Za-z/. -]{1,30}\)"
_NAMED = _NAME + rb"(?: " + _WIRE + rb")?,"
_HOUR = rb"(?:,? (?:[a-z]{1,4}\.? )?\d{1,2}[:.h]\d\d(?: [A-Za-z]{1,5})?)?"
_ROUGHLY = re2.compile(
    rb"(?:^|\n)[A-Z][A-Za-z .'/-]{1,60}(?:, [A-Z][A-Za-z. ]{1,30})?,?(?: [a-z]{2,4})? $"
)
"""Nearly anything: the name of a wire must follow, and a dash."""
_PLACE = re2.compile(
    rb"(?:^|\n)(?:"
    + (_NAMED + rb"(?: " + _NAMED + rb")?(?: [a-z]{2,4})?")
    + rb"|[A-Z .'-]{3,60}) $"
)
_PLACES = (
    (_ROUGHLY, re2.compile(rb"^ ?" + _WIRE + rb"\.? ?-")),
    (_PLACE, re2.compile(rb"^(?: ?" + _WIRE + rb"\.| ?--? ?[A-Za-z\"'(])")),
    (re2.compile(rb"(?:^|\n)" + _NAME + rb",? \($"), re2.compile(rb"^\) ?-")),
    (
        re2.compile(rb"(?:^|\n)[ \t]*(?:[A-Za-z][A-Za-z .'/-]{1,40}[,:] )?$"),
        re2.compile(rb"^" + _HOUR + rb"[ \t]*(?:\r?\n|$)"),
    ),
)
"""What stands before a day that is the text's own, and what follows it."""
_LABEL = re2.compile(rb"(?:^|\n)[ \t]*([A-Za-z][A-Za-z ]{0,40}?):? $")
_WORD = re2.compile(rb"^ ?([a-z]+)\b")


def printed_day(text: str, language: str) -> date | None:
    """Return the day that a text prints as its own; None without one, or without its year.

    That is the day of a dateline, with the name of a wire or without, or the first that has a line
    of its own, with no more than a place or a label before it ("Published 4 June 2025"). A day
    and a month alone may lie in any year: nothing is guessed from them.
    """
    known = grammar(language)
    if known is None:
        return None
    opening = folded(text[: 2 * REACH])
    for item in known.find(opening):
        if item.start > REACH:
            return None
        before = _before(opening[max(0, item.start - 120) : item.start], known)
        after = _behind(opening[item.end :][:60], known)
        day = _day(item, opening, known)
        if day and any(one.search(before) and other.search(after) for one, other in _PLACES):
            return day
    return None


def _before(before: bytes, known: Grammar) -> bytes:
    """Return what precedes a date, without a label that only says that it is of publication."""
    label = _LABEL.search(before)
    if label and known.has("printed", label.group(1).decode().lower()):
        return before[: label.start(1)]
    return before


def _behind(after: bytes, known: Grammar) -> bytes:
    """Return what follows a date, without a word for "year" and a full stop."""
    word = _WORD.search(after)
    if word and known.has("year_words", word.group(1).decode()):
        after = after[word.end() :]
    return after.removeprefix(b".")


def _day(item: Found, opening: bytes, known: Grammar) -> date | None:
    """Return the day that an expression means by itself; None without one, or without its year."""
    alone = Clock(opening, known, published=None, narrative=False)
    values = [one.value for one in meanings(item, alone)]
    try:
        told = PartialDate.parse(values[0] or "") if len(values) == 1 else None
    except ValueError:
        return None
    return date(told.year, told.month, told.day) if told and told.month and told.day else None
