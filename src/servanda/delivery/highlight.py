"""The text cut into pieces that nest, so that overlapping findings can be shown in it.

Spans of findings cross each other freely; elements of a page may not. Each paragraph is cut at
every boundary of a span, and a mark that another one cuts through is closed and opened again:
its first piece carries the id, its last the link to the finding.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from servanda.delivery.contract import DossierData, Range
from servanda.terms.document import Document

NAME_LIKE = frozenset({"name", "time"})
"""Marks that are links themselves: they always lie innermost."""


DEEPEST = 16
"""Marks that may lie within each other; what lies deeper is not highlighted.

A text made to hold hundreds within each other would otherwise grow without bound.
"""

WRAPPED = 100
"""A text with no longer line than this is taken to be wrapped by hand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text to highlight."""

    start: int
    end: int
    kind: str
    """``statement``, ``act``, ``claim``, ``warning``, ``cue``, ``speaker``, ``condition``,
    ``reason``, ``name`` or ``time``."""
    anchor: str | None = None
    """Id of the highlight in the page."""
    target: str | None = None
    """Id of the finding that the highlight leads to."""
    label: str | None = None
    state: str = ""
    """The verdict, where the highlight shows one."""

    @property
    def is_leaf(self) -> bool:
        """Say whether the highlight is itself a link."""
        return self.kind in NAME_LIKE

    @property
    def order(self) -> tuple[bool, int, int, str, str]:
        """Return what decides which of two marks lies outside: the longer one."""
        return self.is_leaf, self.start - self.end, self.start, self.kind, self.anchor or ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One event on the way through a paragraph: a mark opens or closes, or words stand."""

    what: str
    """``open``, ``words`` or ``close``."""
    mark: Mark | None = None
    words: str = ""
    edge: bool = False
    """On opening: the mark's first piece. On closing: its last."""
    linked: bool = False
    """On opening and closing a leaf: whether it may be a link (no other link is around it)."""


def marks(data: DossierData) -> tuple[Mark, ...]:
    """Return everything to highlight of a dossier."""
    found = [*_statements(data), *_principal(data), *_leaves(data)]
    return tuple(mark for mark in found if mark.start < mark.end)


def _statements(data: DossierData) -> Iterator[Mark]:
    for number, said in enumerate(data["statements"]):
        target = f"f-s-{number}"
        for part, span in enumerate(said["content"]):
            anchor = None if part else f"t-s-{number}"
            yield Mark(span[0], span[1], "statement", anchor, target, said["id"])
        if said["source"]["span"]:
            yield _plain(said["source"]["span"], "speaker")
        if said["cue"]:
            yield _plain(said["cue"], "cue")
        if said["condition"]:
            yield _plain(said["condition"], "condition")
        for span in said["reasons"]:
            yield _plain(span, "reason")


def _plain(span: Range, kind: str) -> Mark:
    return Mark(span[0], span[1], kind)


def _principal(data: DossierData) -> Iterator[Mark]:
    for number, act in enumerate(data["acts"]):
        start, end = act["span"]
        yield Mark(start, end, "act", f"t-a-{number}", f"f-a-{number}", act["id"])
        for span in act["reasons"]:
            yield _plain(span, "reason")
    for number, claim in enumerate(data["claims"]):
        start, end = claim["span"]
        target = f"f-c-{number}"
        yield Mark(start, end, "claim", f"t-c-{number}", target, claim["id"], claim["verdict"])
    for number, warning in enumerate(data["warnings"]):
        if warning["span"]:
            start, end = warning["span"]
            yield Mark(start, end, "warning", f"t-w-{number}", f"f-w-{number}", "!")


def _leaves(data: DossierData) -> Iterator[Mark]:
    rows = mention_rows(data)
    for number, mention in enumerate(data["mentions"]):
        start, end = mention["span"]
        yield Mark(start, end, "name", f"t-m-{number}", f"f-m-{rows[number]}")
    for number, time in enumerate(data["times"]):
        start, end = time["span"]
        yield Mark(start, end, "time", f"t-t-{number}", f"f-t-{number}")


