"""The number of parties over time as a line of steps, with joins above and exits below a line."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from servanda.delivery.chart.axis import DayAxis, numbers
from servanda.delivery.chart.drawing import Chart, Frame, drawing, line, number, text, words
from servanda.names import state_name, treaty_name
from servanda.record.party import parties
from servanda.record.segment import EVER
from servanda.record.tally import Turn, tally
from servanda.terms.standing import Basis

COLUMNS = ("day", "joined", "left", "not known", "parties")
_LEFT, _RIGHT, _TOP = 38.0, 16.0, 26.0
_TALL, _GAP, _BARS = 210.0, 68.0, 96.0
_LEAST_BAR, _BETWEEN, _THIN = 11.0, 2.0, 2.5
_TICK_EVERY = 74.0
_CODED, _CODE = 27.0, 13.0
"""How wide a bar is that has room for codes of states below it, and the height of a code."""
_NAMED = 6
"""The most states that one line of the table, or of a bar, names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything lies."""

    axis: DayAxis
    on: date
    at_least: str
    """``at least `` before a number, where the record is not whole."""
    top: int
    """The number at the upper edge of the steps."""
    scale: float
    """Units of the drawing for one state in a bar."""
    zero: float
    """Where the line lies that joins stand above and exits hang below."""

    def y(self, count: int) -> float:
        """Return how far down a number of parties lies."""
        return round(_TOP + _TALL * (1 - count / max(self.top, 1)), 1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is drawn: how the number of parties to a treaty came about."""

    treaty: str
    turns: tuple[Turn, ...]
    basis: Basis = Basis.FORCE
    at_least: bool = False
    """Whether the record is incomplete, so that each number is a lower bound."""


def steps(
    treaty: str,
    turns: Sequence[Turn],
    on: date,
    basis: Basis = Basis.FORCE,
    *,
    width: int = 960,
    key: str = "steps",
) -> Chart:
    """Return the number of parties over time; what lies after ``on`` is drawn as to come.

    Args:
        treaty: Id of the treaty.
        turns: The days on which its number of parties changes; see ``tally``.
        on: The day on which one looks.
        basis: What the turns count.
        width: How wide it will be shown, in CSS pixels: words keep their size.
        key: Begins the ids within the drawing.
    """
    least = parties(treaty, on, basis).at_least
    return drawn(Numbers(treaty, tuple(turns), basis, least), on, width=width, key=key)


def drawn(given: Numbers, on: date, *, width: int, key: str) -> Chart:
    """Return given numbers of parties over time; see ``steps``."""
    turns = given.turns
    dated = [one for one in turns if one.on != EVER]
    before = next((one.count for one in turns if one.on == EVER), 0)
    first = date(min([one.on for one in dated] + [on]).year, 1, 1)
    last = date(min(max([one.on for one in dated] + [on]).year + 1, date.max.year), 1, 1)
    axis = DayAxis(first, last, _LEFT, width - _RIGHT)
    bins = _bins(dated, axis)
    up = max((len(one.joined) + len(one.found) for one in bins.values()), default=0)
    down = max((len(one.left) + len(one.lost) for one in bins.values()), default=0)
    top = numbers(max([one.count for one in dated] + [before]))[-1]
    scale = _BARS / max(up, down, 1)
    zero = _TOP + _TALL + _GAP + up * scale
    least = "at least " if given.at_least else ""
    sheet = _Sheet(axis, on, least, top, scale, zero)
    height = zero + max(down * scale, _THIN) + 22 + _CODE * min(down, _NAMED)
    title, description = _title(given.treaty, given.basis), _description(dated, before, sheet)
    parts = [*_grid(sheet, width), *_line(sheet, dated, before), *_drawn(sheet, bins)]
    return Chart(
        svg=drawing(Frame(key, "steps", (0, 0, width, height), title, description), parts),
        title=title,
        description=description,
        columns=COLUMNS,
        rows=tuple(_row(one, on) for one in turns),
    )


@dataclass(slots=True)
class _Bin:
    """Who moved within one stretch of years."""

    joined: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


Bins = dict[tuple[int, int], _Bin]


