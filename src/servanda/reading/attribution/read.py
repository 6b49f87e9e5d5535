"""A text to its attributions, by whichever reader is asked; what is not in the text is refused."""

from servanda.reading.attribution.attribution import Attribution, Reader, verbatim
from servanda.terms.document import Document
from servanda.terms.finding import Caveat


def attributions(
    document: Document, reader: Reader
) -> tuple[tuple[Attribution, ...] | None, tuple[Caveat, ...]]:
    """Return what a reader finds, and a caveat if some of it had to be refused.

    None says that the rules alone are heard.
    """
    told = reader.attributions(document)
    if told is None:
        return None, ()
    found = list(verbatim(document, told))
    kept = tuple(one for one in found if one is not None)
    refused = len(found) - len(kept)
    if not refused:
        return kept, ()
    words = f"{refused} of {len(found)} attributions were refused: not verbatim in the text."
    return kept, (Caveat("attributions-refused", words),)
