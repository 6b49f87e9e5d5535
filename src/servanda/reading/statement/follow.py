"""Quotations without a cue of their own: they belong to the statement before them."""

from collections.abc import Sequence
from itertools import pairwise

from servanda.reading.statement.draft import Draft, announced
from servanda.reading.statement.frame import Frame
from servanda.reading.statement.place import Place
from servanda.terms.finding import Mode
from servanda.terms.span import Span


def followed(found: Sequence[Draft], places: Sequence[Place]) -> list[Draft]:
    """Return the drafts with the quotations that follow theirs.

    A sentence that is nothing but quotation goes to the last statement before it in the same
    paragraph, where that quotes or ends its sentence; a quotation that the paragraph before
    left open goes on, wherever its cue stands.
    """
    by_frame: dict[int, list[Draft]] = {}
    for draft in found:
        by_frame.setdefault(draft.frame, []).append(draft)
    held: Draft | None = None
    opened: list[Span] = []
    for number, place in enumerate(places):
        frame = place.frame
        own = [draft for draft in by_frame.get(number, []) if not is_quoted(draft.cue, frame)]
        if own:
            if opened:
                own[-1].content[:0] = opened
                opened = []
            held = own[-1]
        elif frame.is_quoted:
            spans = [quote.span for quote in frame.quotes]
            same = held is not None and (
                held.paragraph == frame.paragraph or _goes_on(places, number)
            )
            if held is not None and same:
                _add(held, spans)
            elif frame.quotes[-1].goes_on or opened:
                opened += spans
        elif held is not None and held.paragraph != frame.paragraph:
            held = None
        elif held is not None and (dashed := _dashed(place, places, held)) is not None:
            # "– X – said Y. – Z.": the dash goes on with what Y says.
            _add(held, [dashed])
    return list(found)


def handed_over(places: Sequence[Place]) -> list[Draft]:
    """Return the quotations that stand in paragraphs of their own behind a cue and a colon."""
    found: list[Draft] = []
    for number, (place, after) in enumerate(pairwise(places)):
        frame, quotes = place.frame, after.frame.quotes
        if not after.frame.is_quoted or after.frame.paragraph == frame.paragraph:
            continue
        draft = announced(frame, number, place.scene, place.closed)
        if draft is not None:
            draft.content = [quote.span for quote in quotes]
            found.append(draft)
    return found


def is_quoted(cue: Span | None, frame: Frame) -> bool:
    """Say whether a cue stands in the words of another: what follows is not its own."""
    return cue is not None and any(cue.within(quote.span) for quote in frame.quotes)


def _dashed(place: Place, places: Sequence[Place], held: Draft) -> Span | None:
    """Return the speech of a frame that a dash opens, as one opened that of the statement."""
    tokens, first = place.frame.tokens, places[held.frame].frame.tokens
    if len(tokens) < 2 or not place.scene.words.has("dash_speech", tokens[0].text):
        return None
    if first[0].text != tokens[0].text or held.content[0].start != first[1].start:
        return None
    return Span(tokens[1].start, tokens[-1].end)


def _goes_on(places: Sequence[Place], number: int) -> bool:
    """Say whether the frame before left its quotation open."""
    before = places[number - 1].frame if number else None
    return before is not None and bool(before.quotes) and before.quotes[-1].goes_on


def _add(draft: Draft, spans: Sequence[Span]) -> None:
    new = [span for span in spans if not any(span.overlaps(one) for one in draft.content)]
    draft.content += new
    if draft.mode is Mode.INDIRECT:
        draft.mode = Mode.MIXED
