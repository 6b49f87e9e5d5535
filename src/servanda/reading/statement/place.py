"""A frame with the names, times and channels that lie in it, as positions of tokens."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.inside import inside
from servanda.reading.lexicon import Hit, hits
from servanda.reading.speech import Words
from servanda.reading.statement.frame import Frame
from servanda.reading.statement.source import Scene
from servanda.terms.finding import Mention, Time
from servanda.terms.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A frame ready to be read."""

    frame: Frame
    scene: Scene
    closed: frozenset[int]
    """Positions of tokens in names, which are no cues."""
    channels: tuple[Hit, ...]
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]


def placed(
    text: str,
    language: str,
    frame: Frame,
    known: Words,
    findings: tuple[Sequence[Mention], Sequence[Time]],
) -> Place:
    """Return a frame with what lies in it."""
    mentions, times = (inside(findings[0], frame.span), inside(findings[1], frame.span))
    starts = [token.start for token in frame.tokens]
    closed: set[int] = set()
    named: set[int] = set()
    for mention in mentions:
        positions = _positions(starts, frame, mention.span)
        closed.update(positions)
        if len(positions) > 1:
            named.update(positions)
    timed = {at for time in times for at in _positions(starts, frame, time.span)}
    found = tuple(hits(language, "channel", text, frame.span))
    adjuncts: dict[int, int] = {}
    for hit in found:
        positions = _positions(starts, frame, hit.span)
        if positions:
            adjuncts[positions[0]] = positions[-1] + 1
    scene = Scene(frame.tokens, known, frozenset(timed), frozenset(named), adjuncts)
    return Place(frame, scene, frozenset(closed | timed), found, tuple(times), tuple(mentions))


def _positions(starts: Sequence[int], frame: Frame, span: Span) -> range:
    """Return the positions of the tokens, quotations left out, that begin inside a span."""
    first = bisect_left(starts, span.start)
    last = bisect_left(starts, span.end)
    tokens = frame.tokens
    if first < last and any(token.quote for token in tokens[first:last]):
        return range(first, first)
    return range(first, last)
