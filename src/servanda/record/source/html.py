"""Tables and footnotes of an HTML page, in time linear in its length."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field

import re2

from servanda.errors import Malformed
from servanda.fetch.markup import Kind, Token, attributes, tokens
from servanda.record.source.cell import tidy
from servanda.record.source.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, Sheet
from servanda.record.source.rule import rules

DEEPEST = 40
"""Tables within tables."""
_NUMBERED = re2.compile(r"(?s)\s*([1-9][0-9]{0,2})\s*[.)]?\s+(.+)")


@dataclass(slots=True)
class _Open:
    """A table, or a footnote, whose end is not yet seen."""

    id: str
    at: int
    number: int
    inside: int | None
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] | None = None
    text: list[str] | None = None
    marks: list[str] = field(default_factory=list)

    def end_cell(self) -> None:
        if self.text is not None and self.row is not None:
            self.row.append(Cell(tidy("".join(self.text)), tuple(self.marks)))
        self.text, self.marks = None, []

    def end_row(self) -> None:
        self.end_cell()
        if self.row:
            self.rows.append(tuple(self.row))
        self.row = None

    def grid(self, *, closed: bool) -> Grid:
        return Grid(self.id, tuple(self.rows), self.at, closed, self.inside)


class _Page:
    def __init__(self, page: str, name: str) -> None:
        self.page, self.name = page, name
        self.marked: Mapping[str, list[str]] = rules("html")
        self.out: list[str] = []
        self.length = 0
        self.tables: list[_Open] = []
        self.done: dict[int, Grid] = {}
        self.rows = self.begun_tables = 0
        self.sup: list[str] | None = None
        self.marks: set[str] = set()
        self.note_tag, self.note_depth, self.note_tables = "", 0, 0
        self.note: list[str] = []
        self.note_marks: list[str] = []
        self.notes: list[tuple[str, tuple[str, ...]]] = []
        self.ended = self.begun = False

    def sheet(self) -> Sheet:
        for token in tokens(self.page, frozenset(rules("html")["raw"])):
            match token.kind:
                case Kind.TEXT if not token.name:
                    self.put(html.unescape(self.page[token.start : token.end]))
                case Kind.OPEN:
                    self.open(token)
                case Kind.CLOSE:
                    self.close(token)
                case Kind.TEXT:
                    pass
        whole = not self.tables and not self.note_tag and (self.ended or not self.begun)
        for one in self.tables:
            one.end_row()
            self.done[one.number] = one.grid(closed=False)
        self.end_note()
        notes, unnumbered = numbered(self.notes)
        grids = tuple(self.done[number] for number in sorted(self.done))
        return Sheet(
            "".join(self.out), grids, notes, frozenset(self.marks), unnumbered, whole=whole
        )

    def put(self, text: str) -> None:
        if self.sup is not None:
            self.sup.append(text)
            return
        self.out.append(text)
        self.length += len(text)
        for one in self.tables:
            if one.text is not None:
                one.text.append(text)
        if self.note_tag and len(self.tables) == self.note_tables:
            self.note.append(text)

    def open(self, token: Token) -> None:
        name = token.name
        if name == "html":
            self.begun = True
        if self.note_tag and name == self.note_tag:
            self.note_depth += 1
        given = attributes(token.attributes) if name in self.marked["holders"] else {}
        if not self.note_tag and given.get("id", "").endswith(tuple(self.marked["notes"])):
            self.note_tag, self.note_depth, self.note_tables = name, 1, len(self.tables)
        if name in self.marked["lines"]:
            self.put("\n")
        if name == "sup":
            self.sup = []
        elif name == "table":
            self.begin_table(given.get("id", ""))
        elif name in ("tr", "td", "th") and self.tables:
            self.begin_part(name)

    def begin_table(self, known: str) -> None:
        if len(self.tables) >= DEEPEST:
            raise Malformed(f"{self.name}: tables nested deeper than {DEEPEST}")
        inside = self.tables[-1].number if self.tables else None
        self.tables.append(_Open(known, self.length, self.begun_tables, inside))
        self.begun_tables += 1

    def begin_part(self, name: str) -> None:
        table = self.tables[-1]
        if name == "tr":
            table.end_row()
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise Malformed(f"{self.name}: more than {MOST_ROWS} rows")
            table.row = []
            return
        table.end_cell()
        if table.row is None:
            table.row = []
        if len(table.row) >= MOST_CELLS:
            raise Malformed(f"{self.name}: a row of more than {MOST_CELLS} cells")
        table.text = []

    def close(self, token: Token) -> None:
        name = token.name
        if self.sup is not None and name in ("sup", "td", "th", "tr", "table"):
            self.end_mark()
        if name in ("td", "th") and self.tables:
            self.tables[-1].end_cell()
        elif name == "tr" and self.tables:
            self.tables[-1].end_row()
        elif name == "table" and self.tables:
            table = self.tables.pop()
            table.end_row()
            self.done[table.number] = table.grid(closed=True)
        elif name == "html":
            self.ended = True
        if name in self.marked["lines"]:
            self.put("\n")
        if self.note_tag and name == self.note_tag:
            self.note_depth -= 1
            if not self.note_depth:
                self.end_note()

    def end_mark(self) -> None:
        words = " ".join(self.sup or []).replace(",", " ").split()
        self.sup = None
        if self.note_tag:
            self.note_marks += words
            return
        self.marks.update(words)
        if self.tables and self.tables[-1].text is not None:
            self.tables[-1].marks += words

    def end_note(self) -> None:
        if self.note_tag:
            self.notes.append((tidy("".join(self.note)), tuple(self.note_marks)))
        self.note_tag, self.note, self.note_marks = "", [], []


def html_sheet(page: str, name: str) -> Sheet:
    """Return tables, footnotes and text of an HTML page.

    Raises:
        Malformed: Its tables are nested without end, or have rows without end.
    """
    return _Page(page, name).sheet()


def numbered(
    notes: list[tuple[str, tuple[str, ...]]],
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return footnotes by their number, and those without one of their own.

    Args:
        notes: Text and raised marks of each.
    """
    found: dict[str, str] = {}
    odd: list[str] = []
    for text, marks in notes:
        number, words = _number(text, marks)
        if not number or number in found:
            odd.append(text)
        else:
            found[number] = words
    return found, tuple(odd)


def _number(text: str, marks: tuple[str, ...]) -> tuple[str, str]:
    match = None if marks else _NUMBERED.fullmatch(text)
    if match:
        return match.group(1), match.group(2)
    return (marks[0], text) if marks else ("", text)
