"""The channel of a statement and whom it was given to."""

from dataclasses import dataclass

from servanda.reading.lexicon import Hit
from servanda.reading.statement.draft import Draft
from servanda.reading.statement.place import Place
from servanda.reading.statement.request import requested_of
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Way:
    """How words reached the text."""

    channel: str | None = None
    addressee: str | None = None


def way(place: Place | None, draft: Draft, text: str, outside: Draft | None = None) -> Way:
    """Return the channel that stands beside the cue, or opens the frame.

    A turn under a label has its own, and in an interview who asks as its hearer. A statement
    within another, ``outside``, has only what stands in the words of that one.
    """
    if draft.channel is not None:
        return Way(draft.channel, None if draft.side else draft.outlet)
    if place is None:
        return Way()
    found = [hit for hit in place.channels if _is_own(hit, place, draft)]
    if outside is not None:
        found = [hit for hit in found if any(hit.span.within(s) for s in outside.content)]
    if not found:
        return Way()
    hit = min(found, key=lambda one: _distance(one.span, draft))
    named = hit.groups.get("addressee") or hit.groups.get("outlet")
    hearer = named.of(text).rstrip(".") if named is not None else None
    return Way(str(hit.cue.keys["channel"]), hearer)


def _is_own(hit: Hit, place: Place, draft: Draft) -> bool:
    if any(hit.span.overlaps(span) for span in draft.content):
        return False
    if draft.shared:
        # What stands before a second verb belongs to the first.
        return draft.cue is not None and hit.span.start >= draft.cue.start
    quoted = any(hit.span.overlaps(quote.span) for quote in place.frame.quotes)
    return not quoted


def _distance(span: Span, draft: Draft) -> int:
    return span.apart(draft.near or draft.span)


def hearer_of(place: Place | None, draft: Draft, found: Way, text: str) -> str | None:
    """Return whom the words were given to, in the words of the text."""
    if found.addressee is not None:
        return found.addressee
    if place is None:
        return None
    hearer = requested_of(place, draft) or draft.hearer
    for hit in place.channels:
        if hearer is not None and hearer.start < hit.span.start < hearer.end:
            # "told AFP in an e-mailed reply": the way is no part of whom it was told.
            hearer = Span(
                hearer.start, hearer.start + len(text[hearer.start : hit.span.start].rstrip())
            )
    if hearer is None or any(hit.span.overlaps(hearer) for hit in place.channels):
        # "told a news conference" names the channel, not a hearer.
        return None
    return hearer.of(text)
