"""Names that an enumeration joins: "Estonia, Latvia and Lithuania"."""

from collections.abc import Iterator, Sequence

from servanda.reading.generic import called
from servanda.terms.document import Document
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span

LONGEST = 14
"""Characters that the words between two names may have."""

_STATES = (MentionKind.STATE, MentionKind.GROUP)


def enumerations(document: Document, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Yield the stretches in which states are enumerated, the last one after an "and".

    Commas alone join nothing: the second name may begin a clause of its own.
    """
    chain: list[Mention] = []
    for mention in (one for one in mentions if one.kind in _STATES):
        if chain and joined(document, chain[-1], mention):
            chain.append(mention)
            if not _between(document, chain[-2], mention).startswith(","):
                yield Span(chain[0].span.start, mention.span.end)
        else:
            chain = [mention]


def joined(document: Document, before: Mention, after: Mention) -> bool:
    """Say whether nothing but a comma or an "and" stands between two names."""
    between = _between(document, before, after)
    if not between or len(between) > LONGEST:
        return False
    gap = Span(before.span.end, after.span.start)
    return bool(called(document, gap, "and"))


def first_joined(document: Document, names: Sequence[Mention], last: int) -> int:
    """Return the number of the first name of the list that ends with the one numbered ``last``."""
    first = last
    while first > 0 and joined(document, names[first - 1], names[first]):
        first -= 1
    return first


def rows(document: Document, names: Sequence[Mention]) -> list[list[Mention]]:
    """Return some names as the lists in which the text joins them, one behind the other."""
    found: list[list[Mention]] = []
    for one in names:
        if found and joined(document, found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _between(document: Document, before: Mention, after: Mention) -> str:
    return document.text[before.span.end : after.span.start]
