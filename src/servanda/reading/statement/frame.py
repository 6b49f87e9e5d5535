"""Sentences as a row of tokens in which each quotation is one token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.speech import Words
from servanda.reading.statement.quote import Quote
from servanda.reading.token import Token, tokens
from servanda.terms.span import Span

_CLOSING = "\"”’'»“"
MOST_TOKENS = 400
"""Tokens of one frame; what no sentence of a person has is read in pieces."""
_MARKS_AND_BLANKS = "\"'“”„«»‘’‚ \u00a0\u202f"
_NAME_WORDS = 4
_NEAR = 120
_WHO = 10
"""Tokens in which source and verb stand behind a quoted question."""


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
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[Quote],
    breaks: Sequence[int],
    known: Words,
) -> Iterator[Frame]:
    """Yield the frames in the order of the text.

    A boundary of sentences inside a quotation is none; nor is one behind a quotation that goes
    on with a small letter, or behind "...?" where the next words only tell who asked.
    """
    starts = [quote.span.start for quote in quotes]
    for span in _joined(text, sentences, quotes, known):
        first = bisect_left(starts, span.start)
        inside = quotes[first : bisect_left(starts, span.end)]
        row = tuple(
            _as_names(tokens(text, span, [quote.span for quote in inside], known.clitics), known)
        )
        paragraph = bisect_right(breaks, span.start)
        for at in range(0, len(row), MOST_TOKENS):
            part = row[at : at + MOST_TOKENS]
            held = Span(part[0].start, part[-1].end)
            own = inside if len(row) == len(part) else _within(inside, held)
            yield Frame(held, part, paragraph, tuple(own))


def _as_names(row: Iterable[Token], known: Words) -> Iterator[Token]:
    """Yield tokens; a name in quotation marks ("the magazine “View”") is a word, no quotation."""
    before = ""
    for token in row:
        yield _as_name(token, before, known) if token.quote else token
        before = token.low


def _as_name(quoted: Token, before: str, known: Words) -> Token:
    inner = quoted.text.strip(_MARKS_AND_BLANKS)
    short = 0 < len(inner.split()) <= _NAME_WORDS and inner[-1].isalnum()
    led = known.has("organisation_intro", before) or known.has("name_articles", before)
    if short and inner[0].isupper() and led:
        return Token(quoted.start, quoted.end, inner, inner.lower())
    return quoted


def _within(quotes: Sequence[Quote], span: Span) -> Sequence[Quote]:
    starts = [quote.span.start for quote in quotes]
    return quotes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _joined(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], known: Words
) -> Iterator[Span]:
    starts = [quote.span.start for quote in quotes]
    held: Span | None = None
    for sentence in sentences:
        if held is not None and _belongs(
            text, held, sentence, _last_before(quotes, starts, sentence), known
        ):
            held = Span(held.start, max(held.end, sentence.end))
            continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def _last_before(quotes: Sequence[Quote], starts: Sequence[int], sentence: Span) -> Quote | None:
    number = bisect_left(starts, sentence.start) - 1
    return quotes[number] if number >= 0 else None


def _belongs(text: str, held: Span, sentence: Span, quote: Quote | None, known: Words) -> bool:
    if quote is None:
        return False
    last = quote.span
    if sentence.start < last.end:
        return last.start >= held.start
    if last.end != held.end or "\n" in text[held.end : sentence.start]:
        return False
    first = text[sentence.start : sentence.start + 1]
    if first.islower() or first in "–—-,":
        return True
    asked = text[last.start : last.end].rstrip(_CLOSING)[-1:] in {"?", "!", ","}
    return asked and _only_tells_who(text, sentence, known)


def _only_tells_who(text: str, sentence: Span, known: Words) -> bool:
    """Say whether a sentence is a source, a verb of saying and no more than time or place."""
    near = Span(sentence.start, min(sentence.end, sentence.start + _NEAR))
    row = list(tokens(text, near, clitics=known.clitics))
    for at, token in enumerate(row[:_WHO]):
        if token.low in known.verbs and (at > 0 or known.trait("free-inversion")):
            after = row[at + 1] if at + 1 < len(row) else None
            stops = after is None or after.text == "." or known.has("prepositions", after.low)
            return stops or (after is not None and known.has("days", after.low))
    return False
