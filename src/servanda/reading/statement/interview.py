"""Interviews, debates and transcripts: turns under a label ("Name: ...")."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import re2

from servanda.reading.speech import Words, words
from servanda.reading.statement.draft import Draft
from servanda.terms.document import Document
from servanda.terms.finding import Mode
from servanda.terms.span import Span

_LABEL = re2.compile(r"^\s*([\pL][\pL\pM\pN .,’'&()-]*?)(?::[ \x{00a0}]+|[ ]?:[ \t]*$)")
_CALLED = re2.compile(r"^\s*((?:[\pL][\pL.]* ){1,3}\p{Lu}[\p{Lu}'’-]{2,}(?: of [\pL ]{4,16})?)\. ")
"""A label of the printed record: "Ms. ORME. Thank you", "The CHAIRMAN. The committee"."""
_BRACKETED = re2.compile(r" ?\([^()]*\)")
_LINE = 140
_LONG = 41
"""Characters of a label; longer ones, and those with a comma, end with a name in brackets."""
_TURNS = 3
_MARKS = ' \n\t"”»'
_ENDS = '.!?”"»'
"""What ends a paragraph of speech; a heading ends with none, and a note stands in brackets."""
_INITIALS = 2
"""Characters of a label that only numbers the sides: "Q", "A"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label."""

    label: Span
    content: Span
    channel: str | None
    """``interview`` or ``speech``; None in a turn of the one who only asks."""
    outlet: str | None
    """Who asks; None in a debate."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at the start of a paragraph."""

    paragraph: int
    span: Span
    key: str
    """The word by which two labels are one speaker's."""
    start: int
    """Where the words behind it begin."""


def turns(
    text: str,
    paragraphs: Sequence[Span],
    outlet: str | None = None,
    known: Words | None = None,
) -> tuple[Turn, ...]:
    """Return the turns of an interview or a debate, none where the text is neither.

    A text is one where at least two labels alternate, one of them twice. In a debate a label has
    an office, a party or a seat in brackets, and nobody only asks. ``known``: the words of the
    language, its articles and what it calls those who ask.
    """
    definite = known.set("definite") if known is not None else frozenset()
    askers = known.set("askers") if known is not None else frozenset()
    labelled: list[_Label] = []
    for number, span in enumerate(paragraphs):
        line = text[span.start : min(span.end, span.start + _LINE)]
        match = _CALLED.search(line) or _LABEL.search(line)
        if match is not None and _is_label(match.group(1), known):
            first, last = match.span(1)
            label = Span(span.start + first, span.start + last)
            key = _key(label.of(text), definite)
            labelled.append(_Label(number, label, key, span.start + match.end()))
    counts = Counter(one.key for one in labelled)
    often = {name for name, count in counts.items() if count > 1}
    if len(counts) < 2 or not often or len(labelled) < _TURNS:
        return ()
    press = frozenset(one.key for one in labelled if one.key.lower() in askers)
    seats = Counter(one.span.of(text).endswith(")") for one in labelled)[True]
    record = bool(press) or _is_record(text, labelled)
    kept = [
        one
        for one in labelled
        if one.key in often
        or initials(one.span.of(text)) in often
        or (record and one.span.of(text).isupper())
        or (seats > 1 and one.span.of(text).endswith(")"))
        or _is_called(text, one)
        or paragraphs[one.paragraph].of(text).rstrip(_MARKS).endswith("?")
    ]
    if len({one.key for one in kept}) < 2:
        return ()
    if record or any(one.span.of(text).endswith(")") or _is_called(text, one) for one in kept):
        return tuple(_speeches(text, (kept, labelled), paragraphs, press))
    asking = _asking(text, kept, paragraphs, outlet)
    return tuple(_turn(text, one, paragraphs, asking) for one in kept)


