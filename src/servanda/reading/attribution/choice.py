"""Who finds the attributions of a text: the rules, or the network that is shipped."""

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.reading.attribution.attribution import Attribution, Reader
from servanda.terms.document import Document

LANGUAGES = frozenset({"en"})
"""Languages of the texts that the shipped network was trained on."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules alone, in every language that has words for them."""

    def attributions(self, document: Document) -> None:
        """Leave the document to the rules."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The network of the package beside the rules, in the languages that it was trained on."""

    def attributions(self, document: Document) -> Iterable[Attribution] | None:
        """Return what the network finds; it is loaded with the first text."""
        if document.language not in LANGUAGES:
            return None
        from servanda.reading.attribution.network import shipped

        return shipped().attributions(document)


RULES: Reader = Rules()
SHIPPED: Reader = Shipped()
