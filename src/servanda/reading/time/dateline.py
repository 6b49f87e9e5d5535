"""The day of publication that a text prints, in a dateline or on a line of its own."""

from datetime import date

import re2

from servanda.reading.time.fold import folded
from servanda.reading.time.grammar import Found, Grammar, grammar

REACH = 600
"""Characters of a text in which its day is looked for: it stands above or before the news."""

_WIRE_BEFORE = re2.compile(rb"(?:^|\n)[A-Z][A-Za-z .'/-]{1,60}(?:, [A-Z][A-Za-z. ]{1,30})?,? $")
_WIRE_AFTER = re2.compile(rb"^\.? ?\([A-Za-z][A-Za-z/. -]{1,30}\) ?-")
_LINE_BEFORE = re2.compile(rb"(?:^|\n)[ \t]*(?:[A-Za-z][A-Za-z .'/-]{1,40}[,:] )?$")
_LINE_AFTER = re2.compile(rb"^\.?(?:,? \d{1,2}[:.]\d\d)?[ \t]*(?:\n|$)")
_PLACES = ((_WIRE_BEFORE, _WIRE_AFTER), (_LINE_BEFORE, _LINE_AFTER))


def printed_day(text: str, language: str) -> date | None:
    """Return the day that a text prints as its own; None without one, or without its year.

    That is the day of a wire's dateline, or the first that has a line of its own, with no more
    than a place or a label before it ("Published: 4 June 2025"). A day and a month alone may lie
    in any year: nothing is guessed from them.
    """
    known = grammar(language)
    if known is None:
        return None
    opening = folded(text[: 2 * REACH])
    for item in known.find(opening):
        if item.start > REACH:
            return None
        if item.rule.kind != "date" or not {"year", "month", "day"} <= item.words.keys():
            continue
        before, after = opening[max(0, item.start - 120) : item.start], opening[item.end :][:40]
        if any(one.search(before) and other.search(after) for one, other in _PLACES):
            return _day(item, known)
    return None


def _day(item: Found, known: Grammar) -> date | None:
    month = int(known.value("month", item.words["month"]))
    try:
        return date(int(item.words["year"]), month, int(item.words["day"]))
    except ValueError:
        return None
