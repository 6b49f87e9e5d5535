"""The mark of each standing: a shape of its own, so that colour is never the only sign."""

from collections.abc import Callable, Mapping

from servanda.delivery.chart.drawing import fine
from servanda.terms.standing import Standing

Form = Callable[[float, float, float], str]
"""From a place and a size to the data of a path."""


def slug(standing: Standing) -> str:
    """Return the class of a standing.

    >>> slug(Standing.FORMER_PARTY)
    'former-party'
    """
    return standing.value.replace(" ", "-")


def _at(*places: tuple[float, float]) -> str:
    return "M" + "L".join(f"{fine(x)} {fine(y)}" for x, y in places) + "Z"


def circle(x: float, y: float, r: float) -> str:
    """Return a disc."""
    arc = f"a{fine(r)} {fine(r)} 0 1 0 "
    return f"M{fine(x - r)} {fine(y)}{arc}{fine(2 * r)} 0{arc}{fine(-2 * r)} 0Z"


def ring(x: float, y: float, r: float) -> str:
    """Return a disc with a hole."""
    return circle(x, y, r) + circle(x, y, r * 0.52)


def half(x: float, y: float, r: float) -> str:
    """Return the right half of a disc."""
    return f"M{fine(x)} {fine(y - r)}a{fine(r)} {fine(r)} 0 0 1 0 {fine(2 * r)}Z"


def diamond(x: float, y: float, r: float) -> str:
    """Return a square on its corner."""
    return _at((x, y - r), (x + r, y), (x, y + r), (x - r, y))


def square(x: float, y: float, r: float) -> str:
    """Return a square."""
    return _at((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))


def fallen(x: float, y: float, r: float) -> str:
    """Return a triangle on its point."""
    return triangle(x, y, -r)


def triangle(x: float, y: float, r: float) -> str:
    """Return a triangle."""
    return _at((x, y - r), (x + r * 0.95, y + r * 0.72), (x - r * 0.95, y + r * 0.72))


def cross(x: float, y: float, r: float) -> str:
    """Return two bars across each other, each corner in order."""
    a, b = r, r * 0.42
    corners = ((0, -b), (a - b, -a), (a, b - a), (b, 0), (a, a - b), (a - b, a))
    turned = [*corners, *((-dx, -dy) for dx, dy in corners)]
    return _at(*((x + dx, y + dy) for dx, dy in turned))


_FORMS: Mapping[Standing, tuple[tuple[Form, float], ...]] = {
    Standing.PARTY: ((circle, 1.0),),
    Standing.LEAVING: ((diamond, 1.35),),
    Standing.HELD: ((diamond, 1.35), (diamond, 0.6)),
    Standing.FORMER_PARTY: ((cross, 1.1),),
    Standing.RESCINDED: ((square, 0.95),),
    Standing.SIGNATORY: ((ring, 1.0),),
    Standing.CONTRACTING_STATE: ((circle, 1.0), (circle, 0.68), (circle, 0.34)),
    Standing.PROVISIONAL: ((square, 0.95), (square, 0.5)),
    Standing.CONTESTED: ((triangle, 1.25),),
    Standing.SUSPENSION_CLAIMED: ((circle, 1.0), (half, 0.64)),
    Standing.OUTSIDE: ((circle, 0.55),),
    Standing.UNKNOWN: ((fallen, 1.05), (fallen, 0.5)),
}
"""Each standing as shapes within each other, every second one a hole, with their sizes."""


def shape(standing: Standing, x: float, y: float, r: float) -> str:
    """Return the data of the path that marks a standing at a place."""
    return "".join(form(x, y, r * size) for form, size in _FORMS[standing])
