"""The time expressions of a document."""

from collections.abc import Iterator

from servanda.reading.time.clock import Clock, tells_from_itself
from servanda.reading.time.fold import folded
from servanda.reading.time.grammar import grammar
from servanda.reading.time.guard import passes
from servanda.reading.time.hours import at_their_days
from servanda.reading.time.meaning import Meaning
from servanda.reading.time.resolve import meanings
from servanda.terms.document import Document
from servanda.terms.finding import Time
from servanda.terms.span import Span


def times(document: Document) -> tuple[Time, ...]:
    """Return the time expressions in the order of the text, relative to the day of publication.

    In a narrative - no day of publication, or most full dates far from it - a date without its
    year is told from the date before. What cannot be told stays unknown: a name of a weekday
    without a day of publication has no value. A preposition is no part of a span.
    """
    return tuple(
        Time(
            id=f"t{number}",
            span=Span(meaning.start, meaning.end),
            text=document.text[meaning.start : meaning.end],
            type=meaning.type,
            value=meaning.value,
            earliest=meaning.days[0],
            latest=meaning.days[1],
        )
        for number, meaning in enumerate(_meanings(document), 1)
    )


def _meanings(document: Document) -> Iterator[Meaning]:
    known = grammar(document.language)
    if known is None:
        return
    text = folded(document.text)
    found = [item for item in known.find(text) if passes(item, text, known)]
    narrative = tells_from_itself(found, document.published, known)
    clock = Clock(text, known, document.published, narrative)
    told = [(item, meaning) for item in found for meaning in meanings(item, clock)]
    yield from at_their_days(told, text, known)
