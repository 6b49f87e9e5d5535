"""The days of each exit on one axis, as a drawing and as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from servanda.delivery.chart.axis import DayAxis, Tick
from servanda.delivery.exits import Strip, named
from servanda.delivery.naming import treaty_name
from servanda.delivery.words import clipped, day, table

LEFT, RIGHT, ROW = 300, 760, 26
"""Where the axis begins and ends, and the height of a row, in units of the drawing."""
_EDGE, _LETTER = 780, 7.0
"""Where the drawing ends, and the room that a letter above it takes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One day, or one window, of an exit."""

    label: str
    words: str
    kind: str
    """``said``, ``law``, ``notified`` or ``effective``; ``heading`` for the name of the exit."""
    y: int
    x: float = 0.0
    until_x: float | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A day with a line across all rows, and the word above it."""

    kind: str
    """``published`` or ``now``."""
    words: str
    x: float
    at: float
    """Where the word stands."""
    anchor: str
    """Which part of the word stands there, as SVG has it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the drawing shows, placed."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    marked: tuple[Marked, ...]
    height: int
    description: str


def timeline(strips: tuple[Strip, ...], published: str | None, on: date) -> Timeline | None:
    """Return the drawing, or None where no exit has a day."""
    entries = [(strip, _entries(strip)) for strip in strips]
    days = [day_ for _, found in entries for entry in found for day_ in entry[1:]]
    if not days:
        return None
    printed = _parsed(published)
    days += [on, printed] if printed else [on]
    axis = DayAxis(min(days), max(days), LEFT, RIGHT)
    rows: list[Row] = []
    for strip, found in entries:
        treaty = treaty_name(strip.treaty).removeprefix("the ")
        heading = clipped(f"{named(strip.states)} – {treaty}", 95)
        rows.append(Row(heading, "", "heading", _y(len(rows))))
        for kind, start, end in found:
            words = _iso(start) if start == end else f"{_iso(start)} to {_iso(end)}"
            until_x = axis.x(end) if end != start else None
            label = str(table("timeline")[kind])
            rows.append(Row(label, words, kind, _y(len(rows)), axis.x(start), until_x))
    known = [("published", printed), ("now", on)] if printed else [("now", on)]
    return Timeline(
        rows=tuple(rows),
        ticks=axis.ticks(),
        marked=tuple(_marked(known, axis)),
        height=_y(len(rows)) + ROW + 4,
        description=_description(rows),
    )


def _entries(strip: Strip) -> list[tuple[str, date, date]]:
    """Return kind, first and last day of everything dated in one exit."""
    found = []
    if strip.projection["said"]:
        window = strip.projection["said"]
        found.append(("said", _parsed(window["earliest"]), _parsed(window["latest"])))
    for kind, value in (
        ("law", strip.projection["law"]["earliest"]),
        ("notified", strip.projection["since"]["notified"]),
        ("effective", strip.projection["since"]["effective"]),
    ):
        found.append((kind, _parsed(value), _parsed(value)))
    return [(kind, start, end) for kind, start, end in found if start and end]


def _marked(days: list[tuple[str, date]], axis: DayAxis) -> Iterator[Marked]:
    """Yield days from right to left, no word of which runs into another or out of the drawing."""
    room = float(_EDGE)
    for kind, value in sorted(days, key=lambda each: each[1], reverse=True):
        x, width = axis.x(value), len(kind) * _LETTER
        middle = x + width / 2 <= room
        at = x if middle else round(min(x, room), 1)
        yield Marked(kind, _iso(value), x, at, "middle" if middle else "end")
        room = at - width / (2 if middle else 1)


def _parsed(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _y(row: int) -> int:
    return 34 + row * ROW


def _iso(value: date) -> str:
    return day(value.isoformat())


def _description(rows: list[Row]) -> str:
    """Return the drawing in words, for those who do not see it."""
    parts = [
        row.label + ":" if row.kind == "heading" else f"{row.label} {row.words};" for row in rows
    ]
    return " ".join(parts).rstrip(";") + "."
