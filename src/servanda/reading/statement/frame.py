"""Sentences as a row of tokens in which each quotation is one token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.statement.quote import Quote
from servanda.reading.token import Token, tokens
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """One or several sentences that a quotation holds together."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    quotes: tuple[Quote, ...]

    @property
    def is_quoted(self) -> bool:
        """Say whether nothing but quotations stands in it."""
        return bool(self.quotes) and not any(token.is_word for token in self.tokens)


def frames(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], breaks: Sequence[int]
) -> Iterator[Frame]:
    """Yield the frames in the order of the text.

    A boundary of sentences inside a quotation is none; nor is one behind a quotation that goes
    on with a small letter.
    """
    starts = [quote.span.start for quote in quotes]
    for span in _joined(text, sentences, quotes, starts):
        first = bisect_left(starts, span.start)
        inside = tuple(q for q in quotes[first : bisect_left(starts, span.end)])
        yield Frame(
            span=span,
            tokens=tuple(tokens(text, span, [quote.span for quote in inside])),
            paragraph=bisect_right(breaks, span.start),
            quotes=inside,
        )


def _joined(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], starts: Sequence[int]
) -> Iterator[Span]:
    held: Span | None = None
    for sentence in sentences:
        if held is not None and _belongs(text, held, sentence, quotes, starts):
            held = Span(held.start, max(held.end, sentence.end))
            continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def _belongs(
    text: str, held: Span, sentence: Span, quotes: Sequence[Quote], starts: Sequence[int]
) -> bool:
    number = bisect_left(starts, sentence.start) - 1
    if number < 0:
        return False
    last = quotes[number].span
    if sentence.start < last.end:
        return last.start >= held.start
    first = text[sentence.start : sentence.start + 1]
    return last.end == held.end and (first.islower() or first in "–—-,")