def mention_rows(data: DossierData) -> tuple[int, ...]:
    """Return for each mention the number of the first one that names the same thing."""
    first: dict[tuple[str, str], int] = {}
    return tuple(
        first.setdefault((mention["kind"], mention["ref"] or mention["text"]), number)
        for number, mention in enumerate(data["mentions"])
    )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text, and the white space that follows it."""

    pieces: tuple[Piece, ...]
    gap: str


def paragraphs(document: Document, found: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """Return the text of ``document`` as paragraphs; together they are the text."""
    text = document.text
    cuts = [0, *_breaks(document), len(text)]
    held: list[list[Mark]] = [[] for _ in cuts]
    for mark in filter(None, (_trimmed(text, mark) for mark in found)):
        for number in range(bisect_right(cuts, mark.start) - 1, bisect_left(cuts, mark.end)):
            held[number].append(mark)
    shown = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        content = start + len(text[start:end].rstrip())
        pieces = tuple(_pieces(text, start, content, held[number]))
        shown.append(Paragraph(pieces, text[content:end]))
    return tuple(shown)


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """Return a mark without white space at its ends; None where nothing is left of it."""
    if not 0 <= mark.start < mark.end <= len(text):
        return None
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    return replace(mark, start=start, end=start + len(words.strip())) if words.strip() else None


def lit(shown: Iterable[Paragraph]) -> frozenset[str]:
    """Return the ids of the highlights that stand in the text."""
    pieces = (piece for paragraph in shown for piece in paragraph.pieces)
    return frozenset(
        piece.mark.anchor
        for piece in pieces
        if piece.what == "open" and piece.edge and piece.mark and piece.mark.anchor
    )


def _breaks(document: Document) -> tuple[int, ...]:
    """Return where a new block begins: as the reader found it, else after line ends.

    In a text wrapped by hand a blank line ends a block, not every line end.
    """
    text = document.text
    if document.ruptures:
        inner = {at for at in document.ruptures if 0 < at < len(text)}
        return tuple(sorted(inner))
    wrapped = all(len(line) <= WRAPPED for line in text.splitlines())
    sought = "\n\n" if wrapped and "\n\n" in text.strip("\n") else "\n"
    found: list[int] = []
    at = text.find(sought)
    while at >= 0:
        at += len(sought)
        while at < len(text) and text[at] == "\n":
            at += 1
        if at < len(text):
            found.append(at)
        at = text.find(sought, at)
    return tuple(found)


def _pieces(text: str, start: int, end: int, found: Sequence[Mark]) -> Iterator[Piece]:
    """Yield one paragraph; every mark that is opened in it is closed in it."""
    cuts = sorted({start, end} | {c for m in found for c in (m.start, m.end) if start < c < end})
    starting: dict[int, list[Mark]] = {}
    for mark in found:
        starting.setdefault(max(mark.start, start), []).append(mark)
    stack: list[Mark] = []
    for left, right in pairwise(cuts):
        wanted = [m for m in stack if m.end > left] + starting.get(left, [])
        wanted = sorted(wanted, key=lambda m: m.order)[:DEEPEST]
        yield from _closed(stack, _shared(stack, wanted), left)
        for mark in wanted[len(stack) :]:
            stack.append(mark)
            yield Piece("open", mark, "", mark.start == left, _linked(stack))
        yield Piece("words", None, text[left:right])
    yield from _closed(stack, 0, end)


def _shared(stack: Sequence[Mark], wanted: Sequence[Mark]) -> int:
    """Return how many of the outermost marks stay open."""
    count = 0
    for old, new in zip(stack, wanted, strict=False):
        if old is not new:
            break
        count += 1
    return count


def _linked(stack: Sequence[Mark]) -> bool:
    """Say whether the innermost mark is a leaf with no other leaf around it."""
    return stack[-1].is_leaf and not any(mark.is_leaf for mark in stack[:-1])


def _closed(stack: list[Mark], keep: int, at: int) -> Iterator[Piece]:
    while len(stack) > keep:
        linked = _linked(stack)
        mark = stack.pop()
        yield Piece("close", mark, "", mark.end == at, linked)
