"""Why, and under which condition: spans inside a statement and beside it."""

from collections.abc import Sequence

from servanda.reading.lexicon import hits
from servanda.terms.span import Span

_STOPS = ',.;:!?—"“”„«»\n'
_SEARCHED = 1500
"""Characters of one content in which grounds and conditions are looked for."""


def reasons(
    text: str, language: str, said: Sequence[Span], beside: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the grounds that a statement gives, without "because" or "citing"."""
    found: list[Span] = []
    for span in map(_near, (*said, *beside)):
        for hit in hits(language, "reason", text, span):
            ground = _clause(text, hit.span.end, span.end)
            if ground is not None and not any(ground.overlaps(one) for one in found):
                found.append(ground)
    return tuple(sorted(found))


def condition(text: str, language: str, said: Sequence[Span]) -> Span | None:
    """Return the first condition in what is said, with its conjunction."""
    for span in map(_near, said):
        for hit in hits(language, "condition", text, span):
            end = _clause(text, hit.span.end, span.end)
            if end is not None:
                return Span(hit.span.start, end.end)
    return None


def _near(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + _SEARCHED))


def _clause(text: str, start: int, end: int) -> Span | None:
    """Return the words from ``start`` to the end of their clause."""
    while start < end and text[start].isspace():
        start += 1
    at = start
    while at < end and text[at] not in _STOPS:
        at += 1
    while at > start and text[at - 1].isspace():
        at -= 1
    return Span(start, at) if at > start else None
