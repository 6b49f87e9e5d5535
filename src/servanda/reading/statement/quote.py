"""Where a text quotes: stretches between quotation marks, marks included."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.terms.finding import Mode
from servanda.terms.span import Span

_CLOSERS = {
    "“": '”"',
    "„": '”“"',
    "«": "»",
    "»": "«»",
    "”": "”",
    '"': '"”',
    "''": "''",
    "‘": "’",
    "'": "'",
}
_SINGLE = frozenset("‘'")
_SPACED = frozenset("\u00a0\u202f\u2009 ")
"""Blanks that French writes inside its marks."""
_MARKS = frozenset("“”„«»\"‘’'")
_BEFORE_OPENING = frozenset("([{—–-/“‘„\"':")
_QUOTED = 0.9
"""Share of the letters of a direct statement that stand between quotation marks."""
LONGEST = 6000
"""Characters that one quotation may have within a paragraph."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation within one paragraph."""

    span: Span
    goes_on: bool = False
    """Whether it is not closed here: the next paragraph opens with a mark and goes on."""


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    start: int
    end: int


def quotes(text: str, breaks: Sequence[int]) -> tuple[Quote, ...]:
    """Return the quotations in the order of the text; none overlap, inner ones are left out.

    ``breaks`` are the offsets at which a paragraph begins, ascending.
    """
    found: list[Quote] = []
    opened: _Mark | None = None
    for mark in _marks(text):
        if opened is not None and _is_over(opened, mark, breaks):
            if _continues(text, opened, mark, breaks):
                found.append(Quote(_to_paragraph_end(text, opened, breaks), goes_on=True))
            opened = None
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(text, opened, mark):
            if mark.start > opened.end:
                found.append(Quote(Span(opened.start, mark.end)))
            opened = None
        elif _reopens(text, opened, mark):
            opened = mark
    return tuple(found)


def _marks(text: str) -> Iterator[_Mark]:
    taken = -1
    for at, sign in enumerate(text):
        if sign not in _MARKS or at <= taken:
            continue
        if sign == "'" and text[at + 1 : at + 2] == "'":
            taken = at + 1
            yield _Mark("''", at, at + 2)
        else:
            yield _Mark(sign, at, at + 1)


def _paragraph(offset: int, breaks: Sequence[int]) -> int:
    return bisect_right(breaks, offset)


def _is_over(opened: _Mark, mark: _Mark, breaks: Sequence[int]) -> bool:
    same = _paragraph(opened.start, breaks) == _paragraph(mark.start, breaks)
    return not same or mark.start - opened.start > LONGEST


def _continues(text: str, opened: _Mark, mark: _Mark, breaks: Sequence[int]) -> bool:
    """Say whether ``mark`` opens the next paragraph with words, as a long quotation does."""
    paragraph = _paragraph(opened.start, breaks)
    if paragraph >= len(breaks) or opened.kind in _SINGLE or mark.kind != opened.kind:
        return False
    blank = text[breaks[paragraph] : mark.start][:80]
    near = mark.start - breaks[paragraph] < 80
    return near and not blank.strip() and _opens(text, mark)


def _to_paragraph_end(text: str, opened: _Mark, breaks: Sequence[int]) -> Span:
    end = breaks[_paragraph(opened.start, breaks)]
    while end > opened.end and text[end - 1].isspace():
        end -= 1
    return Span(opened.start, end)


def _opens(text: str, mark: _Mark) -> bool:
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    after = text[mark.end : mark.end + 1]
    if mark.kind == "«" and _is_spaced(text, mark):
        return not before.isalnum()
    if mark.kind not in _CLOSERS or not after or after.isspace():
        return False
    if mark.kind in "“„«":
        return not before.isalnum()
    free = not before or before.isspace() or before in _BEFORE_OPENING
    return free and (after.isalnum() or (mark.kind not in _SINGLE and after in "“‘'[($.…¿¡-–—’"))


def _closes(text: str, opened: _Mark, mark: _Mark) -> bool:
    if mark.kind not in _CLOSERS[opened.kind] and mark.kind != _CLOSERS[opened.kind]:
        return False
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    if opened.kind == "«" and _is_spaced(text, opened):
        return not after.isalnum()
    if after.isalnum() or before.isspace():
        return mark.kind not in "\"'”’»''" and not after.isalnum()
    if opened.kind not in _SINGLE:
        return True
    # "the states' ban": an apostrophe after an s closes nothing where a small word follows.
    goes_on = text[mark.end + 1 : mark.end + 2].islower()
    return not (before == "s" and after == " " and goes_on)


def _is_spaced(text: str, mark: _Mark) -> bool:
    """Say whether one blank, and then a word, stands behind the mark."""
    blank, word = text[mark.end : mark.end + 1], text[mark.end + 1 : mark.end + 2]
    return blank in _SPACED and bool(word) and not word.isspace() and word not in ".,;»"


def _reopens(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Say whether the mark shows that the one before opened nothing."""
    if opened.kind in _SINGLE:
        return mark.kind not in _SINGLE and mark.kind != "’" and _opens(text, mark)
    return mark.kind == opened.kind and _opens(text, mark)


def mode_of(text: str, content: Sequence[Span], marked: Sequence[Quote]) -> Mode:
    """Return whether a content is quoted: nine in ten of its letters, some, or none."""
    letters = quoted = 0
    starts = [quote.span.start for quote in marked]
    for span in content:
        letters += _letters(text, span)
        first = max(bisect_right(starts, span.start) - 1, 0)
        for quote in marked[first:]:
            if quote.span.start >= span.end:
                break
            both = Span(max(span.start, quote.span.start), min(span.end, quote.span.end))
            quoted += _letters(text, both)
    if not quoted:
        return Mode.INDIRECT
    return Mode.DIRECT if quoted >= _QUOTED * letters else Mode.MIXED


def _letters(text: str, span: Span) -> int:
    return sum(sign.isalnum() for sign in span.of(text))
