"""Lanes of days: each exit a lane, what the news said above what the record has; one SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.delivery.chart.drawing import words

LEFT, RIGHT, WIDTH = 320, 680, 1200
"""Where the axis begins and ends and how wide the drawing is, in its units."""
TOP, LANE, ROW = 96, 46, 18
DRAWN = 200
"""The most lanes that are drawn."""
_LABEL, _WORDS = 48, 84
"""In code points: the longest label and the longest line of days that fit."""
_TICKS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with what happened on it."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One exit: its name and its days in two rows."""

    label: str
    kind: str
    said: tuple[Mark, ...]
    """What the news had, by day."""
    held: tuple[Mark, ...]
    """What the record has, by day."""


def chart(lanes: Sequence[Lane], title: str) -> str:
    """Return the lanes as one self-contained SVG with a title and a description in words."""
    drawn = lanes[:DRAWN]
    days = [mark.on for lane in drawn for mark in (*lane.said, *lane.held)]
    first = date(min(days).year, 1, 1) if days else date(2000, 1, 1)
    last = date(min(max(days).year + 1, date.max.year), 1, 1) if days else date(2001, 1, 1)
    height = TOP + LANE * len(drawn) + 24
    described = "; ".join(map(_described, drawn)) or "no exit"
    if len(lanes) > DRAWN:
        described += f"; and {len(lanes) - DRAWN} more that are not drawn"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="lanes-title lanes-desc" font-family="sans-serif" font-size="12">',
        f'<title id="lanes-title">{words(title)}</title>',
        f'<desc id="lanes-desc">{words(described)}.</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="26" font-size="16" font-weight="bold" fill="#1a1a1a">'
        f"{words(title)}</text>",
        _legend(),
        *_axis(first, last, height),
    ]
    for place, lane in enumerate(drawn):
        parts += _lane(lane, TOP + LANE * place, first, last)
    return "\n".join([*parts, "</svg>", ""])


def _legend() -> str:
    said = f"{_dot(18, 48)}<text {_ink(30, 52)}>as the news had it</text>"
    held = f"{_diamond(178, 48)}<text {_ink(190, 52)}>as the record has it</text>"
    return said + held


def _axis(first: date, last: date, height: int) -> list[str]:
    step = -(-(last.year - first.year) // _TICKS) or 1
    parts = []
    for year in range(first.year, last.year + 1, step):
        x = _x(date(year, 1, 1), first, last)
        parts.append(
            f'<line x1="{x}" y1="{TOP - 14}" x2="{x}" y2="{height - 12}" stroke="#d0d0d0"/>'
            f'<text x="{x}" y="{TOP - 20}" text-anchor="middle" fill="#444444">{year}</text>'
        )
    return parts


def _lane(lane: Lane, y: int, first: date, last: date) -> list[str]:
    rows = (y + 12, y + 12 + ROW)
    parts = [
        f"<g><title>{words(_described(lane))}</title>",
        f'<line x1="12" y1="{y - 4}" x2="{WIDTH - 12}" y2="{y - 4}" stroke="#e4e4e4"/>',
        f'<text x="12" y="{rows[0] + 4}" fill="#1a1a1a">{words(_cut(lane.label, _LABEL))}</text>',
        f'<text x="12" y="{rows[1] + 4}" fill="#555555">{words(lane.kind)}</text>',
    ]
    parts += [_dot(_x(mark.on, first, last), rows[0]) for mark in lane.said]
    parts += [_diamond(_x(mark.on, first, last), rows[1]) for mark in lane.held]
    for marks, row in ((lane.said, rows[0]), (lane.held, rows[1])):
        told = _cut(_told(marks), _WORDS) or "–"
        parts.append(f"<text {_ink(RIGHT + 18, row + 4)}>{words(told)}</text>")
    return [*parts, "</g>"]


def _dot(x: float, y: int) -> str:
    return f'<circle cx="{x}" cy="{y}" r="5" fill="#0b5394" stroke="#ffffff"/>'


def _diamond(x: float, y: int) -> str:
    points = f"{x},{y - 6} {x + 6},{y} {x},{y + 6} {x - 6},{y}"
    return f'<polygon points="{points}" fill="#ffffff" stroke="#990000" stroke-width="2"/>'


def _ink(x: float, y: int) -> str:
    return f'x="{x}" y="{y}" fill="#1a1a1a"'


def _x(on: date, first: date, last: date) -> float:
    share = (on - first).days / max((last - first).days, 1)
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _told(marks: Sequence[Mark]) -> str:
    return ", ".join(mark.words for mark in marks)


def _described(lane: Lane) -> str:
    said, held = _told(lane.said) or "nothing dated", _told(lane.held) or "nothing"
    return f"{lane.label} ({lane.kind}): the news {said}; the record {held}"


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
