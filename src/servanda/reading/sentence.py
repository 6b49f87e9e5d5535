"""A text to its sentences, by rules; outside a sentence there is only white space."""

from collections.abc import Iterator

import re2

from servanda.reading.heading import line_starts
from servanda.reading.language import Language, language
from servanda.terms.document import Document
from servanda.terms.span import Span

_OPENING = "\"'“‘„«‚([”"
_CLOSING = "\"'”’»“‘)]"
# A stop, the marks that close after it, and the white space that follows.
_STOP = re2.compile(
    r"[.!?…]{1,8}(?:[ \x{00a0}\x{202f}]»|[\"'”’»“‘)\]]{0,4})(?:\[\d{1,3}\])?"
    r"[\s\x{00a0}\x{202f}\x{2009}]{1,8}"
)
_ORDINAL = re2.compile(r"(?:^|[\s(–-])(\d{1,2})$")
LONGEST = 2_000
"""Characters of the longest sentence: what runs on is no prose, and is divided at a blank."""
WORD_LENGTH = 40
"""Characters in which the word before or after a stop is looked for."""


def sentences(document: Document) -> tuple[Span, ...]:
    """Return the sentences in the order of the text, each without the white space around it.

    The marks that close a quotation after its full stop belong to the sentence; a new block
    always begins a new sentence.
    """
    text, written = document.text, language(document.language)
    starts = list(document.ruptures or line_starts(text)) or [0]
    starts[0] = 0
    ends = [*starts[1:], len(text)]
    found: list[Span] = []
    for start, end in zip(starts, ends, strict=True):
        found.extend(_in_block(text[start:end], start, written))
    return tuple(found)


def _in_block(block: str, offset: int, written: Language) -> Iterator[Span]:
    begin = 0
    for match in _STOP.finditer(block):
        at, end = match.start(), match.end()
        if end < len(block) and _ends(block, begin, at, end, written):
            yield from _trimmed(block, begin, end, offset)
            begin = end
    yield from _trimmed(block, begin, len(block), offset)


def _trimmed(block: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    while begin < end:
        cut = end if end - begin <= LONGEST else _division(block, begin)
        words = block[begin:cut]
        start = begin + len(words) - len(words.lstrip())
        stop = cut - (len(words) - len(words.rstrip()))
        if start < stop:
            yield Span(offset + start, offset + stop)
        begin = cut


def _division(block: str, begin: int) -> int:
    blank = block.rfind(" ", begin + 1, begin + LONGEST)
    return blank if blank > 0 else begin + LONGEST


def _ends(block: str, begin: int, at: int, end: int, written: Language) -> bool:
    """Say whether the stop at ``at`` ends a sentence; the next word begins at ``end``."""
    after = block[end : end + WORD_LENGTH].lstrip(_OPENING + "—–- ")
    if not after or not (after[0].isupper() or after[0].isdigit() or not after[0].isalnum()):
        # A small letter goes on, but for scripts that have no capitals.
        return bool(after) and after[0].isalpha() and not after[0].islower()
    mark = block[at:end].strip()
    if mark[0] in "!?" and mark[-1] in _CLOSING:
        return not _is_speaker(block[end : end + 4 * WORD_LENGTH], written)
    if mark[0] != "." or mark.startswith(".."):
        return True
    return _full_stop(block[max(begin, at - WORD_LENGTH) : at], after, mark, written)


def _full_stop(before: str, after: str, mark: str, written: Language) -> bool:
    """Say whether one full stop after ``before`` ends a sentence that ``after`` does not go on."""
    if len(mark) > 1 and mark[-1] in '"”»“':
        return True
    word = before.split()[-1].lstrip(_OPENING) if before.split() else ""
    next_word = _first_word(after)
    starts = next_word.lower() in written.starters and next_word[:1].isupper()
    low = word.lower()
    if low in written.closing or _is_initials(word):
        return starts
    if low in written.abbreviations:
        return False
    ordinal = _ORDINAL.search(before)
    if ordinal is not None and before.strip() == ordinal.group(1):
        return False
    return ordinal is None or next_word not in written.months


def _is_initials(word: str) -> bool:
    """Say whether a word is an initial, or capitals with stops between: ``J``, ``U.N``."""
    return all(len(letter) == 1 and letter.isupper() for letter in word.split(".") or [""])


def _first_word(text: str) -> str:
    """Return the letters and digits that ``text`` begins with."""
    end = next((at for at, letter in enumerate(text) if not letter.isalnum()), len(text))
    return text[:end]


def _is_speaker(text: str, written: Language) -> bool:
    """Say whether a few words and then a verb of speech follow a quoted question."""
    words = text.split()[:6]
    for word in words:
        bare = word.strip(",.;:")
        if bare in written.speech:
            return True
        if bare != word or not bare[:1].isalpha():
            return False
    return False
