"""The XML of the Multilateral Treaties Deposited with the Secretary-General, as tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

import re2

from servanda.errors import Malformed, Refused
from servanda.record.source.cell import Unreadable, state, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, Sheet
from servanda.record.source.html import numbered
from servanda.record.source.rule import rules
from servanda.terms.action import ActionKind
from servanda.terms.sighting import Sighting

_PROLOG = re2.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class _Reader:
    name: str
    path: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    length: int = 0
    grids: list[Grid] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] | None = None
    cell: list[str] | None = None
    note: list[str] | None = None
    notes: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    declared: list[tuple[str, str]] = field(default_factory=list)
    by: list[str] | None = None
    words: list[str] | None = None
    many: int = 0

    def start(self, element: str, _: object) -> None:
        name = element.rpartition(":")[2].lower()
        given = rules("mtdsg")
        self.path.append(name)
        if len(self.path) > given["deepest"]:
            raise Malformed(f"{self.name}: elements nested deeper than {given['deepest']}")
        if name == given["raised"]:
            self.text(f"<{name}>")
            return
        self.text("\n")
        if name in given["tables"]:
            self.end_table()
        elif name == given["row"]:
            self.row = []
        elif name in given["cells"]:
            if self.row is not None and len(self.row) >= MOST_CELLS:
                raise Malformed(f"{self.name}: a row of more than {MOST_CELLS} cells")
            self.cell = []
        elif name in given["notes"]:
            self.note = []
        elif name == given["declaration"]:
            self.words, self.by = [], None
        elif name == given["declared_by"] and self.words is not None:
            self.by = []

    def end(self, element: str) -> None:
        name = self.path.pop()
        given = rules("mtdsg")
        if name == given["raised"]:
            self.text(f"</{name}>")
            return
        self.text("\n")
        if name in given["cells"] and self.cell is not None and self.row is not None:
            self.row.append(_cell("".join(self.cell)))
            self.cell = None
        elif name == given["row"] and self.row is not None:
            self.end_row()
        elif name in given["tables"]:
            self.end_table()
        elif name in given["notes"] and self.note is not None:
            one = _cell("".join(self.note))
            self.notes.append((one.text, one.marks))
            self.note = None
        elif name == given["declaration"] and self.words is not None:
            self.declared.append((tidy("".join(self.by or [])), tidy("".join(self.words))))
            self.words = self.by = None

    def end_row(self) -> None:
        self.many += 1
        if self.many > MOST_ROWS:
            raise Malformed(f"{self.name}: more than {MOST_ROWS} rows")
        if self.row:
            self.rows.append(tuple(self.row))
        self.row = self.cell = None

    def end_table(self) -> None:
        if self.rows:
            self.grids.append(Grid("", tuple(self.rows), self.length))
        self.rows = []

    def text(self, text: str) -> None:
        if self.words is not None:
            within = self.path[-1:] == [rules("mtdsg")["declared_by"]] and self.by is not None
            (self.by if within and self.by is not None else self.words).append(text)
        elif self.note is not None:
            self.note.append(text)
        elif self.cell is not None:
            self.cell.append(text)
        else:
            self.out.append(text)
            self.length += len(text)


def mtdsg_sheet(draft: Draft, text: str) -> Sheet:
    """Return the tables and footnotes of the XML, and note its declarations.

    Raises:
        Malformed: It is no well-formed XML, or nested without end.
        Refused: It declares a document type or entities.
    """
    reader = _Reader(draft.name)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        # The text is decoded already: what its prolog says of the encoding is used up.
        parser.Parse(_PROLOG.sub("", text).encode("utf-8"), True)
    except expat.ExpatError as error:
        raise Malformed(f"{draft.name}: {error}") from None
    reader.end_table()
    for by, words in reader.declared:
        draft.row(f"{by} | {words}", _declared(draft, by, words))
    notes, unnumbered = numbered(reader.notes)
    marks = frozenset(
        mark for grid in reader.grids for row in grid.rows for cell in row for mark in cell.marks
    ) | set(_cell("".join(reader.out)).marks)
    return Sheet("".join(reader.out), tuple(reader.grids), notes, marks, unnumbered)


def _refuse(*_: object) -> NoReturn:
    raise Refused("XML with a document type or entities of its own is not read")


def _cell(text: str) -> Cell:
    pattern = rules("mtdsg")["mark"]
    marks = [one for found in re2.findall(pattern, text) for one in _split(found)]
    return Cell(tidy(re2.sub(pattern, "", text)), tuple(marks))


def _split(marks: str) -> list[str]:
    return marks.replace(",", " ").split() or [marks]


def _declared(draft: Draft, by: str, words: str) -> Iterator[Sighting]:
    code, doubt = state(by, "un")
    draft.concerns = code
    if doubt:
        raise Unreadable(by, doubt)
    if not words:
        raise Unreadable(words, "a declaration without words")
    yield Sighting(None, code, ActionKind.DECLARATION, None, note=words)
