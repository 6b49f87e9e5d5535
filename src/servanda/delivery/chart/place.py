"""Where the dot of each state lies, moved apart where dots would cover each other."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import hypot

from servanda.delivery.chart.projection import projected

_ROUNDS = 240
_GAP = 0.35
"""Between two dots, as a share of their radius."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the map."""

    name: str
    box: tuple[float, float, float, float]
    radius: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a place lies within."""
        left, top, width, height = self.box
        return left <= x <= left + width and top <= y <= top + height


@cache
def windows() -> Mapping[str, Window]:
    """Return the parts of the map that can be drawn, by id."""
    listed = tomllib.loads(_read("frames.toml"))
    return {
        key: Window(one["name"], (*map(float, one["box"]),), float(one["radius"]))  # type: ignore[arg-type]
        for key, one in listed.items()
    }


@cache
def outline() -> str:
    """Return the outline of the land as the data of a path, in tenths of a unit."""
    return _read("land.svgpath").strip()


@cache
def places(radius: float) -> Mapping[str, tuple[float, float]]:
    """Return where dots of a radius lie so that none covers another, by code of the state.

    All states take part whatever is drawn: a dot never moves from one treaty to another.
    """
    home = {
        row["code"]: projected(float(row["lon"]), float(row["lat"]))
        for row in csv.DictReader(_read("positions.csv").splitlines())
    }
    moved = {code: [*place] for code, place in sorted(home.items())}
    apart = radius * (2 + _GAP)
    for turn in range(_ROUNDS):
        if not _pushed(moved, apart):
            break
        if turn < _ROUNDS // 2:
            for code, place in moved.items():
                for axis in (0, 1):
                    place[axis] += (home[code][axis] - place[axis]) * 0.03
    return {code: (round(x, 2), round(y, 2)) for code, (x, y) in moved.items()}


def _pushed(moved: dict[str, list[float]], apart: float) -> bool:
    """Push neighbours that are too near apart, half the way each; say whether any were."""
    ordered = sorted(moved.values(), key=lambda place: place[0])
    any_moved = False
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other[0] - one[0] >= apart:
                break
            dx, dy = other[0] - one[0], other[1] - one[1]
            away = hypot(dx, dy)
            if away >= apart - 0.01:
                continue
            any_moved = True
            ux, uy = (dx / away, dy / away) if away else (0.0, 1.0)
            push = (apart - away) / 2
            one[0], one[1] = one[0] - ux * push, one[1] - uy * push
            other[0], other[1] = other[0] + ux * push, other[1] + uy * push
    return any_moved


def _read(name: str) -> str:
    return files("servanda").joinpath("data", "map", name).read_text("utf-8")
