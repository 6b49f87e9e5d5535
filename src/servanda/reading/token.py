"""A stretch of text as a row of words, signs and whole quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.terms.span import Span

_JOINTS = frozenset("-'’&.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, or a whole quotation."""

    start: int
    end: int
    text: str
    low: str
    quote: bool = False

    @property
    def is_word(self) -> bool:
        """Say whether it is a word or a number."""
        return not self.quote and self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Say whether it begins with a capital."""
        return not self.quote and self.text[0].isupper()


def tokens(text: str, span: Span, quotes: Sequence[Span] = ()) -> Iterator[Token]:
    """Yield the tokens of a stretch; a quotation is one."""
    at = span.start
    for quote in quotes:
        yield from _plain(text, at, quote.start)
        words = quote.of(text)
        yield Token(quote.start, quote.end, words, "", quote=True)
        at = quote.end
    yield from _plain(text, at, span.end)


def _plain(text: str, at: int, end: int) -> Iterator[Token]:
    while at < end:
        sign = text[at]
        if sign.isspace():
            at += 1
            continue
        stop = at + 1
        if sign.isalnum():
            stop = _word_end(text, stop, end)
        word = text[at:stop]
        yield Token(at, stop, word, word.lower())
        at = stop


def _word_end(text: str, at: int, end: int) -> int:
    start = at - 1
    while at < end:
        sign = text[at]
        joins = sign in _JOINTS and at + 1 < end and text[at + 1].isalnum()
        if not (sign.isalnum() or joins):
            break
        at += 1
    if at < end and text[at] == "." and at + 1 < end:
        word = text[start:at]
        # "W." and "U.S." keep their stop; what ends a sentence does not.
        if "." in word or (len(word) == 1 and word.isupper()):
            return at + 1
    return at
