"""Organisations that no list knows: those for which somebody in the text speaks."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind, Statement
from servanda.terms.span import Span


def organisations(
    document: Document, said: Sequence[Statement], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return all mentions, with those of the speakers' organisations that were not yet known.

    ``mentions`` are in order, none overlaps another. A name that was taken for a person's gives
    way; the new mentions are openly unlinked.
    """
    kept = list(mentions)
    names = {one.source.organisation for one in said if one.source.organisation}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        for span in _places(document.text, name):
            first, last = _met(kept, span)
            met = kept[first:last]
            if all(one.kind is MentionKind.PERSON and one.span.within(span) for one in met):
                del kept[first:last]
                new = Mention("", span, name, MentionKind.ORGANISATION, None)
                insort(kept, new, key=_start)
    return tuple(kept)


def _start(mention: Mention) -> int:
    return mention.span.start


def _met(kept: Sequence[Mention], span: Span) -> tuple[int, int]:
    """Return from where to where mentions share a character with a stretch."""
    last = first = bisect_left(kept, span.end, key=_start)
    while first > 0 and kept[first - 1].span.overlaps(span):
        first -= 1
    return first, last


def _places(text: str, name: str) -> Iterator[Span]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[end : end + 1].isalnum() and not text[start - 1 : start].isalnum():
            yield Span(start, end)
        start = text.find(name, end)
