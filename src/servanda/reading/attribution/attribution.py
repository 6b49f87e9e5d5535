"""What every reader of attributions yields, whoever it is: rules, a network, a model of others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from servanda.terms.document import Document
from servanda.terms.finding import Caveat
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a text that it ascribes to a source; all spans are offsets into the text."""

    content: tuple[Span, ...]
    """What is ascribed, in pieces, in the order of the text; never empty."""
    cue: Span | None = None
    """The words that tell so."""
    source: tuple[Span, ...] = ()
    """Who it is ascribed to, in the words that stand there; empty where nobody is named."""
    doubtful: bool = False
    """Whether it holds only where the rules have the same cue."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every span."""
        return (*self.content, *self.source, *((self.cue,) if self.cue is not None else ()))


@dataclass(frozen=True, slots=True)
class Unfound:
    """Something that a reader was told and that is not in the text: it is refused and counted."""


FAILED = "reader-failed"
"""Code of the caveat that a reader could not do its part: there the rules alone are heard."""

Told = Attribution | Unfound | Caveat
"""What a reader says: what it finds, what it had to refuse, and where it failed."""


class Reader(Protocol):
    """Something that finds attributions in a text."""

    def attributions(self, document: Document) -> Iterable[Told] | None:
        """Return what it finds, in any order; what is not in the text is refused later.

        None says that it does not read this language: then the rules alone are heard.
        """
        ...


def verbatim(document: Document, found: Iterable[Attribution]) -> Iterator[Attribution | None]:
    """Yield the attributions in the order they come; None for each that is not in the text.

    A span must lie inside the text, hold more than blanks and not stand twice among the pieces
    of its content: nothing that somebody made up enters.
    """
    text = document.text
    for one in found:
        sound = all(_is_sound(span, text) for span in one.spans)
        yield one if sound and one.content and _is_apart(one.content) else None


def _is_sound(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text) and bool(span.of(text).strip())


def _is_apart(pieces: tuple[Span, ...]) -> bool:
    ordered = sorted(pieces)
    return all(one.end <= other.start for one, other in pairwise(ordered))
