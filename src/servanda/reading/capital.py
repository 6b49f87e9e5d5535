"""Runs of capitalised words: what may be the name of a person or an organisation."""

from collections.abc import Iterator
from functools import lru_cache

import re2

from servanda.terms.span import Span

_WORD = re2.compile(r"\p{Lu}[\pL\pM\pN&’'.-]*")
_LONGEST_TIE = 12
MOST_WORDS = 14
"""Words that one run may have."""


@lru_cache(maxsize=2)
def all_runs(text: str, ties: frozenset[str], titles: frozenset[str]) -> tuple[Span, ...]:
    """Return the runs of a whole text; two stages ask for them, one behind the other."""
    return tuple(runs(text, Span(0, len(text)), ties, titles))


def runs(
    text: str, within: Span, ties: frozenset[str], titles: frozenset[str] = frozenset()
) -> Iterator[Span]:
    """Yield the runs of capitalised words in a stretch, each with the words that tie its parts.

    Args:
        text: The whole text.
        within: The stretch.
        ties: What may stand between two parts besides a space: "of the", "von", "-".
        titles: Short titles in small letters that keep a full stop ("mr").
    """
    held: Span | None = None
    count = 0
    for match in _WORD.finditer(within.of(text)):
        first, last = match.start() + within.start, match.end() + within.start
        if first > within.start and text[first - 1].isalnum():
            continue
        begin = held.start if held is not None else first
        gap = Span(held.end, first) if held is not None else None
        if gap is not None and count < MOST_WORDS and _is_tied(text, gap, ties, titles):
            held, count = Span(begin, last), count + 1
            continue
        if held is not None:
            yield _trimmed(text, held)
        held, count = Span(first, last), 1
    if held is not None:
        yield _trimmed(text, held)


def _is_tied(text: str, gap: Span, ties: frozenset[str], titles: frozenset[str]) -> bool:
    if gap.end - gap.start > _LONGEST_TIE + 2 or gap.start == gap.end:
        return False
    if text[gap.start - 1] == "." and not _keeps_stop(text, gap.start, titles):
        return False
    between = gap.of(text)
    return between in {" ", "\xa0"} or ("\n" not in between and between.strip() in ties)


def _keeps_stop(text: str, end: int, titles: frozenset[str]) -> bool:
    """Say whether the word that ends here is an initial, an abbreviation or a short title."""
    word = text[max(0, end - 12) : end].split()[-1].strip("\"'“(")
    bare = word.rstrip(".")
    return len(bare) == 1 or "." in bare or bare.lower() in titles


def _trimmed(text: str, span: Span) -> Span:
    """Return a run without the signs that only end it."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in "-'’&":
        end -= 1
    if text[end - 1] == "." and text[span.start : end - 1].rfind(".") < end - 3:
        end -= 1
    return Span(span.start, end)
