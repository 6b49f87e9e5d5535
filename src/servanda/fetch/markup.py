"""The tags and texts of an HTML page in order, in time linear in its length whatever it holds.

The standard library's parser looks at an unclosed comment or tag again and again; a page of such
floods takes it minutes. This one keeps the next place of each delimiter, so no stretch of the
page is searched twice for the same thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

import re2

ATTRIBUTES_READ = 65_536
"""Characters of one tag that are looked at for attributes."""

_ATTRIBUTE = re2.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NAME_ENDS = " \t\n\r\f/>"


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or the text between two; offsets in code points into the page."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Element, lower case; for a text inside a raw element the element it stands in."""
    attributes: str = ""


def attributes(text: str) -> dict[str, str]:
    """Return the attributes written in a tag, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:ATTRIBUTES_READ]):
        name, double, single, bare = match.groups()
        found.setdefault(name.lower(), double or single or bare or "")
    return found


def tokens(page: str, raw: frozenset[str]) -> Iterator[Token]:
    """Yield tags and texts in the order of the page; comments and declarations are left out.

    The elements in ``raw`` hold text up to their own end tag (script, style, ...).
    """
    edges = _Edges(page)
    at = 0
    while at < len(page):
        tag = edges.less.after(at)
        if tag > at:
            yield Token(Kind.TEXT, at, tag)
        if tag >= len(page):
            return
        token, at = edges.token(tag)
        if token is None:
            continue
        yield token
        if token.kind is Kind.OPEN and token.name in raw:
            end = edges.raw_end(token.name, at)
            yield Token(Kind.TEXT, at, end, token.name)
            at = end


class _Next:
    """The next place of a needle; each stretch of the page is searched once."""

    __slots__ = ("_at", "_needle", "_page")

    def __init__(self, page: str, needle: str) -> None:
        self._page, self._needle, self._at = page, needle, -1

    def after(self, offset: int) -> int:
        """Return the first place at or after ``offset``, or the length of the page."""
        if self._at < offset:
            found = self._page.find(self._needle, offset)
            self._at = found if found >= 0 else len(self._page)
        return self._at


class _Edges:
    """The delimiters of a page."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.less, self.greater = _Next(page, "<"), _Next(page, ">")
        self.double, self.single = _Next(page, '"'), _Next(page, "'")
        self.comment_end, self.end_tag = _Next(page, "-->"), _Next(page, "</")

    def token(self, at: int) -> tuple[Token | None, int]:
        """Return the tag that begins at ``at`` (None for a comment) and where it ends."""
        page = self.page
        first = page[at + 1 : at + 2]
        if first == "!" or first == "?":
            if page.startswith("<!--", at):
                return None, min(self.comment_end.after(at + 4) + 3, len(page))
            return None, min(self.greater.after(at) + 1, len(page))
        closing = first == "/"
        begin = at + 1 + closing
        if not (begin < len(page) and page[begin].isascii() and page[begin].isalpha()):
            return Token(Kind.TEXT, at, at + 1), at + 1
        end = self._tag_end(begin)
        name_end = begin
        while name_end < end and page[name_end] not in _NAME_ENDS:
            name_end += 1
        name = page[begin:name_end].lower()
        if closing:
            return Token(Kind.CLOSE, at, end, name), end
        return Token(Kind.OPEN, at, end, name, page[name_end : end - 1]), end

    def raw_end(self, name: str, at: int) -> int:
        """Return where the end tag of a raw element begins, or the length of the page."""
        while True:
            found = self.end_tag.after(at)
            end = found + 2 + len(name)
            if found >= len(self.page) or self.page[found + 2 : end].lower() == name:
                return found
            at = found + 2

    def _tag_end(self, at: int) -> int:
        """Return the offset after the ``>`` that ends a tag; quoted values may hold one."""
        begin = at
        while True:
            close = self.greater.after(at)
            double, single = self.double.after(at), self.single.after(at)
            quote = min(double, single)
            if close < quote or quote >= len(self.page):
                return min(close + 1, len(self.page))
            if self.page[max(begin, quote - 8) : quote].rstrip().endswith("="):
                pair = self.double if double < single else self.single
                quote = pair.after(quote + 1)
            at = min(quote + 1, len(self.page))
