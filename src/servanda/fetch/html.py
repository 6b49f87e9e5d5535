"""An HTML page to the text of its article, each character with its way back to the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.errors import Refused
from servanda.fetch.block import Block, Text
from servanda.fetch.element import Elements, elements
from servanda.fetch.markup import Kind, Token, attributes, tokens
from servanda.fetch.metadata import Metadata
from servanda.terms.document import Origin

TAGS_ALLOWED = 300_000
"""Tags and stretches of text between them; a long news page has some thousands."""
DEPTH_ALLOWED = 5_000
BYLINE_LENGTH = 200
"""Characters above which a block that calls itself the line of the author is text."""
ARTICLE_LENGTH = 250
"""Characters from which an ``article`` element is taken for the article of the page."""
LINK_SHARE = 0.7
"""Share of link text from which a short block is a list of links, not prose."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an article and what its page says about it."""

    text: str
    origin: Origin | None
    """None where the text is the source."""
    ruptures: tuple[int, ...]
    title: str | None
    byline: str | None
    outlet: str | None
    published: date | None
    language: str | None


def extract(page: str) -> Extract:
    """Return the article of a page; never a script, a menu, an aside or a footer.

    Raises:
        Refused: The page has more tags, or nests them deeper, than any article does.
    """
    reader = _read(page, elements())
    if not reader.blocks:
        # A wrapper around the whole page may be called "menu-open".
        reader = _read(page, replace(elements(), noise=frozenset(), noise_roles=frozenset()))
    blocks = reader.article()
    shown = [block for block in blocks if not (block.byline and block.length < BYLINE_LENGTH)]
    bylines = [block for block in blocks if block.byline and block.length < BYLINE_LENGTH]
    text, origin, ruptures = _assembled(page, shown)
    meta = reader.meta
    heading = next((b.text(page) for b in reader.blocks if b.heading and b.length), None)
    return Extract(
        text=text,
        origin=origin,
        ruptures=ruptures,
        title=heading or meta.title(),
        byline=meta.byline([block.text(page) for block in bylines]),
        outlet=meta.outlet(),
        published=meta.published(),
        language=meta.language(),
    )


def _read(page: str, known: Elements) -> "_Page":
    reader = _Page(page, known)
    for token in tokens(page, known.raw):
        reader.take(token)
    reader.flush()
    return reader


def _assembled(page: str, blocks: Sequence[Block]) -> tuple[str, Origin, tuple[int, ...]]:
    text = Text(page)
    ruptures = []
    for block in blocks:
        if text.length:
            text.break_lines(1 if block.line else 2, block.start)
        ruptures.append(text.length)
        text.append(block)
    return text.joined(), text.origin(), tuple(ruptures)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, and what held outside it."""

    name: str
    skipping: int
    zone: int
    byline: bool


class _Page:
    """Takes the tokens of a page in order and keeps the blocks of text in their zones."""

    def __init__(self, page: str, known: Elements) -> None:
        self.page, self.known = page, known
        self.meta = Metadata(known.meta)
        self.blocks: list[Block] = []
        self._zones: list[tuple[str, int]] = [("page", -1)]
        self._stack: list[_Open] = []
        self._open: dict[str, int] = {}
        self._block: Block | None = None
        self._skipping, self._zone, self._depth, self._links, self._tags = 0, 0, 0, 0, 0
        self._byline = self._line = False

    def take(self, token: Token) -> None:
        """Take the next token."""
        self._tags += 1
        if self._tags > TAGS_ALLOWED:
            raise Refused(f"the page has more than {TAGS_ALLOWED:,} tags")
        if token.kind is Kind.TEXT:
            self._text(token)
        elif token.kind is Kind.OPEN:
            self._opened(token)
        else:
            self._closed(token.name)

    def flush(self) -> None:
        """End the block at hand."""
        if self._block is not None and self._block.length:
            self.blocks.append(self._block)
        self._block = None

    def article(self) -> list[Block]:
        """Return the blocks of the article: the best zone, else the whole page."""
        prose = [block for block in self.blocks if not block.is_links(LINK_SHARE)]
        lengths = [0] * len(self._zones)
        for block in prose:
            lengths[block.zone] += block.length
        for zone in range(len(self._zones) - 1, 0, -1):
            lengths[self._zones[zone][1]] += lengths[zone]
        for name in self.known.zones:
            named = [z for z, (kind, _) in enumerate(self._zones) if kind == name]
            best = max(named, key=lambda zone: lengths[zone], default=0)
            if best and lengths[best] >= min(ARTICLE_LENGTH, lengths[0] / 2) and lengths[best]:
                inside = self._inside(best)
                return [block for block in prose if inside[block.zone]]
        return prose

    def _inside(self, chosen: int) -> list[bool]:
        """Return for each zone whether it lies in the chosen one."""
        inside = [False] * len(self._zones)
        for zone in range(chosen, len(self._zones)):
            inside[zone] = zone == chosen or (zone > chosen and inside[self._zones[zone][1]])
        return inside

    def _text(self, token: Token) -> None:
        if token.name:
            self.meta.raw(token.name, self.page[token.start : token.end])
        if self._skipping or token.name:
            return
        if self._block is None:
            if self.page[token.start : token.end].isspace():
                return
            heading = self._open.get("h1", 0) > 0
            self._block = Block(token.start, self._zone, heading, self._byline, self._line)
            self._line = False
        self._block.add(self.page, token.start, token.end, in_link=self._links > 0)

    def _opened(self, token: Token) -> None:
        known, name = self.known, token.name
        given = attributes(token.attributes) if token.attributes else {}
        self.meta.opened(name, given, in_zone=self._zone > 0, in_byline=self._byline)
        if name in known.blocks or name == "br":
            self.flush()
            self._line = name in known.lines
        if name in known.void or (name in {"svg", "math"} and token.attributes.endswith("/")):
            return
        if name in known.raw:
            self._push(name, skip=False)
            return
        if name in known.open_ended and self._stack and self._stack[-1].name == name:
            self._pop()
        outside = self._zone == 0 and name in known.skipped_outside
        self._push(name, skip=name in known.skipped or outside or known.is_noise(name, given))
        self._byline = self._byline or known.is_byline(given)
        if name in known.zones and not self._skipping:
            self._zones.append((name, self._zone))
            self._zone = len(self._zones) - 1
        self._links += name == "a"

    def _push(self, name: str, *, skip: bool) -> None:
        self._stack.append(_Open(name, self._skipping, self._zone, self._byline))
        self._open[name] = self._open.get(name, 0) + 1
        self._skipping += skip
        self._depth += name not in self.known.open_ended
        if self._depth > DEPTH_ALLOWED:
            raise Refused(f"the page nests its tags deeper than {DEPTH_ALLOWED:,}")

    def _pop(self) -> str:
        last = self._stack.pop()
        self._open[last.name] -= 1
        self._skipping, self._zone, self._byline = last.skipping, last.zone, last.byline
        self._depth -= last.name not in self.known.open_ended
        self._links -= last.name == "a"
        return last.name

    def _closed(self, name: str) -> None:
        if name in self.known.blocks:
            self.flush()
        if not self._open.get(name):
            return
        # A stray end tag of an inline element closes no block around it.
        inline = name not in self.known.blocks and name not in self.known.skipped
        if inline and self._stack[-1].name != name:
            return
        while self._pop() != name:
            pass
