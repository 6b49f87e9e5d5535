"""The state that a text is about, or each of its sections."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.dateline import is_dateline, is_place_line
from servanda.reading.speech import Words, joins
from servanda.terms.finding import Mention, MentionKind
from servanda.terms.span import Span

SELDOM = 2
"""Times a state is named beside a dateline of another one that stays the text's own."""
_FIRST = 8
"""Names within which a dateline stands: a headline may go before it."""
_SECTIONS = 2
"""Headings that are states from which on a text has sections."""
_LINE = 40
"""Characters of a heading, beyond which a line that begins with a state is none."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Which state's an office is where the text does not say so, by place."""

    whole: str | None
    starts: Sequence[int] = ()
    states: Sequence[str | None] = ()

    def at(self, offset: int) -> str | None:
        """Return the state of the section that holds an offset, else that of the text."""
        number = bisect_right(self.starts, offset) - 1
        return self.states[number] if number >= 0 else self.whole


def homes(text: str, mentions: Sequence[Mention], known: Words) -> Homes:
    """Return the state that a text is about, and those of the sections that states head."""
    headed = list(_headings(text, mentions, known))
    whole = home_state(text, mentions)
    if len({state for _, state in headed if state is not None}) < _SECTIONS:
        return Homes(whole)
    return Homes(whole, [at for at, _ in headed], [state for _, state in headed])


def _headings(
    text: str, mentions: Sequence[Mention], known: Words
) -> Iterator[tuple[int, str | None]]:
    """Yield where "Serbia." or "Serbia:" opens a paragraph; of several states no one's is it."""
    held: tuple[int, str | None] | None = None
    end = 0
    for one in mentions:
        if one.kind is not MentionKind.STATE or one.form != "name":
            continue
        start = one.span.start
        line = text[max(0, start - _LINE) : start].rpartition("\n")[2]
        begins = not line.strip() and (start < _LINE or "\n" in text[start - _LINE : start])
        if begins:
            held = (start, one.ref)
        elif held is not None and joins(text[end:start], known):
            held = (held[0], None)
        else:
            held = None
        end = one.span.end
        rest = text[end : end + 2]
        if held is not None and (rest[:1] in {"", "\n"} or rest in {". ", ": ", ".\n", ":\n"}):
            yield held
            held = None


def home_state(text: str, mentions: Sequence[Mention]) -> str | None:
    """Return the state that a text speaks of most, the first of several.

    The state of the capital that its dateline names goes before, if it is named further on, and
    that of the parliament with whose name alone its record begins.
    """
    named = [
        (one.state or one.ref, one.form == "capital")
        for one in mentions
        if one.kind is MentionKind.STATE or (one.form == "body" and one.state is not None)
    ]
    counts = Counter(code for code, _ in named if code is not None)
    # A capital is often but a place ("in Brussels").
    own = Counter(code for code, capital in named if code is not None and not capital) or counts
    if mentions and mentions[0].form == "body" and _is_heading(text, mentions[0].span):
        return mentions[0].state
    often = own.most_common(1)[0][1] if own else 0
    first = (one for one in mentions[:_FIRST] if one.form == "capital")
    dated = next((one for one in first if is_dateline(text, one.span)), None)
    if dated is not None:
        # A correspondent may write of another state; then it is not told whose an office is.
        state = dated.ref
        if counts[state or ""] > 1 or often <= SELDOM:
            return state
        return None
    for one in mentions[:_FIRST]:
        # A text of a body that sits there, but many sit in Vienna or Brussels.
        known = one.form == "capital" and own[one.ref or ""] >= SELDOM
        if known and is_place_line(text, one.span):
            return one.ref
    if often == 1 and len(own) > 1:
        return None
    return own.most_common(1)[0][0] if own else None


def _is_heading(text: str, body: Span) -> bool:
    """Say whether a text begins with a line that holds nothing but a body's name."""
    begins = not text[: body.start].strip() or text[: body.start].strip().lower() == "the"
    return begins and not text[body.end :].partition("\n")[0].strip()
