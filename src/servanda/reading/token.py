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


@dataclass(frozen=True, slots=True)
class Clitics:
    """What one language writes together with a word that it does not belong to."""

    heads: tuple[str, ...] = ()
    """Before it, with the apostrophe: French "l'", "qu'"."""
    tails: tuple[str, ...] = ()
    """Behind it, with the hyphen, longest first: French "-t-elle", "-il"."""


def tokens(
    text: str, span: Span, quotes: Sequence[Span] = (), clitics: Clitics | None = None
) -> Iterator[Token]:
    """Yield the tokens of a stretch; a quotation is one, and so is each clitic."""
    at = span.start
    for quote in quotes:
        yield from _words(text, at, quote.start, clitics)
        words = quote.of(text)
        yield Token(quote.start, quote.end, words, "", quote=True)
        at = quote.end
    yield from _words(text, at, span.end, clitics)


def _words(text: str, at: int, end: int, clitics: Clitics | None) -> Iterator[Token]:
    if clitics is None:
        yield from _plain(text, at, end)
        return
    for token in _plain(text, at, end):
        yield from _parted(token, clitics)


def _parted(token: Token, clitics: Clitics) -> Iterator[Token]:
    """Yield the clitics of a word and the word; the hyphens between belong to neither."""
    start, end, low = token.start, token.end, token.low
    for head in clitics.heads:
        if low.startswith(head) and len(low) > len(head):
            yield Token(start, start + len(head), token.text[: len(head)], head)
            start += len(head)
            break
    rest = low[start - token.start :]
    tail = next((one for one in clitics.tails if rest.endswith(one) and rest != one), "")
    end -= len(tail)
    text = token.text[start - token.start : end - token.start]
    yield Token(start, end, text, text.lower())
    if tail:
        word = tail.rpartition("-")[2]
        yield Token(token.end - len(word), token.end, token.text[-len(word) :], word)


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


def _is_case(text: str, start: int, at: int, end: int) -> bool:
    """Say whether a colon ties an ending to initials, as Finnish does ("YK:n")."""
    tied = text[at] == ":" and at + 1 < end and text[at + 1].islower()
    return tied and at - start > 1 and text[start:at].isupper()


def _word_end(text: str, at: int, end: int) -> int:
    start = at - 1
    while at < end:
        sign = text[at]
        joins = sign in _JOINTS and at + 1 < end and text[at + 1].isalnum()
        if not (sign.isalnum() or joins or _is_case(text, start, at, end)):
            break
        at += 1
    if at < end and text[at] == "." and at + 1 < end:
        word = text[start:at]
        # "W." and "U.S." keep their stop; what ends a sentence does not.
        if "." in word or (len(word) == 1 and word.isupper()):
            return at + 1
    return at
