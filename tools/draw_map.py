"""Write data/map: the outline of the land, and where the dot of each state lies.

The outline and the places are from Natural Earth (public domain, https://www.naturalearthdata.com)
as the npm package world-atlas 2.0.2 (ISC) carries it; numeric codes are told apart by the table of
the npm package i18n-iso-countries. Neither is needed by the product:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && mv package /tmp/world-atlas
    npm pack i18n-iso-countries@7.14.0 && tar xzf i18n-iso-countries-7.14.0.tgz
    python tools/draw_map.py /tmp/world-atlas package/codes.json

No border is kept: the land is one shape, and a state is one point within its largest part.
"""

import csv
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, inf, radians
from pathlib import Path
from typing import Any

from servanda.delivery.chart.projection import meridian, shifted

DATA = Path(__file__).parent.parent / "src" / "servanda" / "data"
TOLERANCE = 0.19
"""How far, in units of the map, a line may stray from the coast."""
SMALLEST = 0.35
"""Islands and lakes of less than this many square units are left out."""
COLDEST = -58.0
"""Land south of this is left out."""
GRID = 40
Point = tuple[float, float]
Ring = list[Point]


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs of a TopoJSON file in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def polygons(geometry: dict[str, Any], arcs: list[Ring]) -> Iterator[list[Ring]]:
    """Yield the polygons of a geometry, each a list of rings, the outer first."""
    match geometry["type"]:
        case "GeometryCollection":
            for one in geometry["geometries"]:
                yield from polygons(one, arcs)
        case "Polygon":
            yield [ring_of(ring, arcs) for ring in geometry["arcs"]]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield [ring_of(ring, arcs) for ring in polygon]


def ring_of(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return the ring that arcs make, one after the other; ``~n`` is arc n backwards."""
    ring: Ring = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def cut(ring: Ring) -> list[Ring]:
    """Return the ring turned to the middle of the map, in two where the edge cuts it."""
    turned = unrolled(ring, meridian())
    if abs(turned[0][0] - turned[-1][0]) > 180:
        return []
    parts = []
    for shift in (-360.0, 0.0, 360.0):
        moved = [(x + shift, y) for x, y in turned]
        part = clipped(clipped(moved, -180.0, 1), 180.0, -1)
        if len(part) > 3:
            parts.append(part)
    return parts


def unrolled(ring: Ring, edge: float) -> Ring:
    """Return the ring in degrees east of a meridian, without a leap where the globe is cut."""
    turned: Ring = []
    for longitude, latitude in ring:
        x = longitude - edge
        if turned:
            x += round((turned[-1][0] - x) / 360) * 360
        turned.append((x, latitude))
    return turned


def clipped(ring: Ring, wall: float, side: int) -> Ring:
    """Return what of a ring lies on one side of a meridian (Sutherland and Hodgman)."""
    found: Ring = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = side * (x1 - wall) >= 0, side * (x2 - wall) >= 0
        if inside:
            found.append((x1, y1))
        if inside != next_inside:
            found.append((wall, y1 + (y2 - y1) * (wall - x1) / (x2 - x1)))
    return found


def area(ring: Ring) -> float:
    """Return the area that a ring holds; positive whichever way it runs."""
    following = ring[1:] + ring[:1]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True))) / 2


def simplified(line: Ring, tolerance: float) -> Ring:
    """Return the line with fewer points, none straying further (Douglas and Peucker)."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, place = 0.0, 0
        for index in range(first + 1, last):
            away = distance(line[index], line[first], line[last])
            if away > far:
                far, place = away, index
        if far > tolerance:
            keep.add(place)
            stack += [(first, place), (place, last)]
    return [line[index] for index in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a stretch."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    share = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length))
    return hypot(x - x1 - share * dx, y - y1 - share * dy)


def path(rings: list[Ring]) -> str:
    """Return rings as the data of an SVG path, in tenths of a unit from point to point."""
    parts = []
    for ring in rings:
        points = [(round(x * 10), round(y * 10)) for x, y in ring]
        x, y = points[0]
        steps = []
        for nx, ny in points[1:]:
            if (nx, ny) != (x, y):
                steps.append(f"{nx - x} {ny - y}")
            x, y = nx, ny
        if len(steps) > 2:
            parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(parts)


def land(atlas: Path) -> str:
    """Return the outline of all land as the data of an SVG path."""
    topology = json.loads((atlas / "land-50m.json").read_text("utf-8"))
    arcs = arcs_of(topology)
    rings = []
    for polygon in polygons(topology["objects"]["land"], arcs):
        if max(y for _, y in polygon[0]) < COLDEST:
            continue
        for ring in polygon:
            for part in cut(ring):
                flat = [shifted(x, y) for x, y in part]
                if area(flat) >= SMALLEST:
                    rings.append(simplified([*flat, flat[0]], TOLERANCE))
    rings.sort(key=lambda ring: (-area(ring), ring[0]))
    return path([ring for ring in rings if len(ring) > 3])


def inside(point: Point, rings: list[Ring]) -> bool:
    """Say whether a point lies within a polygon and not within its holes."""
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def middle(rings: list[Ring]) -> Point:
    """Return a point deep within a polygon: of a grid, that farthest from its coast."""
    outer = rings[0]
    west, east = min(x for x, _ in outer), max(x for x, _ in outer)
    south, north = min(y for _, y in outer), max(y for _, y in outer)
    best, deepest = ((west + east) / 2, (south + north) / 2), -inf
    coast = [simplified(ring, max(east - west, north - south) / 200) for ring in rings]
    narrow = cos(radians((south + north) / 2))
    for i in range(GRID):
        for j in range(GRID):
            point = (
                west + (east - west) * (i + 0.5) / GRID,
                south + (north - south) * (j + 0.5) / GRID,
            )
            if not inside(point, coast):
                continue
            scaled = (point[0] * narrow, point[1])
            depth = min(
                distance(scaled, (a[0] * narrow, a[1]), (b[0] * narrow, b[1]))
                for ring in coast
                for a, b in pairwise(ring)
            )
            if depth > deepest:
                best, deepest = point, depth
    return best


def positions(atlas: Path, codes: Path) -> dict[str, Point]:
    """Return where the dot of each state lies: longitude and latitude by code."""
    alpha3 = {number: three for _, three, number, *_ in json.loads(codes.read_text("utf-8"))}
    with (DATA / "names" / "states.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["code"] for row in csv.DictReader(file)}
    topology = json.loads((atlas / "countries-10m.json").read_text("utf-8"))
    arcs = arcs_of(topology)
    lands: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        named = geometry["properties"]["name"]
        code = "XKX" if named == "Kosovo" else alpha3.get(geometry.get("id"), "")
        if code in wanted and geometry["type"] is not None:
            for one in polygons(geometry, arcs):
                lands.setdefault(code, []).append([unrolled(ring, 0) for ring in one])
    found = {}
    for code, parts in lands.items():
        x, y = middle(max(parts, key=lambda rings: area(rings[0])))
        found[code] = ((x + 180) % 360 - 180, y)
    return found


def main() -> None:
    """Write both files and say how large they are."""
    atlas, codes = Path(sys.argv[1]), Path(sys.argv[2])
    drawn = land(atlas)
    (DATA / "map" / "land.svgpath").write_text(drawn + "\n", "utf-8")
    placed = positions(atlas, codes)
    with (DATA / "map" / "positions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "lon", "lat"))
        writer.writerows((code, *(f"{d:.2f}" for d in placed[code])) for code in sorted(placed))
    print(f"land.svgpath: {len(drawn)} bytes; positions.csv: {len(placed)} states")


if __name__ == "__main__":
    main()
