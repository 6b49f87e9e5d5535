"""Blocks of text and how they are joined, white space collapsed and entities read."""

from dataclasses import dataclass, field
from html import unescape

from servanda.errors import Refused
from servanda.terms.document import Origin

TEXT_ALLOWED = 1_100_000
"""Characters of the longest text that is read: a volume of some five hundred pages."""

ENTITY_LENGTH = 32
"""Characters after an ampersand that may belong to an entity."""
LINKS_LENGTH = 300
"""Characters up to which a block may be taken for a list of links."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(slots=True)
class Block:
    """A paragraph, heading or list item: stretches of the page, in order."""

    start: int
    zone: int
    heading: bool
    byline: bool
    line: bool
    """Follows the block before on the next line."""
    stretches: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    """Characters that are no white space at the ends of a stretch."""
    linked: int = 0

    def add(self, page: str, start: int, end: int, *, in_link: bool) -> None:
        """Take in a stretch of the page."""
        self.stretches.append((start, end))
        length = len(page[start:end].strip())
        self.length += length
        self.linked += length if in_link else 0

    def is_links(self, share: float) -> bool:
        """Say whether the block is short and mostly links."""
        if self.heading or self.length > LINKS_LENGTH:
            return False
        return self.linked > share * self.length

    def text(self, page: str) -> str:
        """Return the words of the block alone."""
        text = Text(page)
        text.append(self)
        return text.joined()


class Text:
    """A text that grows run by run; each run stood in the page as it stands here."""

    def __init__(self, page: str) -> None:
        self.length = 0
        self._page = page
        self._pieces: list[str] = []
        self._text_starts: list[int] = []
        self._source_starts: list[int] = []
        self._ends_at = -1
        self._space_at = -1

    def append(self, block: Block) -> None:
        """Append the words of a block."""
        self._space_at = -1
        begun = self.length
        for start, end in block.stretches:
            self._stretch(start, end, begun)

    def break_lines(self, count: int, source: int) -> None:
        """Append line ends before the block that begins at ``source`` of the page."""
        self._run("\n" * count, max(source - count, 0))

    def joined(self) -> str:
        """Return the text."""
        return "".join(self._pieces)

    def origin(self) -> Origin:
        """Return the way back to the page."""
        return Origin(tuple(self._text_starts), tuple(self._source_starts))

    def _stretch(self, start: int, end: int, begun: int) -> None:
        at = start
        for word in self._page[start:end].split():
            found = self._page.index(word, at, end)
            if found > at and self._space_at < 0:
                self._space_at = at
            self._word(word, found, begun)
            at = found + len(word)
        if at < end and self._space_at < 0:
            self._space_at = at

    def _word(self, word: str, source: int, begun: int) -> None:
        if "&" not in word and word.isascii():
            self._put(word, source, begun)
            return
        at = done = 0
        while at < len(word):
            if word[at] in _INVISIBLE:
                self._put(word[done:at], source + done, begun)
                at = done = at + 1
                continue
            if word[at] != "&":
                at += 1
                continue
            self._put(word[done:at], source + done, begun)
            shown, length = _entity(word[at : at + ENTITY_LENGTH])
            if shown.isspace():
                self._space_at = self._space_at if self._space_at >= 0 else source + at
            elif shown not in _INVISIBLE:
                self._put(shown, source + at, begun)
            at = done = at + length
        self._put(word[done:], source + done, begun)

    def _put(self, piece: str, source: int, begun: int) -> None:
        if not piece:
            return
        if self._space_at >= 0:
            if self.length > begun:
                self._run(" ", self._space_at)
            self._space_at = -1
        self._run(piece, source)
        # An entity is longer in the page than here: the next piece begins a run of its own.
        self._ends_at = source + len(piece)

    def _run(self, piece: str, source: int) -> None:
        if source != self._ends_at:
            self._text_starts.append(self.length)
            self._source_starts.append(source)
        self._pieces.append(piece)
        self.length += len(piece)
        if self.length > TEXT_ALLOWED:
            raise Refused(f"the text is longer than {TEXT_ALLOWED:,} characters")
        self._ends_at = source + len(piece)


def _entity(text: str) -> tuple[str, int]:
    """Return the character that an entity at the start of ``text`` stands for, and its length."""
    end = 1
    while end < len(text) and (text[end].isalnum() or text[end] == "#"):
        end += 1
    if text[end : end + 1] == ";":
        end += 1
    shown = unescape(text[:end])
    # A NUL or a control character by number is no text.
    shown = shown if all(map(_is_shown, shown)) else "\ufffd"
    return shown, end


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or letter.isspace() or letter in _INVISIBLE
