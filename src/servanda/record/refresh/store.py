"""A user's own record: one SQLite file, in which an acceptance is written whole or not at all."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from servanda.errors import DataError, Refused
from servanda.record.entry import Check, Detail, Entry, Line, Section
from servanda.record.refresh.fact import Before, Key, Shown
from servanda.terms.action import ActionKind
from servanda.terms.source import Confidence

FILE = "record.sqlite"
_FORMAT = 1
_WAIT = 10.0
"""In seconds: how long another refresh is waited for."""
_TABLES = (
    """CREATE TABLE entry (
        seq INTEGER PRIMARY KEY, recorded_on TEXT NOT NULL, id TEXT NOT NULL,
        treaty TEXT NOT NULL, line TEXT NOT NULL)""",
    """CREATE TABLE seen (
        kind TEXT NOT NULL, treaty TEXT NOT NULL, state TEXT NOT NULL, action TEXT NOT NULL,
        dated TEXT NOT NULL, depositary TEXT NOT NULL, detail TEXT NOT NULL,
        source TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone_on TEXT,
        PRIMARY KEY (kind, treaty, state, action, dated, depositary))""",
    """CREATE TABLE checked (
        seq INTEGER PRIMARY KEY, on_day TEXT NOT NULL, treaty TEXT NOT NULL,
        source TEXT NOT NULL, publisher TEXT NOT NULL, as_of TEXT,
        seen INTEGER NOT NULL, read INTEGER NOT NULL, refused INTEGER NOT NULL,
        whole INTEGER NOT NULL, lists_all INTEGER NOT NULL,
        kind TEXT NOT NULL, heading TEXT NOT NULL)""",
)


@dataclass(frozen=True, slots=True)
class Sight:
    """When pages of a kind showed an action: first, last, and since when no longer."""

    kind: str
    treaty: str
    key: Key
    detail: Detail
    source: str
    first_seen: date
    last_seen: date
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The own record as it was at one moment."""

    of: dict[str, tuple[Entry, ...]]
    checked: tuple[Check, ...]
    sights: tuple[Sight, ...]
    generation: int
    """Grows with every acceptance."""

    def entries(self, treaty: str) -> tuple[Entry, ...]:
        """Return what was accepted of a treaty, in order."""
        return self.of.get(treaty, ())

    def checks(self, treaty: str) -> tuple[Check, ...]:
        """Return when the record of a treaty was held against which page."""
        return tuple(one for one in self.checked if one.treaty == treaty)

    def seen_by(self, kind: str, treaty: str) -> Before:
        """Return what pages of a kind showed of a treaty, and did not drop since."""
        checks = [one for one in self.checks(treaty) if one.kind == kind]
        facts = {
            one.key: Shown(one.detail, one.source)
            for one in self.sights
            if one.kind == kind and one.treaty == treaty and one.gone_on is None
        }
        as_of = max((one.as_of for one in checks if one.as_of), default=None)
        return Before(facts, checks[-1].heading if checks else (), as_of)


EMPTY = Contents({}, (), (), 0)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """All that enters the own record at once."""

    entries: tuple[Entry, ...]
    sights: tuple[Sight, ...]
    checks: tuple[Check, ...]
    after: int
    """Generation of the record that it was made for."""


def contents(path: Path) -> Contents:
    """Return what the file holds; nothing where there is none.

    Raises:
        DataError: It is no record of Servanda, or one of a later format.
    """
    if not path.is_file():
        return EMPTY
    with _opened(path, "rw") as base:
        base.execute("BEGIN")
        if _is_new(base, path):
            return EMPTY
        of: dict[str, list[Entry]] = defaultdict(list)
        for day, line in base.execute("SELECT recorded_on, line FROM entry ORDER BY seq"):
            entry = Entry(date.fromisoformat(day), _line(json.loads(line)))
            of[entry.line.treaty].append(entry)
        checks = base.execute("SELECT * FROM checked ORDER BY seq").fetchall()
        sights = base.execute("SELECT * FROM seen ORDER BY treaty, state, action, dated")
        return Contents(
            {treaty: tuple(some) for treaty, some in of.items()},
            tuple(map(_check, checks)),
            tuple(map(_sight, sights)),
            checks[-1][0] if checks else 0,
        )


