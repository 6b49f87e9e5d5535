"""Quotes to places: each where it stands in the text letter by letter, or nowhere."""

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.attribution.reply import Quoted
from servanda.terms.span import Span

MOST_TRIES = 512
"""Places at which one quote is looked for, from the start of the stretch."""
MOST_FIRST = 32
"""Places of a content from which the rest of its attribution is sought."""
BESIDE = 4
"""Places on either side of another that may be the nearest."""
_JOINERS = "\u200c\u200d"


def located(
    text: str, stretch: Span, quote: Quoted, taken: Collection[Attribution]
) -> Attribution | None:
    """Return where quotes stand in a stretch of a text; None where one does not stand there.

    Quotes are compared code point by code point; one that begins or ends within a word, or parts
    a letter from its accent, is not in the text. Of several places, content and cue are those
    nearest to one another, the source and further pieces those nearest to the cue, and of equally
    near ones the first. What is ``taken`` is passed over while there is another place.
    """
    found = [places(text, stretch, piece) for piece in quote.content]
    cues = places(text, stretch, quote.cue) if quote.cue is not None else []
    sources = places(text, stretch, quote.source) if quote.source is not None else []
    if not all(found) or (quote.cue and not cues) or (quote.source and not sources):
        return None
    firsts = found[0][:MOST_FIRST]
    made = [one for first in firsts for one in _around(first, found[1:], cues, sources)]
    ordered = sorted(made, key=lambda one: (_width(one), one.content))
    return next((one for one in ordered if one not in taken), next(iter(ordered), None))


def places(text: str, stretch: Span, quote: str) -> list[Span]:
    """Return the places of a quote in a stretch, whole words only.

    >>> places("He said the heat helped.", Span(0, 24), "he")
    []
    """
    found: list[Span] = []
    at = stretch.start - 1
    for _ in range(MOST_TRIES):
        at = text.find(quote, at + 1, stretch.end)
        if at < 0:
            break
        end = at + len(quote)
        if _is_edge(text, at) and _is_edge(text, end):
            found.append(Span(at, end))
    return found


def _is_edge(text: str, at: int) -> bool:
    """Say whether no word or letter is parted at an offset."""
    if not 0 < at < len(text):
        return True
    before, behind = text[at - 1], text[at]
    if unicodedata.category(behind).startswith("M") or before in _JOINERS or behind in _JOINERS:
        return False
    return not (_in_word(before) and _in_word(behind))


def _in_word(letter: str) -> bool:
    # Scripts without capitals may be written without blanks: there every place is an edge.
    return letter.isdigit() or letter.lower() != letter.upper()


def _around(
    first: Span, others: Sequence[Sequence[Span]], cues: Sequence[Span], sources: Sequence[Span]
) -> Iterator[Attribution]:
    """Yield the attribution whose content begins at a place, if nothing in it overlaps."""
    content = [first]
    cue = _nearest(first, cues, content)
    anchor = first if cue is None else cue
    held = [first] if cue is None else [first, cue]
    for pieces in others:
        piece = _nearest(anchor, pieces, held)
        if piece is None:
            return
        content.append(piece)
        held.append(piece)
    source = _nearest(anchor, sources, held)
    if (cues and cue is None) or (sources and source is None):
        return
    yield Attribution(tuple(sorted(content)), cue, () if source is None else (source,))


def _nearest(anchor: Span, spans: Sequence[Span], held: Sequence[Span]) -> Span | None:
    """Return the place nearest to another that overlaps nothing; the places are in order."""
    before = bisect_left(spans, anchor.start, key=_start)
    behind = bisect_left(spans, anchor.end, key=_start)
    near = (*spans[max(before - BESIDE, 0) : before], *spans[behind : behind + BESIDE])
    free = [span for span in near if not any(span.overlaps(other) for other in held)]
    return min(free, key=lambda span: (anchor.apart(span), span.start), default=None)


def _start(span: Span) -> int:
    return span.start


def _width(one: Attribution) -> int:
    """Return how far apart the parts of an attribution stand."""
    anchor = one.cue if one.cue is not None else one.content[0]
    return sum(anchor.apart(span) for span in one.spans)
