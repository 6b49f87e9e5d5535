"""A text to its attributions, by whichever reader is asked; what is not in the text is refused."""

from collections.abc import Iterable

from servanda.reading.attribution.attribution import (
    FAILED,
    Attribution,
    Reader,
    Unfound,
    verbatim,
)
from servanda.terms.document import Document
from servanda.terms.finding import Caveat
from servanda.terms.span import Span


def attributions(
    document: Document, reader: Reader
) -> tuple[tuple[Attribution, ...] | None, tuple[Caveat, ...]]:
    """Return what a reader finds, with a caveat where it failed and if some had to be refused.

    None says that the rules alone are heard.
    """
    told = reader.attributions(document)
    if told is None:
        return None, ()
    said = tuple(told)
    failed = tuple(one for one in said if isinstance(one, Caveat))
    found = list(verbatim(document, (one for one in said if isinstance(one, Attribution))))
    kept = tuple(one for one in found if one is not None)
    refused = len(found) - len(kept) + sum(isinstance(one, Unfound) for one in said)
    heard = kept if kept or not failed else None
    if not refused:
        return heard, failed
    words = (
        f"{refused} of {len(kept) + refused} attributions were refused: not verbatim in the text."
    )
    return heard, (*failed, Caveat("attributions-refused", words))


def left_to_rules(caveats: Iterable[Caveat]) -> tuple[Span, ...]:
    """Return the stretches at which a reader failed, so that the rules alone are heard there."""
    return tuple(
        caveat.span for caveat in caveats if caveat.code == FAILED and caveat.span is not None
    )
