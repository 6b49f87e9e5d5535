"""The way out of a treaty, state by state: a lane for each step, from announced to effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.delivery.chart.axis import DayAxis
from servanda.delivery.chart.drawing import Chart, Frame, drawing, line, number, text, words
from servanda.delivery.chart.mark import circle, cross, diamond, ring, triangle
from servanda.delivery.naming import exit_status
from servanda.delivery.words import clipped
from servanda.names import state_name, treaty_name
from servanda.terms.partial_date import PartialDate
from servanda.terms.standing import Exit

LANES = ("announced", "government", "parliament", "enacted", "notified", "effective")
"""The steps that the record holds, as ``Exit`` calls them."""
FIRST_ACT = "first-act"
_CALLED = {
    "notified": "deposit",
    "effective": "effect",
    FIRST_ACT: "first prohibited act",
}
_SHORT = {FIRST_ACT: "first act"}
_SHOWN = (*LANES, FIRST_ACT)
COLUMNS = ("state", "treaty", *LANES, "first prohibited act", "status")
DRAWN = 60
"""The most exits that are drawn; the table has them all."""
_ROW, _HEAD, _FOOT, _TOP, _RADIUS = 21.0, 30.0, 12.0, 26.0, 5.2
_WIDE, _WORDY = 560, 84.0
"""From this width on there is room for whole labels; and how wide a day is, written out."""
_TICK_EVERY = 84.0


@dataclass(frozen=True, slots=True)
class FirstAct:
    """The first act that was told of and that the treaty forbids to those it binds."""

    on: str
    """ISO 8601, perhaps partial."""
    words: str


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in a lane."""

    first: date
    last: date
    words: str

    @property
    def ends(self) -> tuple[date, date]:
        """Return the first and the last day that are meant."""
        return self.first, self.last


Acts = Mapping[tuple[str, str], FirstAct]
"""The first prohibited act by state and treaty."""


def lanes(
    exits: Sequence[Exit],
    on: date,
    acts: Acts | None = None,
    *,
    width: int = 960,
    key: str = "lanes",
) -> Chart:
    """Return each exit with its days in lanes; a lane without a day says so.

    Args:
        exits: The exits, in the order in which they are shown.
        on: The day on which one looks: a line across all lanes.
        acts: First prohibited acts, as dossiers told of them.
        width: How wide it will be shown, in CSS pixels: words keep their size.
        key: Begins the ids within the drawing.
    """
    told = acts or {}
    drawn = [(one, _days(one, told)) for one in exits[:DRAWN]]
    days = [
        day for _, found in drawn for each in found.values() for day in (each.first, each.last)
    ]
    label = 142.0 if width >= _WIDE else 84.0
    first, last = min([*days, on]), max([*days, on])
    axis = DayAxis(
        date(first.year, first.month, 1),
        _next_month(last),
        label + _RADIUS,
        width - 14.0 - (_WORDY if width >= _WIDE else 0),
    )
    block = _HEAD + _ROW * (len(LANES) + 1) + _FOOT + (0 if width >= _WIDE else _HEAD / 3)
    height = _TOP + block * len(drawn)
    parts = _grid(axis, on, height)
    for place, (one, found) in enumerate(drawn):
        parts += _block(one, found, axis, _TOP + block * place, width)
    title = f"Ways out, step by step, seen on {on}"
    return Chart(
        svg=drawing(
            Frame(key, "lanes", (0, 0, width, height), title, _description(drawn, exits)), parts
        ),
        title=title,
        description=_description(drawn, exits),
        columns=COLUMNS,
        rows=tuple(_row(one, told) for one in exits),
    )


def _days(one: Exit, acts: Acts) -> dict[str, _Day]:
    """Return the days of an exit by lane; a lane without one is left out."""
    found = {lane: getattr(one, lane) for lane in LANES}
    act = acts.get((one.state, one.treaty))
    found[FIRST_ACT] = act.on if act else None
    days = {}
    for lane, told in found.items():
        day = _parsed(told)
        if day is not None:
            days[lane] = _Day(day.earliest, day.latest, str(day))
    return days


