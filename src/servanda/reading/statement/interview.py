"""Interviews and transcripts: turns under a label ("Name: ...")."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import re2

from servanda.reading.statement.draft import Draft
from servanda.terms.document import Document
from servanda.terms.finding import Mode
from servanda.terms.span import Span

_LABEL = re2.compile(r"^\s*([\pL][\pL\pM\pN .’'&()-]{0,40}?)(?::[ \x{00a0}]+|[ ]?:[ \t]*$)")
_LINE = 80
_TURNS = 3
_MARKS = ' \n\t"”»'
_INITIALS = 2
"""Characters of a label that only numbers the sides: "Q", "A"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label."""

    label: Span
    content: Span
    outlet: str | None
    """Who asks; None in a turn of the one who asks."""


def turns(text: str, paragraphs: Sequence[Span], outlet: str | None = None) -> tuple[Turn, ...]:
    """Return the turns of an interview, none where the text is no interview.

    A text is one where at least two labels alternate, one of them twice.
    """
    labelled: list[tuple[int, Span, int]] = []
    for number, span in enumerate(paragraphs):
        match = _LABEL.search(text[span.start : min(span.end, span.start + _LINE)])
        if match is not None:
            first, last = match.span(1)
            label = Span(span.start + first, span.start + last)
            labelled.append((number, label, span.start + match.end()))
    counts = Counter(label.of(text) for _, label, _ in labelled)
    often = {name for name, count in counts.items() if count > 1}
    if len(counts) < 2 or not often or len(labelled) < _TURNS:
        return ()
    kept = [
        one
        for one in labelled
        if one[1].of(text) in often or paragraphs[one[0]].of(text).rstrip(_MARKS).endswith("?")
    ]
    if len({one[1].of(text) for one in kept}) < 2:
        return ()
    asks = _asking(text, kept, paragraphs, outlet)
    return tuple(_turn(text, one, paragraphs, asks) for one in kept)


def _turn(
    text: str,
    one: tuple[int, Span, int],
    paragraphs: Sequence[Span],
    asks: str,
) -> Turn:
    number, label, start = one
    end = paragraphs[number].end
    while start < end and text[start].isspace():
        start += 1
    name = label.of(text)
    return Turn(label, Span(start, end), None if name == asks else asks)


def _asking(
    text: str,
    labelled: Sequence[tuple[int, Span, int]],
    paragraphs: Sequence[Span],
    outlet: str | None,
) -> str:
    """Return the label under which most questions stand."""
    names = {label.of(text) for _, label, _ in labelled}
    if outlet in names:
        return str(outlet)
    questions: Counter[str] = Counter()
    for number, label, _ in labelled:
        asked = paragraphs[number].of(text).rstrip(' \n\t"”»').endswith("?")
        questions[label.of(text)] += asked
    return max(sorted(names), key=lambda name: questions[name])


def interviewed(document: Document, found: Sequence[Draft], breaks: Sequence[int]) -> list[Draft]:
    """Return the drafts with the turns of an interview among them.

    In a turn of the one who is asked, what the speaker says stays whole: quotations and verbs
    of saying inside it are kept, as statements within it.
    """
    text = document.text
    ends = [*breaks[1:], len(text)]
    paragraphs = [_stripped(text, start, end) for start, end in zip(breaks, ends, strict=True)]
    spoken = turns(text, [span for span in paragraphs if span.start < span.end], document.outlet)
    if not spoken:
        return list(found)
    merged = [draft for draft in found if not _in_label(draft, spoken)]
    for turn in spoken:
        if turn.outlet is not None and turn.content.start < turn.content.end:
            merged.append(_draft(turn, text))
    return sorted(merged, key=lambda one: min(one.content).start)


def _stripped(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _in_label(draft: Draft, spoken: Sequence[Turn]) -> bool:
    source = draft.source
    return source is not None and any(source.overlaps(turn.label) for turn in spoken)


def _draft(turn: Turn, text: str) -> Draft:
    return Draft(
        frame=-1,
        paragraph=-1,
        span=turn.content,
        cue=None,
        source=turn.label,
        content=[turn.content],
        mode=Mode.DIRECT,
        outlet=turn.outlet,
        side=turn.label.end - turn.label.start <= _INITIALS,
    )