def initials(name: str) -> str:
    """Return the first letters of a name: "JCF" for "Juan Carlos Ferro"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_record(text: str, labelled: Sequence[_Label]) -> bool:
    """Say whether at least three speak under labels in capitals: "MR. ROCHE:", "SENATOR ORME:"."""
    spelt = {one.key for one in labelled if one.span.of(text).isupper()}
    return len({key for key in spelt if len(key) > _INITIALS}) >= _TURNS


def _is_called(text: str, one: _Label) -> bool:
    return text[one.span.end] == "."


def _speeches(
    text: str,
    labels: tuple[Sequence[_Label], Sequence[_Label]],
    paragraphs: Sequence[Span],
    asking: frozenset[str],
) -> Iterator[Turn]:
    """Yield the turns of a debate, a further paragraph of a speaker's as a turn of its own.

    Who speaks behind the last label is told of its own paragraph only: the end has no mark.
    ``labels``: those that are turns, and all, at which a turn ends in any case. ``asking``: the
    labels of those who only ask, at a press conference.
    """
    kept, every = labels
    starts = [one.paragraph for one in every]
    channel = "press conference" if asking else "speech"
    for one in kept:
        behind = bisect_right(starts, one.paragraph)
        until = starts[behind] if behind < len(starts) and one is not kept[-1] else 0
        if one.key in asking:
            yield Turn(one.span, paragraphs[one.paragraph], None, None)
            continue
        yield replace(_turn(text, one, paragraphs, None), channel=channel)
        for further in paragraphs[one.paragraph + 1 : until]:
            words = further.of(text)
            if words[0].isupper() and words[-1] in _ENDS:
                yield Turn(one.span, further, channel, None)


def _is_label(label: str, known: Words | None) -> bool:
    last = label.rpartition(" ")[2].rstrip(".").lower()
    if known is not None and known.has("titles", last):
        # "STATEMENT OF HON. N. N.".
        return False
    return label.endswith(")") or ("," not in label and len(label) <= _LONG)


def _key(label: str, definite: frozenset[str]) -> str:
    """Return the last word of the name in a label.

    "The Minister for the Armed Forces (Mr Peter Lyle)" is "Mr Lyle", "Ann Orme (Northmoor)
    (Con)" is "Ann Orme": behind an office the name stands in brackets, behind a name the seat.
    """
    held = label.rpartition(" (")[2].rstrip(")").split() if label.endswith(")") else []
    before = _BRACKETED.sub("", label).split()
    office = len(held) > 1 and before[:1] and before[0].lower() in definite
    return (held if office else before or [label])[-1]


def _turn(text: str, one: _Label, paragraphs: Sequence[Span], asking: _Label | None) -> Turn:
    start, end = one.start, paragraphs[one.paragraph].end
    while start < end and text[start].isspace():
        start += 1
    content = Span(start, end)
    if asking is None:
        return Turn(one.span, content, "speech", None)
    same = {asking.key, initials(asking.span.of(text))}
    if one.key in same or initials(one.span.of(text)) == asking.key:
        return Turn(one.span, content, None, None)
    return Turn(one.span, content, "interview", asking.span.of(text))


def _asking(
    text: str, labelled: Sequence[_Label], paragraphs: Sequence[Span], outlet: str | None
) -> _Label:
    """Return the label under which most questions stand."""
    for one in labelled:
        if one.span.of(text) == outlet:
            return one
    questions: Counter[str] = Counter()
    for one in labelled:
        asked = paragraphs[one.paragraph].of(text).rstrip(_MARKS).endswith("?")
        questions[one.key] += asked
    return max(sorted(labelled, key=lambda one: one.key), key=lambda one: questions[one.key])


def interviewed(document: Document, found: Sequence[Draft], breaks: Sequence[int]) -> list[Draft]:
    """Return the drafts with the turns of an interview or a debate among them.

    In such a turn what the speaker says stays whole: quotations and verbs of saying inside it are
    kept, as statements within it.
    """
    text = document.text
    ends = [*breaks[1:], len(text)]
    paragraphs = [_stripped(text, start, end) for start, end in zip(breaks, ends, strict=True)]
    held = [span for span in paragraphs if span.start < span.end]
    spoken = turns(text, held, document.outlet, words(document.language))
    if not spoken:
        return list(found)
    merged = [draft for draft in found if not _in_label(draft, spoken)]
    for turn in spoken:
        if turn.channel is not None and turn.content.start < turn.content.end:
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
        channel=turn.channel,
        outlet=turn.outlet,
        side=turn.label.end - turn.label.start <= _INITIALS,
    )
