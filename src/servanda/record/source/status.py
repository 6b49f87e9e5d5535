"""The table of parties of the UN Treaty Collection, from its page, a copy, or the XML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import re2

from servanda.errors import Malformed
from servanda.record.action import CONSENTS
from servanda.record.source.cell import Unreadable, day, is_state, state
from servanda.record.source.column import Column, column, dated
from servanda.record.source.draft import Draft
from servanda.record.source.grid import Cell, Grid, Sheet, row_text
from servanda.record.source.head import above
from servanda.record.source.note import dated_prose, departures, partial, rescinded, sightings
from servanda.record.source.rule import rules
from servanda.terms.action import ActionKind
from servanda.terms.sighting import Sighting, SourceKind, SourcePage

_MARK = re2.compile(r"[1-9][0-9]{0,2}")
_BRACKETED = re2.compile(r"(\[ ?)?([^\[\]]+?)( ?\])?")


@dataclass(slots=True)
class _Table:
    draft: Draft
    notes: Mapping[str, str]
    columns: tuple[Column, ...] = ()
    told: dict[str, tuple[Sighting, ...]] = field(default_factory=dict)
    """Exits in the table of withdrawals, by state."""
    rows: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    """States for which the table of parties shows the exit."""


def status_page(draft: Draft, sheet: Sheet, page: str, *, markup: bool) -> SourcePage:
    """Return a page of the table of parties.

    Args:
        draft: The page, of which nothing is read yet.
        sheet: Its tables.
        page: The page as it was saved.
        markup: Whether it has the form of the original, so that all its parts are expected.

    Raises:
        Malformed: It has no such table, or its heads are not known.
    """
    grid = _parties(draft, sheet, markup=markup and draft.kind is SourceKind.STATUS_PAGE)
    above(draft, sheet.text[: grid.at] if markup else sheet.text, page, expected=markup)
    draft.whole = sheet.whole and grid.closed
    if not draft.whole:
        draft.problem("", "", "the page is cut off before its end")
    table = _Table(draft, sheet.notes)
    table.columns = _columns(draft, grid)
    others = [one for one in sheet.grids if one is not grid]
    _footnotes(draft, sheet)
    for one in others:
        _other(table, one)
    for row in grid.rows[1:]:
        draft.row(row_text(row), _row(table, row))
    for code in sorted(set(table.told) - table.shown):
        draft.problem("", code, "in the table of withdrawals, and not among the participants")
    _count(draft)
    return draft.page()


def _parties(draft: Draft, sheet: Sheet, *, markup: bool) -> Grid:
    ends, first = rules("untc")["table"], rules("untc")["participant"]
    found = [
        one
        for one in sheet.grids
        if (one.id.endswith(ends) if markup else one.head[:1] and one.head[0] in first)
    ]
    if len(found) != 1:
        raise Malformed(f"{draft.name}: {len(found)} tables of parties, not one")
    return found[0]


def _columns(draft: Draft, grid: Grid) -> tuple[Column, ...]:
    draft.heading = grid.head
    if len(grid.head) < 2 or grid.head[0] not in rules("untc")["participant"]:
        raise Malformed(f"{draft.name}: the heads {grid.head!r:.200} are no table of parties")
    try:
        return tuple(column(head) for head in grid.head[1:])
    except Unreadable as error:
        raise Malformed(f"{draft.name}: {error}") from None


def _footnotes(draft: Draft, sheet: Sheet) -> None:
    for text in sheet.unnumbered:
        draft.problem("", text, "a footnote without a number of its own")
    for number in sorted(set(sheet.notes) - sheet.marks):
        draft.problem("", sheet.notes[number], f"nothing refers to footnote {number}")


def _row(table: _Table, row: tuple[Cell, ...]) -> Iterator[Sighting]:
    draft, text = table.draft, row_text(row)
    match = _BRACKETED.fullmatch(row[0].text) if len(row[0].text) < 300 else None
    if match is None or bool(match.group(1)) != bool(match.group(3)):
        raise Unreadable(row[0].text, "is no participant")
    code, doubt = state(match.group(2), "un")
    draft.concerns = code
    if code in table.rows:
        draft.problem(text, row[0].text, f"{code} has another row: {table.rows[code]}")
    table.rows[code] = text
    if doubt:
        draft.problem(text, row[0].text, doubt)
    if len(row) != len(table.columns) + 1:
        raise Unreadable(text, f"{len(row)} cells, not {len(table.columns) + 1}")
    yield from _actions(table, row, code, left=match.group(1) is not None)


def _actions(table: _Table, row: tuple[Cell, ...], code: str, *, left: bool) -> Iterator[Sighting]:
    text = row_text(row)
    found: list[Sighting] = []
    brackets: set[bool] = set()
    for cell, of in zip(row[1:], table.columns, strict=True):
        shown = dated(cell.text, of)
        note = _note(table, text, (*row[0].marks, *cell.marks))
        if shown is None:
            if cell.marks:
                raise Unreadable(cell.text, "a footnote mark without a day")
            continue
        brackets.add(shown.bracketed)
        note = f"in brackets. {note}".strip() if shown.bracketed else note
        found.append(Sighting(None, code, shown.action, partial(shown.on), note=note))
    if not found:
        raise Unreadable(text, "the participant has no action")
    if brackets == {True, False} or (True in brackets and not left):
        raise Unreadable(text, "only part of the row is in brackets")
    _plausible(table.draft, found, text)
    yield from found
    yield from _exit(table, row, code, left=left)


def _note(table: _Table, row: str, marks: tuple[str, ...]) -> str:
    told = []
    for mark in marks:
        if not _MARK.fullmatch(mark):
            raise Unreadable(mark, "is no footnote mark")
        if mark not in table.notes:
            table.draft.problem(row, mark, "the page has no such footnote")
        told.append(table.notes.get(mark, f"footnote {mark}"))
    return " ".join(dict.fromkeys(told))


def _plausible(draft: Draft, found: list[Sighting], row: str) -> None:
    signed = [one.on for one in found if one.action is ActionKind.SIGNATURE and one.on]
    for one in found:
        assert one.on is not None
        if draft.as_of and one.on.earliest > draft.as_of:
            draft.problem(row, str(one.on), "lies after the day of the page")
        if one.action in CONSENTS and signed and one.on < signed[0]:
            draft.problem(row, str(one.on), "the consent lies before the signature")


def _exit(table: _Table, row: tuple[Cell, ...], code: str, *, left: bool) -> Iterator[Sighting]:
    """Yield the exit that brackets, footnotes and the table of withdrawals show."""
    draft, text = table.draft, row_text(row)
    told = list(table.told.get(code, ()))
    table.shown.add(code)
    for mark in dict.fromkeys(mark for cell in row for mark in cell.marks):
        prose = table.notes.get(mark, "")
        try:
            # A note without days only introduces the table of withdrawals, which has them.
            if table.told.get(code) and not dated_prose(prose):
                continue
            told += [one for one in departures(prose, code) if one not in told]
        except Unreadable as error:
            draft.problem(text, f"footnote {mark}: {error.cell}", error.why)
    out = [one for one in told if one.action is ActionKind.WITHDRAWAL_NOTIFIED]
    going = [one for one in out if not one.revoked]
    if left:
        draft.withdrawn.add(code)
        if not going:
            draft.problem(text, row[0].text, "in brackets: the day of the exit is not found")
            told.append(Sighting(None, code, ActionKind.WITHDRAWAL_NOTIFIED, None))
    elif any(_over(draft, one) for one in going):
        draft.problem(text, row[0].text, "not in brackets, and a footnote tells of its exit")
    # The table of withdrawals has rows of its own, already taken.
    yield from (one for one in told if one not in table.told.get(code, ()))


def _over(draft: Draft, one: Sighting) -> bool:
    day = one.effective_on
    return day is not None and draft.as_of is not None and day <= draft.as_of


def _other(table: _Table, grid: Grid) -> None:
    heads, draft = rules("untc")["withdrawals"], table.draft
    head = grid.head
    wanted = (heads["participant"], heads["notice"], heads["effect"])
    if len(head) == len(wanted) and all(
        one in known for one, known in zip(head, wanted, strict=True)
    ):
        if not grid.closed:
            draft.problem("", "", "the table of withdrawals is cut off")
        for row in grid.rows[1:]:
            draft.row(row_text(row), _withdrawal(table, row))
        return
    for row in grid.rows:
        if len(row) > 1 and len(row[0].text) < 100 and is_state(row[0].text.strip("[] ")):
            draft.problem(row_text(row), row[0].text, "a row of a table that is not read")


def _withdrawal(table: _Table, row: tuple[Cell, ...]) -> Iterator[Sighting]:
    if len(row) != 3:
        raise Unreadable(row_text(row), f"{len(row)} cells, not 3")
    code, doubt = state(row[0].text, "un")
    table.draft.concerns = code
    if doubt:
        raise Unreadable(row[0].text, doubt)
    notice = day(row[1].text, "long")
    gone = re2.fullmatch(rules("untc")["withdrawals"]["rescinded"], row[2].text[:200])
    if gone:
        on = day(gone.group("on"), "long") if gone.group("on") else None
        found = tuple(sightings(code, notice, None, rescinded(on), revoked=True))
    else:
        effective = day(row[2].text, "long")
        if effective < notice:
            raise Unreadable(row[2].text, "takes effect before its notice")
        found = tuple(sightings(code, notice, effective))
    table.told[code] = (*table.told.get(code, ()), *found)
    yield from found


def _count(draft: Draft) -> None:
    """Say where the page counts otherwise than its rows."""
    bound = {one.state for one in draft.sightings if one.action in CONSENTS}
    signed = {one.state for one in draft.sightings if one.action is ActionKind.SIGNATURE}
    rows = {
        "parties": (bound - draft.withdrawn,),
        "signatories": (signed, signed - draft.withdrawn),
    }
    for name, given in draft.stated.items():
        counts = sorted({len(one) for one in rows[name]})
        if given not in counts:
            shown = " or ".join(map(str, counts))
            draft.problem("", f"{name}: {given}", f"its rows show {shown} {name}")
            # Rows may be missing: nothing that is not there has vanished.
            draft.whole = draft.whole and given < counts[0]
