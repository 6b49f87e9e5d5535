"""Tables with one column for each thing: registration pages and the Verdragenbank."""

from collections.abc import Iterator, Sequence
from datetime import date

import re2

from servanda.errors import AmbiguousName, Malformed, UnknownName
from servanda.names import treaty as known_treaty
from servanda.record.source.cell import Unreadable, day, is_state, state, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.grid import Cell, Grid, Sheet, row_text
from servanda.record.source.note import partial
from servanda.record.source.rule import rules, treaty_of, words
from servanda.terms.action import ActionKind
from servanda.terms.sighting import Sighting, SourcePage

_WITH_KIND = re2.compile(r"(?P<day>[0-9-]+)(?: \((?P<kind>[A-Z]{1,2})\))?")
_BACKDATED = (ActionKind.SUCCESSION, ActionKind.PROVISIONAL_APPLICATION)


def registration_page(draft: Draft, sheet: Sheet) -> SourcePage:
    """Return a registration page of the UN Treaty Series.

    Raises:
        Malformed: It has no table of actions, or is about another treaty than the one asked for.
    """
    grid = _only(draft, sheet, rules("unts")["heads"])
    _about(draft, sheet.text, sheet.text, "registration")
    for row in grid.rows[1:]:
        draft.row(row_text(row), _registered(draft, row))
    return draft.page()


def verdragenbank_page(draft: Draft, sheet: Sheet, page: str) -> SourcePage:
    """Return a table of parties of the Verdragenbank.

    Raises:
        Malformed: It has no such table, or is about another treaty than the one asked for.
    """
    grid = _only(draft, sheet, rules("verdragenbank")["heads"])
    _about(draft, page, sheet.text, "verdragenbank")
    shown: dict[str, str] = {}
    for row in grid.rows[1:]:
        draft.row(row_text(row), _party(draft, row, shown))
    return draft.page()


def _only(draft: Draft, sheet: Sheet, heads: Sequence[str]) -> Grid:
    found = [one for one in sheet.grids if _heads(draft, one) == tuple(heads)]
    if len(found) != 1:
        raise Malformed(f"{draft.name}: {len(found)} tables under {', '.join(heads)}, not one")
    grid = found[0]
    draft.heading = grid.head
    draft.whole = sheet.whole and grid.closed
    if not draft.whole:
        draft.problem("", "", "the page is cut off before its end")
    for other in sheet.grids:
        for row in other.rows if other is not grid else ():
            if len(row) > 1 and is_state(row[0].text):
                draft.problem(row_text(row), row[0].text, "a row of a table that is not read")
    return grid


def _heads(draft: Draft, grid: Grid) -> tuple[str, ...]:
    explained = draft.rules.get("explained")
    if explained is None:
        return grid.head
    matches = [re2.fullmatch(str(explained), head) for head in grid.head]
    return tuple(
        match.group(1) if match else head for match, head in zip(matches, grid.head, strict=True)
    )


def _about(draft: Draft, numbered: str, titled: str, register: str) -> None:
    number = re2.search(str(draft.rules["number"]), numbered)
    title = re2.search(str(draft.rules["title"]), titled)
    if number:
        draft.about(treaty_of(register, number.group(1)), f"number {number.group(1)}")
    if title:
        called = tidy(title.group(1))[:500]
        try:
            draft.about(known_treaty(called), f"the title {called[:100]!r}")
        except (UnknownName, AmbiguousName):
            draft.problem("", called, "no treaty is known by this title")


def _registered(draft: Draft, row: tuple[Cell, ...]) -> Iterator[Sighting]:
    _shape(row, 4)
    code, doubt = state(row[0].text, "un")
    draft.concerns = code
    said = row[1].text
    bare = re2.sub(rules("untc")["drop"], "", said)
    if bare not in words("unts", "actions"):
        raise Unreadable(said, "is no action that is known")
    action, may_be = words("unts", "actions")[bare]
    on = day(row[2].text, "slashed")
    effective = day(row[3].text, "slashed") if row[3].text else None
    if effective and effective < on and action not in _BACKDATED:
        draft.problem(row_text(row), row[3].text, "takes effect before it was deposited")
    if doubt:
        draft.problem(row_text(row), row[0].text, doubt)
    note = said if said != bare else ""
    yield Sighting(None, code, action, partial(on), effective, note=note, may_be=may_be)


def _party(draft: Draft, row: tuple[Cell, ...], shown: dict[str, str]) -> Iterator[Sighting]:
    _shape(row, 6)
    text = row_text(row)
    code, doubt = state(row[0].text, "nl")
    draft.concerns = code
    signed, consent, effective, denounced, ceased = (cell.text for cell in row[1:])
    found = []
    if signed:
        on = partial(day(signed, "dashed"))
        found.append(Sighting(None, code, ActionKind.SIGNATURE, on))
    enters = day(effective, "dashed") if effective else None
    if consent:
        found.append(_consent(code, consent, enters))
    elif enters:
        raise Unreadable(effective, "in force without a consent")
    if denounced or ceased:
        found.append(_exit(draft, text, code, (denounced, ceased)))
    if doubt:
        draft.problem(text, row[0].text, doubt)
    if code in shown:
        draft.problem(text, row[0].text, f"{code} has another row: {shown[code]}")
    shown[code] = text
    if ceased and found:
        draft.withdrawn.add(code)
    yield from found


def _consent(code: str, text: str, effective_on: date | None) -> Sighting:
    match = _WITH_KIND.fullmatch(text)
    if match is None or match.group("kind") is None:
        raise Unreadable(text, "is no day with its kind in brackets")
    known = words("verdragenbank", "kinds").get(match.group("kind"))
    if known is None:
        raise Unreadable(text, f"the kind {match.group('kind')!r} is not known")
    on = partial(day(match.group("day"), "dashed"))
    return Sighting(None, code, known[0], on, effective_on, may_be=known[1])


def _exit(draft: Draft, row: str, code: str, told: tuple[str, str]) -> Sighting:
    denounced, ceased = told
    out = day(ceased, "dashed") if ceased else None
    if denounced:
        on = partial(day(denounced, "dashed"))
        return Sighting(None, code, ActionKind.WITHDRAWAL_NOTIFIED, on, out)
    assert out is not None
    draft.problem(row, ceased, "out of force, and no denunciation is shown")
    return Sighting(None, code, ActionKind.WITHDRAWAL_EFFECTIVE, partial(out))


def _shape(row: tuple[Cell, ...], wanted: int) -> None:
    if len(row) != wanted:
        raise Unreadable(row_text(row), f"{len(row)} cells, not {wanted}")
    for cell in row:
        if cell.marks:
            raise Unreadable(cell.text, f"a footnote mark ({cell.marks[0]}) is not expected here")
