"""The questions that are put under load: the address, what answers it, and its rows."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from servanda import names
from servanda.delivery.answer import (
    effect_object,
    effect_of,
    parties_object,
    standing_object,
    state_object,
    treaty_titles,
)
from servanda.delivery.asked import Clocks
from servanda.delivery.plain import plain
from servanda.law.catalogue import treaty
from servanda.record.action import actions
from servanda.record.change import changes
from servanda.record.deadline.due import deadlines
from servanda.record.exits import exits
from servanda.record.party import parties
from servanda.record.standing import all_standings, standing, standings

ON = date(2026, 11, 24)
PAGE = 100
"""Lines of a page of the interface."""


@dataclass(frozen=True, slots=True)
class Question:
    """One address of the interface."""

    path: str
    answer: Callable[[], Any]
    """What the interface calls, as a bare route would."""
    rows: str | None = None
    """The address at which Datasette gives the same rows."""


def _rows(table: str) -> str:
    return f"/rows/{table}.json?_shape=array&_size={PAGE}"


def _first(lines: Sequence[Any]) -> Sequence[Any]:
    return lines[:PAGE]


def _acted() -> list[Any]:
    def order(one: Any) -> tuple[str, ...]:
        return (one.state, str(one.on or ""), one.kind.value)

    return sorted((a for a in actions("APMBC") if a.on is None or a.on <= ON), key=order)


def _standings() -> list[Any]:
    return [standing_object(one) for one in standings("APMBC", ON)]


def _names() -> list[Any]:
    return [{"state": one, "name": names.state_name(one)} for one in sorted(names.states())]


def _effect() -> Any:
    acted = date(2025, 8, 20)
    found = effect_of("APMBC", "withdrawal", acted, in_conflict=False, state=None)
    return effect_object(("APMBC", "withdrawal", acted), found, in_conflict=False, state=None)


QUESTIONS = (
    Question("/treaties", lambda: _first(treaty_titles()), _rows("treaties")),
    Question("/treaties/APMBC", lambda: treaty("APMBC")),
    Question("/treaties/APMBC/status", lambda: _first(_standings()), _rows("standings")),
    Question(
        "/treaties/APMBC/status/POL",
        lambda: standing_object(standing("POL", "APMBC", ON)),
        "/rows/standings.json?_shape=array&state=POL",
    ),
    Question("/treaties/APMBC/parties", lambda: parties_object(parties("APMBC", ON))),
    Question("/states", lambda: _first(_names()), _rows("states")),
    Question(
        "/states/POL",
        lambda: state_object("POL", Clocks(ON), all_standings("POL", ON)),
        _rows("poland"),
    ),
    Question("/exits", lambda: _first(exits(on=ON)), _rows("exits")),
    Question(
        "/effect?treaty=APMBC&kind=withdrawal&acted=2025-08-20",
        _effect,
    ),
    Question("/deadlines?treaty=APMBC", lambda: _first(deadlines("APMBC", on=ON)), _rows("due")),
    Question("/changes?since=2026-01-01", lambda: changes(date(2026, 1, 1), ON), _rows("changes")),
)


def written(value: Any) -> bytes:
    """Return an answer as it is sent."""
    told = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return told.encode()


def write_rows(path: Path) -> None:
    """Write the rows of all lists into an SQLite file, a table each."""
    tables: dict[str, Sequence[Any]] = {
        "treaties": treaty_titles(),
        "standings": _standings(),
        "states": _names(),
        "poland": [standing_object(one) for one in all_standings("POL", ON)],
        "actions": _acted(),
        "exits": exits(on=ON),
        "due": deadlines("APMBC", on=ON),
        "changes": changes(date(2026, 1, 1), ON).public,
    }
    with closing(sqlite3.connect(path)) as base, base:
        for table, lines in tables.items():
            rows = [plain(one) for one in lines]
            columns = list(rows[0])
            marks = ", ".join("?" for _ in columns)
            base.execute(f"create table {table} ({', '.join(map(_quoted, columns))})")
            base.executemany(
                f"insert into {table} values ({marks})",  # noqa: S608 -- names made here
                [[_cell(row[column]) for column in columns] for row in rows],
            )


def _quoted(column: str) -> str:
    return f'"{column}"'


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list | dict) else value
