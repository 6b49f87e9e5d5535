"""Organisations that no list knows: those for which somebody in the text speaks."""

from collections.abc import Iterator, Sequence

from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind, Statement
from servanda.terms.span import Span


def organisations(
    document: Document, said: Sequence[Statement], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return all mentions, with those of the speakers' organisations that were not yet known.

    A name that was taken for a person's gives way; the new mentions are openly unlinked.
    """
    kept = list(mentions)
    names = {one.source.organisation for one in said if one.source.organisation}
    for name in sorted(names, key=len, reverse=True):
        for span in _places(document.text, name):
            met = [one for one in kept if one.span.overlaps(span)]
            if all(one.kind is MentionKind.PERSON and one.span.within(span) for one in met):
                kept = [one for one in kept if one not in met]
                kept.append(Mention("", span, name, MentionKind.ORGANISATION, None))
    return tuple(kept)


def _places(text: str, name: str) -> Iterator[Span]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[end : end + 1].isalnum() and not text[start - 1 : start].isalnum():
            yield Span(start, end)
        start = text.find(name, end)
