"""A table that a user keeps as CSV."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from servanda.errors import AmbiguousName, Malformed, UnknownName
from servanda.names import treaty as known_treaty
from servanda.record.source.cell import LONGEST, Unreadable, state, tidy
from servanda.record.source.draft import Draft
from servanda.record.source.grid import MOST_ROWS
from servanda.record.source.rule import rules
from servanda.terms.action import ActionKind
from servanda.terms.partial_date import PartialDate
from servanda.terms.sighting import Sighting, SourcePage


def user_table(draft: Draft, text: str) -> SourcePage:
    """Return the table of a user; it lists what the user knows, never all there is.

    Raises:
        Malformed: It is no CSV, or a column is not known, missing or given twice.
    """
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    asked = draft.treaty
    try:
        heads = tuple(one.strip() for one in next(lines, []))
        _columns(draft, heads)
        for number, cells in enumerate(lines):
            if number > MOST_ROWS:
                raise Malformed(f"{draft.name}: more than {MOST_ROWS} rows")
            if cells:
                draft.row(",".join(cells), _row(draft, heads, cells, asked))
    except csv.Error as error:
        raise Malformed(f"{draft.name} line {lines.line_num}: {error}") from None
    treaties = {one.treaty for one in draft.sightings}
    if len(treaties) == 1:
        draft.treaty = treaties.pop()
    return draft.page(lists_all=False, mixed=True)


def _columns(draft: Draft, heads: tuple[str, ...]) -> None:
    known, needed = rules("csv")["columns"], rules("csv")["needed"]
    odd = [one for one in heads if one not in known or heads.count(one) > 1]
    odd += [one for one in needed if one not in heads]
    if odd:
        raise Malformed(f"{draft.name} line 1: columns unknown, missing or twice: {odd!r:.300}")
    draft.heading = heads


def _row(
    draft: Draft, heads: tuple[str, ...], cells: list[str], asked: str | None
) -> Iterator[Sighting]:
    if len(cells) != len(heads):
        raise Unreadable(",".join(cells), f"{len(cells)} cells, not {len(heads)}")
    row = {head: tidy(cell) for head, cell in zip(heads, cells, strict=True)}
    treaty = _treaty(row.get("treaty", ""), asked)
    code, doubt = state(row["state"], "un")
    draft.concerns = code
    if doubt and row["state"] != code:
        raise Unreadable(row["state"], doubt)
    called = f"treaty: {row['treaty']}" if row.get("treaty", treaty) != treaty else ""
    yield Sighting(
        treaty=treaty,
        state=code,
        action=_action(row["action"]),
        on=_partial(row.get("date", "")),
        effective_on=_day(row.get("effective", "")),
        stated_effective=_day(row.get("stated_effective", "")),
        circulated_on=_day(row.get("circulated", "")),
        notice_ref=row.get("reference") or None,
        revoked=_flag(row.get("revoked", "")),
        note="; ".join(filter(None, (row.get("note", ""), row.get("source", ""), called))),
        depositary=row.get("depositary") or None,
    )


def _treaty(text: str, asked: str | None) -> str:
    if not text:
        if asked is None:
            raise Unreadable(text, "no treaty is given")
        return asked
    try:
        found = known_treaty(text[:LONGEST])
    except (UnknownName, AmbiguousName) as error:
        raise Unreadable(text, str(error)) from None
    if asked not in (None, found):
        raise Unreadable(text, f"is about {found}, not {asked}")
    return found


def _action(text: str) -> ActionKind:
    try:
        return ActionKind(text)
    except ValueError:
        raise Unreadable(text, "is no action that is known") from None


def _partial(text: str) -> PartialDate | None:
    if not text:
        return None
    try:
        if not text.isascii() or not text.replace("-", "").isdecimal():
            raise ValueError("is no date")
        return PartialDate.parse(text)
    except ValueError as error:
        raise Unreadable(text, str(error)) from None


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        if len(text) != 10:
            raise ValueError("is no day")
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(text, str(error)) from None


def _flag(text: str) -> bool:
    if text not in ("", rules("csv")["yes"]):
        raise Unreadable(text, f"is neither empty nor {rules('csv')['yes']!r}")
    return bool(text)
