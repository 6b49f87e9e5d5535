"""Quotations that a name signs: a line of quotation, a dash, who said it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import re2

from servanda.reading.statement.draft import Draft
from servanda.reading.statement.place import Place
from servanda.reading.statement.quote import Quote
from servanda.terms.finding import MentionKind, Mode
from servanda.terms.span import Span

_REACH = 160
"""Characters behind a quotation in which its signature lies."""
_SIGNATURE = re2.compile(
    r"^[\s\pZ]{0,4}(?:[―—–]|--|\n- )[\s\pZ]*(\p{Lu}[^\n“”\"]{1,100}?)[\pZ.]*(?:\n|$)"
)
_LABEL = 90
"""Characters of a name with its office before a quotation."""
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.STATE})
_SMALL = 3
"""Letters of a word that may stand small within a name: "van", "al", "of"."""


def signed(text: str, quotes: Sequence[Quote], places: Sequence[Place]) -> list[Draft]:
    """Return the quotations that fill their paragraphs and are signed, as drafts."""
    starts = [place.frame.span.start for place in places]
    found: list[Draft] = []
    for spans, end in _paragraphs(text, quotes):
        match = _SIGNATURE.search(text[end : end + _REACH])
        number = bisect_right(starts, spans[0].start) - 1
        if match is None or number < 0 or not _is_name(match.group(1)):
            continue
        source = Span(end + match.start(1), end + match.end(1))
        found.append(_direct(places[number], number, source, spans))
    return found


def labelled(text: str, quotes: Sequence[Quote], places: Sequence[Place]) -> list[Draft]:
    """Return the quotations that fill their line behind a name and a colon, as drafts."""
    starts = [place.frame.span.start for place in places]
    found: list[Draft] = []
    for quote in quotes:
        line = text.rfind("\n", 0, quote.span.start) + 1
        label = text[line : quote.span.start].strip()
        number = bisect_right(starts, quote.span.start) - 1
        rest = text[quote.span.end : quote.span.end + _SMALL].partition("\n")[0].strip(" .")
        if rest or number < 0 or not label.endswith(":") or len(label) > _LABEL:
            continue
        start = text.index(label, line)
        source = Span(start, start + len(label) - 1)
        place = places[number]
        if label.partition(" ")[0].lower() in place.scene.words.verbs:
            # "Said N. N.:".
            continue
        if any(one.span.end == source.end and one.kind in _NAMED for one in place.mentions):
            found.append(_direct(place, number, source, [quote.span]))
    return found


def _direct(place: Place, number: int, source: Span, spans: list[Span]) -> Draft:
    frame = place.frame
    return Draft(
        frame=number,
        paragraph=frame.paragraph,
        span=frame.span,
        cue=None,
        source=source,
        content=spans,
        mode=Mode.DIRECT,
    )


def _paragraphs(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[list[Span], int]]:
    """Yield the quotations that begin a line, with those that they go on in, and their ends."""
    opened: list[Span] = []
    for quote in quotes:
        if (
            not opened
            and text[text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start].strip()
        ):
            continue
        opened.append(quote.span)
        if not quote.goes_on:
            yield opened, quote.span.end
            opened = []


def _is_name(words: str) -> bool:
    """Say whether words are a name, to the first comma: "Ada de Roe, a teacher"."""
    parts = words.partition(",")[0].split()
    return all(part[0].isupper() or len(part) <= _SMALL or not part[0].isalpha() for part in parts)