def _bins(turns: Sequence[Turn], axis: DayAxis) -> Bins:
    """Return who joined and left within stretches of years that are wide enough for a bar."""
    years = axis.last.year - axis.first.year or 1
    wide = (axis.right - axis.left) / years
    size = next((s for s in (1, 2, 5, 10, 20) if wide * s >= _LEAST_BAR), 50)
    found: Bins = defaultdict(_Bin)
    for one in turns:
        begin = (one.on.year - axis.first.year) // size * size + axis.first.year
        into = found[begin, begin + size]
        into.joined += one.joined
        into.found += one.found
        into.left += one.left
        into.lost += one.lost
    return found


def _grid(sheet: _Sheet, width: int) -> list[str]:
    axis = sheet.axis
    parts = []
    for each in numbers(sheet.top):
        y = sheet.y(each)
        parts.append(line(_LEFT, y, width - _RIGHT, y, "grid" if each else "zero"))
        parts.append(text(_LEFT - 6, y + 4, str(each), "muted", "end"))
    for tick in axis.ticks(max(int((axis.right - axis.left) / _TICK_EVERY), 2)):
        parts.append(line(tick.x, _TOP + _TALL, tick.x, _TOP + _TALL + 5, "zero"))
        parts.append(text(tick.x, _TOP + _TALL + 19, tick.words, "muted", "middle"))
        parts.append(line(tick.x, sheet.zero - 3, tick.x, sheet.zero + 3, "zero"))
    parts.append(line(_LEFT, sheet.zero, width - _RIGHT, sheet.zero, "zero"))
    parts.append(text(0, _TOP - 12, "parties", "muted"))
    parts.append(text(0, _TOP + _TALL + 42, "joined ▲ · left ▼ · not known ?", "muted"))
    return parts


def _line(sheet: _Sheet, turns: Sequence[Turn], before: int) -> list[str]:
    axis, on = sheet.axis, sheet.on
    past, ahead = (
        [one for one in turns if one.on <= on],
        [one for one in turns if one.on > on],
    )
    now = past[-1].count if past else before
    done = _path(sheet, axis.first, before, past, on)
    to_come = _path(sheet, on, now, ahead, axis.last)
    floor, x = sheet.y(0), axis.x(on)
    told = f"{sheet.at_least}{now} on {on}"
    right = x > axis.left + (axis.right - axis.left) / 2
    parts = [
        f'<path class="area" d="{done}V{number(floor)}H{number(axis.left)}Z"/>\n',
        f'<path class="count ahead" d="{to_come}"/>\n' if ahead else "",
        f'<path class="count" d="{done}"/>\n',
        line(x, _TOP - 4, x, floor, "today"),
        text(x - 6 if right else x + 6, _TOP - 10, told, "head halo", "end" if right else ""),
    ]
    if ahead:
        last = f"then {sheet.at_least}{ahead[-1].count}"
        y = sheet.y(ahead[-1].count) + 20
        parts.append(text(axis.right, y, last, "halo", "end"))
    return parts


def _path(sheet: _Sheet, start: date, count: int, turns: Sequence[Turn], end: date) -> str:
    parts = [f"M{number(sheet.axis.x(start))} {number(sheet.y(count))}"]
    for one in turns:
        parts.append(f"H{number(sheet.axis.x(one.on))}V{number(sheet.y(one.count))}")
    return "".join([*parts, f"H{number(sheet.axis.x(end))}"])


def _drawn(sheet: _Sheet, bins: Bins) -> list[str]:
    parts = []
    for (begin, end), one in sorted(bins.items()):
        x1 = sheet.axis.x(date(begin, 1, 1)) + _BETWEEN / 2
        x2 = sheet.axis.x(min(date(min(end, date.max.year), 1, 1), sheet.axis.last))
        wide = max(x2 - x1 - _BETWEEN / 2, 2.0)
        when = str(begin) if end - begin == 1 else f"{begin} to {end - 1}"
        bar = _Bar(sheet, when, x1, wide)
        up = bar.stacked(one.joined, "joined", "joins", 0, up=True)
        up += bar.stacked(one.found, _FOUND, "unsure", len(one.joined), up=True)
        down = bar.stacked(one.left, "left", "exits", 0, up=False)
        down += bar.stacked(one.lost, _LOST, "unsure", len(one.left), up=False)
        parts += [*up, *down]
        count = len(one.joined) + len(one.found)
        if count * sheet.scale > _BARS * 0.5:
            y = sheet.zero - count * sheet.scale - 5
            parts.append(text(x1 + wide / 2, y, str(count), "", "middle"))
        parts += bar.named([*sorted(one.left), *(f"{code}?" for code in sorted(one.lost))])
    return parts


