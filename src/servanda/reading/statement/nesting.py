"""Statements within statements: which one holds another."""

from collections.abc import Sequence

from servanda.reading.statement.draft import Draft
from servanda.terms.finding import Statement
from servanda.terms.span import Span

_NEAR = 12
"""Statements before and behind one among which that stands which holds it."""


def holders(found: Sequence[Draft] | Sequence[Statement]) -> list[int | None]:
    """Return for each statement the position of the innermost one that holds it."""
    return [_holder(found, place) for place in range(len(found))]


def _holder(found: Sequence[Draft] | Sequence[Statement], place: int) -> int | None:
    one = found[place]
    own = [*one.content, *([one.cue] if one.cue is not None else [])]
    best: tuple[int, int] | None = None
    for number in range(max(0, place - _NEAR), min(len(found), place + _NEAR)):
        for span in found[number].content if number != place else ():
            length = span.end - span.start
            if _is_held(own, span) and (best is None or length < best[0]):
                best = (length, number)
    return best[1] if best is not None else None


def _is_held(own: Sequence[Span], span: Span) -> bool:
    return all(part.within(span) and part != span for part in own)
