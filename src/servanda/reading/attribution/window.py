"""Stretches of a text that the encoder sees at once: whole paragraphs, overlapping."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.attribution.wordpiece import Piece

MOST = 384
"""Pieces in one window, without the two marks around it."""
SHARED = 96
"""Pieces that a window shares with the one before it, at most: its context."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces, and the part of it whose cues it answers for; ends excluded."""

    first: int
    last: int
    own_first: int
    own_last: int


def line_starts(text: str, pieces: Sequence[Piece]) -> list[int]:
    """Return the places of the pieces at which a line begins."""
    starts: list[int] = []
    end = 0
    for place, piece in enumerate(pieces):
        if place == 0 or "\n" in text[end : piece.start]:
            starts.append(place)
        end = piece.end
    return starts


def windows(starts: Sequence[int], count: int) -> Iterator[Window]:
    """Yield the windows over ``count`` pieces; each piece is owned by exactly one.

    Args:
        starts: Places of the pieces at which a paragraph begins, in order, the first 0.
        count: How many pieces the text has.
    """
    bounds: list[tuple[int, int]] = []
    first = 0
    while first < count:
        last = _end(starts, first, count)
        bounds.append((first, last))
        if last == count:
            break
        first = _next_start(starts, first, last)
    own = 0
    for place, (first, last) in enumerate(bounds):
        until = (bounds[place + 1][0] + last) // 2 if place + 1 < len(bounds) else count
        yield Window(first, last, own, until)
        own = until


def _end(starts: Sequence[int], first: int, count: int) -> int:
    """Return where a window ends: with a paragraph, where one ends within reach."""
    most = first + MOST
    if most >= count:
        return count
    at = starts[bisect_left(starts, most + 1) - 1]
    return at if at > first + MOST // 2 else most


def _next_start(starts: Sequence[int], first: int, last: int) -> int:
    """Return where the next window begins: with a paragraph, at most SHARED pieces back."""
    at = bisect_left(starts, max(last - SHARED, first + 1))
    if at < len(starts) and starts[at] <= last:
        return starts[at]
    return max(last - SHARED, first + 1)
