"""Words that stand for something without naming it, as ``generic.toml`` lists them."""

from servanda.reading.lexicon import Hit, hits
from servanda.terms.document import Document
from servanda.terms.span import Span


def called(document: Document, where: Span, what: str) -> list[Hit]:
    """Return the words of a stretch that stand for something: ``treaty``, ``same``, ``whose``."""
    return hits(document.language, "generic", document.text, where, ("stands_for", what))