def _parsed(told: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(told) if told else None
    except ValueError:
        return None


def _next_month(day: date) -> date:
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _grid(axis: DayAxis, on: date, height: float) -> list[str]:
    parts = []
    x = axis.x(on)
    for tick in axis.ticks(max(int((axis.right - axis.left) / _TICK_EVERY), 2)):
        parts.append(line(tick.x, _TOP - 6, tick.x, height, "grid"))
        if abs(tick.x - x) > _WORDY * 0.9 and tick.x < axis.right - _WORDY / 4:
            parts.append(text(tick.x, _TOP - 12, tick.words, "muted", "middle"))
    parts.append(line(x, _TOP - 6, x, height, "today"))
    edge = "end" if x > axis.right - _WORDY / 2 else "middle"
    parts.append(text(x, _TOP - 12, str(on), "head halo", edge))
    return parts


def _block(
    one: Exit, found: Mapping[str, _Day], axis: DayAxis, top: float, width: int
) -> list[str]:
    named = f"{state_name(one.state)} – {treaty_name(one.treaty)}"
    heading = f"{named}: {_status(one)}"
    if width >= _WIDE:
        parts = [text(0, top + 20, clipped(heading, int(width / 7.5)), "head halo")]
    else:
        parts = [text(0, top + 12, clipped(named, int(width / 7.5)), "head halo")]
        parts.append(text(0, top + 28, clipped(_status(one), int(width / 7)), "muted halo"))
        top += _HEAD / 3
    rows = {lane: top + _HEAD + _ROW * (place + 0.5) for place, lane in enumerate(_SHOWN)}
    way = [(axis.x(found[lane].first), rows[lane]) for lane in LANES if lane in found]
    marks = []
    for lane, y in rows.items():
        called = _CALLED.get(lane, lane)
        label = called if width >= _WIDE else _SHORT.get(lane, called)
        parts.append(text(0, y + 4, label, "muted"))
        day = found.get(lane)
        if day is None:
            marks.append(text(axis.left + 4, y + 4, _silence(lane), "muted small halo"))
            continue
        x1, x2 = axis.x(day.first), axis.x(day.last)
        if x2 - x1 > 1:
            marks.append(line(x1, y, x2, y, "span"))
        if lane not in (FIRST_ACT, "enacted"):
            marks.append(f'<path class="under" d="{circle(x1, y, _RADIUS)}"/>\n')
        marks.append(f'<path class="lane {lane}" d="{_mark(lane, x1, y)}"/>\n')
        before = _reads_before((x1, x2, y), way if lane != FIRST_ACT else (), axis.left, width)
        x = x1 - 11 if before else x2 + 11
        marks.append(text(x, y + 4, day.words, "halo", "end" if before else ""))
    if len(way) > 1:
        drawn = "L".join(f"{number(x)} {number(y)}" for x, y in way)
        parts.append(f'<path class="way" d="M{drawn}"/>\n')
    described = words(f"{heading}. {_told(found)}")
    return [f"<g><title>{described}</title>\n", *parts, *marks, "</g>\n"]


def _reads_before(
    mark: tuple[float, float, float], way: Sequence[tuple[float, float]], left: float, width: int
) -> bool:
    """Say whether a day is written before its mark: where there is room, and no line so near."""
    x1, x2, y = mark
    if x2 + _WORDY + 11 > width:
        return True
    if x1 - _WORDY - 11 < left or (x1, y) not in way:
        return False
    place = way.index((x1, y))
    steep = {True: float("inf"), False: float("inf")}
    for x, other in (*way[max(place - 1, 0) : place], *way[place + 1 : place + 2]):
        steep[x <= x1] = min(steep[x <= x1], abs(other - y) / max(abs(x - x1), 1.0))
    return steep[True] > steep[False]


def _mark(lane: str, x: float, y: float) -> str:
    match lane:
        case "notified":
            return diamond(x, y, _RADIUS * 1.3)
        case "effective":
            return cross(x, y, _RADIUS * 1.15)
        case "enacted":
            return circle(x, y, _RADIUS)
        case _ if lane == FIRST_ACT:
            return triangle(x, y, _RADIUS * 1.2)
        case _:
            return ring(x, y, _RADIUS)


def _silence(lane: str) -> str:
    return "none told of" if lane == FIRST_ACT else "no day in the record"


def _status(one: Exit) -> str:
    left = f", {one.days_left} days left" if one.days_left is not None else ""
    return f"{exit_status(one.status)}{left}"


def _told(found: Mapping[str, _Day]) -> str:
    return ", ".join(f"{_CALLED.get(lane, lane)} {day.words}" for lane, day in found.items())


def _description(drawn: Sequence[tuple[Exit, Mapping[str, _Day]]], exits: Sequence[Exit]) -> str:
    told = [
        f"{state_name(one.state)} and {treaty_name(one.treaty)}: {_told(found) or 'no day held'}"
        for one, found in drawn
    ]
    more = f" {len(exits) - DRAWN} more are in the table only." if len(exits) > DRAWN else ""
    return "; ".join(told) + "." + more if told else "No exit."


def _row(one: Exit, acts: Acts) -> tuple[str, ...]:
    act = acts.get((one.state, one.treaty))
    days = (getattr(one, lane) or "" for lane in LANES)
    first = f"{act.on}: {act.words}" if act else ""
    return (state_name(one.state), treaty_name(one.treaty), *days, first, _status(one))
