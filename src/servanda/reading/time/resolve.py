"""What each expression of a text means, told from the clock of the text."""

from collections.abc import Iterator

from servanda.reading.time import dated, stepped
from servanda.reading.time.clock import Clock
from servanda.reading.time.grammar import Found
from servanda.reading.time.meaning import Meaning
from servanda.terms.finding import TimeType

_KINDS = {**dated.KINDS, **stepped.KINDS}

_DEICTIC = frozenset({"dayword", "dayhour", "daypart", "period word", "clock"})
"""Kinds that are told from the day of publication."""


def meanings(found: Found, clock: Clock) -> Iterator[Meaning]:
    """Yield what an expression means; a pair of dates gives two. The clock takes note."""
    deictic = clock.narrative and _is_deictic(found, clock)
    for meaning in _KINDS[found.rule.kind](found, clock):
        dated = meaning.type in {TimeType.DATE, TimeType.TIME} and not deictic
        if dated and not _names_treaty(meaning, clock):
            clock.speak(meaning.value, meaning.end, with_year=_has_year(found))
        yield meaning


def _is_deictic(found: Found, clock: Clock) -> bool:
    """Say whether an expression is told from the day of publication ("today", "last year")."""
    words = [clock.grammar.value(n, found.words[n]) for n in ("rel", "away") if n in found.words]
    words += [clock.grammar.value("rel", found.words["rel2"])] if "rel2" in found.words else []
    return found.rule.kind in _DEICTIC or any(w[0] != "c" for w in words)


def _has_year(found: Found) -> bool:
    return found.rule.kind == "iso" or "year" in found.words


def _names_treaty(meaning: Meaning, clock: Clock) -> bool:
    """Say whether a year only names something ("the 1997 Convention") and dates nothing."""
    if meaning.value is None or len(meaning.value) != 4:
        return False
    words = clock.text[max(0, meaning.start - 12) : meaning.start].decode().lower().split()
    return bool(words) and clock.grammar.has("before_named_year", words[-1])
