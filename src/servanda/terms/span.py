"""A stretch of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document, ``start`` included and ``end`` not.

    Both are offsets in Unicode code points into ``Document.text``; never bytes,
    never tokens, never offsets into the HTML.

    >>> Span(4, 10).of("The treaty entered into force.")
    'treaty'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """Say whether the span lies wholly inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def apart(self, other: "Span") -> int:
        """Return how many characters stand between the two spans, 0 if they touch or overlap."""
        return max(self.start - other.end, other.start - self.end, 0)