_FOUND = "counted from then on, not known before"
_LOST = "not known or contested from then on"


@dataclass(frozen=True, slots=True)
class _Bar:
    """Where one bar stands, above and below the line."""

    sheet: _Sheet
    when: str
    x: float
    wide: float

    def stacked(
        self, states: Sequence[str], verb: str, kind: str, under: int, *, up: bool
    ) -> list[str]:
        """Return a part of the bar, on top of as many states as lie ``under`` it."""
        if not states:
            return []
        scale = self.sheet.scale
        tall = max(len(states) * scale, _THIN)
        y = self.sheet.zero - under * scale - tall if up else self.sheet.zero + under * scale
        told = words(f"{self.when}: {len(states)} {verb} ({_some(states)})")
        return [
            f'<rect class="{kind}" x="{number(self.x)}" y="{number(y)}" '
            f'width="{number(self.wide)}" height="{number(tall)}"><title>{told}</title></rect>\n'
        ]

    def named(self, codes: Sequence[str]) -> list[str]:
        """Return what stands below the bar: codes where there is room, else their number."""
        if not codes:
            return []
        x = self.x + self.wide / 2
        y = self.sheet.zero + max(len(codes) * self.sheet.scale, _THIN) + _CODE
        if self.wide < _CODED or len(codes) > _NAMED:
            return [text(x, y, str(len(codes)), "", "middle")]
        return [
            text(x, y + _CODE * place, code, "small", "middle") for place, code in enumerate(codes)
        ]


def _title(treaty: str, basis: Basis) -> str:
    on = "by deposit" if basis is Basis.DEPOSIT else "in force"
    return f"{treaty_name(treaty)}: parties over time ({on})"


def _description(turns: Sequence[Turn], before: int, sheet: _Sheet) -> str:
    on = sheet.on
    past = [one for one in turns if one.on <= on]
    now = past[-1].count if past else before
    joined, left = sum(len(one.joined) for one in past), sum(len(one.left) for one in past)
    parts = [
        f"{sheet.at_least}{now} parties on {on}, after {joined + before} joins and {left} exits."
    ]
    exits = [f"{_some(one.left)} on {one.on}" for one in turns if one.left]
    if exits:
        parts.append(f"Exits: {'; '.join(exits)}.")
    lost = [f"{_some(one.lost)} from {one.on}" for one in turns if one.lost]
    if lost:
        parts.append(f"Not known or contested whether bound: {'; '.join(lost)}.")
    if sheet.at_least:
        parts.append("The record is incomplete: a step may be the first day that it holds.")
    told = " ".join(parts)
    return told[0].upper() + told[1:]


def _row(one: Turn, on: date) -> tuple[str, ...]:
    day = "before any day held" if one.on == EVER else str(one.on)
    when = f"{day} (to come)" if one.on > on else day
    told = [(one.found, _FOUND), (one.lost, _LOST)]
    unsure = "; ".join(f"{_all(states)}: {why}" for states, why in told if states)
    return (when, _all(one.joined), _all(one.left), unsure, str(one.count))


def _all(states: Sequence[str]) -> str:
    return ", ".join(sorted(map(state_name, states)))


def _some(states: Sequence[str]) -> str:
    named = sorted(map(state_name, states))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more


def parties_over_time(
    treaty: str,
    on: date,
    basis: Basis = Basis.FORCE,
    known_on: date | None = None,
    *,
    width: int = 960,
    key: str = "steps",
) -> Chart:
    """Return the number of parties to a treaty over time, as the record has it.

    Raises:
        UnknownName: The record has no treaty by that id.
    """
    least = parties(treaty, on, basis, known_on).at_least
    told = Numbers(treaty, tally(treaty, basis, known_on), basis, least)
    return drawn(told, on, width=width, key=key)
