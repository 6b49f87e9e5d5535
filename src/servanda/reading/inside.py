"""What stands inside a stretch of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from servanda.terms.span import Span


class Placed(Protocol):
    """Something that stands at a span."""

    @property
    def span(self) -> Span:
        """Return where it stands."""
        ...


P = TypeVar("P", bound=Placed)


def inside(found: Sequence[P], within: Span) -> tuple[P, ...]:
    """Return the findings that begin inside a span; ``found`` is in the order of the text."""
    first = bisect_left(found, within.start, key=lambda one: one.span.start)
    last = bisect_left(found, within.end, key=lambda one: one.span.start)
    return tuple(found[first:last])