def accept(path: Path, acceptance: Acceptance) -> None:
    """Write all of it or nothing: whoever stops this midway leaves the record as it was.

    Raises:
        Refused: Somebody else accepted something meanwhile.
        DataError: The file is no record of Servanda.
        OSError: The folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _opened(path, "rwc") as base:
        base.execute("PRAGMA synchronous = FULL")
        base.execute("BEGIN IMMEDIATE")
        if _is_new(base, path):
            for table in _TABLES:
                base.execute(table)
            base.execute(f"PRAGMA user_version = {_FORMAT}")
        (now,) = base.execute("SELECT coalesce(max(seq), 0) FROM checked").fetchone()
        if now != acceptance.after:
            raise Refused(f"{path}: something else was accepted meanwhile; run it again")
        _write(base, acceptance)
        base.execute("COMMIT")


def _write(base: sqlite3.Connection, acceptance: Acceptance) -> None:
    base.executemany(
        "INSERT INTO entry (recorded_on, id, treaty, line) VALUES (?, ?, ?, ?)",
        [
            (one.recorded_on.isoformat(), one.line.id, one.line.treaty, _written(one.line))
            for one in acceptance.entries
        ],
    )
    base.executemany(
        """INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, treaty, state, action, dated, depositary) DO UPDATE SET
        detail = excluded.detail, source = excluded.source, last_seen = excluded.last_seen,
        gone_on = excluded.gone_on""",
        [_row(one) for one in acceptance.sights],
    )
    base.executemany(
        """INSERT INTO checked (on_day, treaty, source, publisher, as_of, seen, read, refused,
        whole, lists_all, kind, heading) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                one.on.isoformat(),
                one.treaty,
                one.source,
                one.publisher,
                one.as_of.isoformat() if one.as_of else None,
                one.seen,
                one.read,
                one.refused,
                int(one.whole),
                int(one.lists_all),
                one.kind,
                json.dumps(one.heading, ensure_ascii=False),
            )
            for one in acceptance.checks
        ],
    )


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open the file; what SQLite cannot read becomes an error that names it."""
    try:
        address = f"{path.absolute().as_uri()}?mode={mode}"
        base = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise OSError(None, f"cannot be opened ({error})", str(path)) from None
    with closing(base):
        try:
            yield base
        except sqlite3.DatabaseError as error:
            raise DataError(f"{path}: is no record of Servanda, or is damaged ({error})") from None
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"{path}: an entry cannot be read ({error})") from None


def _is_new(base: sqlite3.Connection, path: Path) -> bool:
    """Say whether nothing was ever written to the file.

    Raises:
        DataError: It has another format.
    """
    (version,) = base.execute("PRAGMA user_version").fetchone()
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version == 0 and tables == 0:
        return True
    if version != _FORMAT:
        raise DataError(f"{path}: format {version}; this version reads {_FORMAT}")
    return False


def _written(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False, sort_keys=True)


def _line(told: dict[str, Any]) -> Line:
    was = told["was_action"]
    return replace(
        Line(**told),
        section=Section(told["section"]),
        action=ActionKind(told["action"]),
        confidence=Confidence(told["confidence"]),
        was_action=ActionKind(was) if was else None,
        detail=Detail(**told["detail"]),
    )


def _row(one: Sight) -> tuple[str | None, ...]:
    key = one.key
    return (
        one.kind,
        one.treaty,
        key.state,
        key.kind.value,
        key.dated,
        key.depositary,
        json.dumps(asdict(one.detail), ensure_ascii=False, sort_keys=True),
        one.source,
        one.first_seen.isoformat(),
        one.last_seen.isoformat(),
        one.gone_on.isoformat() if one.gone_on else None,
    )


def _sight(row: Sequence[Any]) -> Sight:
    kind, treaty, state, action, dated, depositary, detail, source, first, last, gone = row
    return Sight(
        kind,
        treaty,
        Key(state, ActionKind(action), dated, depositary),
        Detail(**json.loads(detail)),
        source,
        date.fromisoformat(first),
        date.fromisoformat(last),
        date.fromisoformat(gone) if gone else None,
    )


def _check(row: Iterable[Any]) -> Check:
    (
        _,
        on,
        treaty,
        source,
        publisher,
        as_of,
        seen,
        read,
        refused,
        whole,
        lists_all,
        kind,
        heading,
    ) = row
    return Check(
        date.fromisoformat(on),
        treaty,
        source,
        publisher,
        date.fromisoformat(as_of) if as_of else None,
        seen,
        read,
        refused,
        bool(whole),
        bool(lists_all),
        kind,
        tuple(json.loads(heading)),
    )
