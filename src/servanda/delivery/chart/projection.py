"""Where a place on the globe lies on the map: the Equal Earth projection."""

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 1000.0, 486.8
"""The whole globe, in units of the map."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = sqrt(3)
_MERIDIAN = 11.0
"""Degrees east in the middle of the map: no coast is cut but that of the far north-east."""


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place lies, in units of the map from its upper left corner.

    Source:
        Savric, Patterson and Jenny 2019, "The Equal Earth map projection", IJGIS 33(3).
    """
    turned = (longitude - _MERIDIAN + 180.0) % 360.0 - 180.0
    return shifted(turned, latitude)


def shifted(turned: float, latitude: float) -> tuple[float, float]:
    """Return where a place lies that is ``turned`` degrees east of the middle of the map."""
    theta = asin(_ROOT / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1
    x = 2 * _ROOT * radians(turned) * cos(theta) / (3 * slope)
    y = theta * (a4 * sixth * square + a3 * sixth + a2 * square + a1)
    scale = WIDTH / _WIDEST
    return WIDTH / 2 + x * scale, HEIGHT / 2 - y * scale


def meridian() -> float:
    """Return the degrees east in the middle of the map."""
    return _MERIDIAN


_WIDEST = 2 * 2 * _ROOT * radians(180) / (3 * _A[0])
