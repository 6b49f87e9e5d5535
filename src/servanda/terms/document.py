"""A text as it was read, immutable, with the way back to its source."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where each run of the text stood in the decoded source (the HTML).

    ``text_starts`` and ``source_starts`` are parallel and ascending, in code points: the run that
    begins at ``text_starts[i]`` began at ``source_starts[i]``.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]

    def source_offset(self, offset: int) -> int:
        """Return the offset in the source of the character at ``offset`` of the text."""
        run = bisect_right(self.text_starts, offset) - 1
        if run < 0:
            return 0
        return self.source_starts[run] + (offset - self.text_starts[run])


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of its publication; the text never changes."""

    id: str
    text: str
    sha256: str
    """Hexadecimal digest of the bytes as they were received."""
    source: str | None = None
    """File name or address it came from; ``-`` for standard input."""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str = "en"
    """ISO 639-1."""
    published: date | None = None
    origin: Origin | None = None
    """None where the text is the source."""
    ruptures: tuple[int, ...] = ()
    """Offsets at which a new block (paragraph, heading, list item) begins."""

    @property
    def whole(self) -> Span:
        """Return the span of the whole text."""
        return Span(0, len(self.text))
