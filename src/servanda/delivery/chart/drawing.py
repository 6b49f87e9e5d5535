"""What every chart is made of: safe words, numbers, a frame with a title, a table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from servanda.delivery.words import plain

_LAST_OF_PLANE, _LAST = 0xFFFD, 0xFFFF


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: a small drawing of the mark, what it means, and how often it is."""

    mark: str
    """An SVG of its own, hidden from readers of screens; the words say it all."""
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and the same in a table for those who do not see it or want the figures."""

    svg: str
    """To stand within a page that links ``chart.css``; see ``standalone`` for a file."""
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Plain text, to be escaped where it is shown."""
    legend: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """How a drawing is framed."""

    key: str
    """Begins the ids within the drawing: two charts of one page have two keys."""
    kind: str
    """Its class beside ``chart``."""
    box: tuple[float, float, float, float]
    title: str
    description: str


def words(text: str) -> str:
    r"""Return words as XML may hold them, in an element or an attribute, on one line.

    >>> words('<script>\x00"a"\u202e & b')
    '&lt;script&gt;&quot;a&quot; &amp; b'
    """
    kept = "".join(sign for sign in plain(text) if _in_xml(sign))
    return escape(kept, quote=True)


def _in_xml(sign: str) -> bool:
    """Say whether XML 1.0 allows the character: the two last of the first plane it does not."""
    return not _LAST_OF_PLANE < ord(sign) <= _LAST


def number(value: float) -> str:
    """Return a coordinate as short as it can be.

    >>> number(12.0), number(3.14159), number(-0.04)
    ('12', '3.1', '0')
    """
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0" if round(value, 1) == 0 else "-0")


def fine(value: float) -> str:
    """Return a coordinate to the hundredth, as short as it can be.

    >>> fine(2.50), fine(2.0), fine(0.333)
    ('2.5', '2', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def drawing(frame: Frame, parts: Iterable[str]) -> str:
    """Return an SVG with a title and a description in words."""
    left, top, width, height = map(fine, frame.box)
    key = words(frame.key)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {words(frame.kind)}" '
            f'viewBox="{left} {top} {width} {height}" role="img" '
            f'aria-labelledby="{key}-title {key}-desc">\n',
            f'<title id="{key}-title">{words(frame.title)}</title>\n',
            f'<desc id="{key}-desc">{words(frame.description)}</desc>\n',
            *parts,
            "</svg>\n",
        ]
    )


def text(x: float, y: float, told: str, kind: str = "", anchor: str = "") -> str:
    """Return words at a place; ``anchor``: start (if empty), middle or end."""
    classed = f' class="{kind}"' if kind else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{number(x)}" y="{number(y)}"{classed}{anchored}>{words(told)}</text>\n'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a straight line."""
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    placed = " ".join(f'{name}="{number(value)}"' for name, value in ends)
    return f'<line class="{kind}" {placed}/>\n'


@cache
def style() -> str:
    """Return the style of all charts; a page links it once."""
    return files("servanda").joinpath("data/charts/chart.css").read_text("utf-8")


def standalone(chart: Chart, width: int | None = None) -> str:
    """Return the chart as a file of its own, its style within.

    ``width``: how wide it is shown, in CSS pixels; None: as wide as there is room.
    """
    sized = f' width="{width}"' if width else ""
    head, _, rest = chart.svg.partition(">\n")
    return f"{head}{sized}>\n<style>{style()}</style>\n{rest}"
