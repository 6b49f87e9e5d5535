"""The day of publication that a wire's dateline tells: "VILNIUS, May 8, 2025 (Wire) -"."""

from collections.abc import Iterable
from datetime import date

import re2

from servanda.reading.time.grammar import Found, Grammar

REACH = 600
"""Characters of a text in which its dateline is looked for: it stands above or before the news."""

_BEFORE = re2.compile(rb"(?:^|\n)[A-Z][A-Z .'/-]{1,60}(?:, [A-Z][A-Za-z. ]{1,30})?,? $")
_AFTER = re2.compile(rb"^\.? ?\([A-Za-z][A-Za-z/. -]{1,30}\) ?-")


def dateline(found: Iterable[Found], text: bytes, grammar: Grammar) -> date | None:
    """Return the day that the dateline of a text tells; None without one, or without its year.

    A day and a month alone may lie in any year: nothing is guessed from them.
    """
    for item in found:
        if item.start > REACH:
            return None
        if item.rule.kind != "date" or "year" not in item.words:
            continue
        before, after = text[max(0, item.start - 120) : item.start], text[item.end :][:40]
        if _BEFORE.search(before) and _AFTER.search(after):
            return _day(item, grammar)
    return None


def _day(item: Found, grammar: Grammar) -> date | None:
    month = int(grammar.value("month", item.words["month"]))
    try:
        return date(int(item.words["year"]), month, int(item.words["day"]))
    except ValueError:
        return None
