"""The map: every state has a dot, no dot covers another, shape as well as colour, no border."""

import re
from datetime import date
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.chart.dot_map import dot_map, everyone
from servanda.delivery.chart.mark import shape, slug
from servanda.delivery.chart.place import outline, places, windows
from servanda.delivery.chart.projection import HEIGHT, WIDTH, projected
from servanda.names.table import rows
from servanda.terms.standing import Standing, StandingAnswer

ON = date(2026, 2, 1)


def test_every_state_of_today_has_a_place() -> None:
    placed = places(windows()["world"].radius)
    today = {row["code"] for row in rows("states.csv") if row["kind"] in {"member", "observer"}}
    assert today - placed.keys() == set()
    assert {"TUV", "NRU", "PLW", "MCO", "SMR", "VAT", "LIE", "MDV", "KNA"} <= placed.keys()


@pytest.mark.parametrize("window", ["world", "europe", "africa", "americas", "asia"])
def test_no_dot_covers_another(window: str) -> None:
    radius = windows()[window].radius
    placed = places(radius)
    near = [
        (a, b)
        for (a, (ax, ay)), (b, (bx, by)) in combinations(placed.items(), 2)
        if hypot(ax - bx, ay - by) < 2 * radius
    ]
    assert near == []


def test_no_dot_strays_far_from_its_state() -> None:
    home = {row["code"]: row for row in rows("../map/positions.csv")}
    for code, (x, y) in places(windows()["world"].radius).items():
        at = projected(float(home[code]["lon"]), float(home[code]["lat"]))
        assert hypot(x - at[0], y - at[1]) < 25, code


def test_every_state_is_within_a_part_of_the_map() -> None:
    parts = [one for key, one in windows().items() if key != "world"]
    for part in parts:
        assert part.name
    lost = [
        code
        for code, place in places(4.3).items()
        if not any(part.holds(*place) for part in parts)
    ]
    assert lost == []


def test_every_standing_has_a_shape_of_its_own() -> None:
    drawn = {shape(one, 0, 0, 5) for one in Standing}
    assert len(drawn) == len(Standing)
    assert len({slug(one) for one in Standing}) == len(Standing)


def test_the_land_is_one_shape_and_small_enough_for_a_page() -> None:
    assert len(outline()) < 60_000
    assert re.fullmatch(r"(M-?\d+ ?-?\d+l[-\d ]+z)+", outline())


def test_the_map_tells_who_leaves_and_counts_all() -> None:
    chart = dot_map(everyone("APMBC", ON))
    assert chart.title == "Ottawa Convention: where states stand on 2026-02-01"
    assert ("Poland", "POL", "leaving", "2013-06-01", "2026-02-20") in chart.rows
    told = {key.words: key.count for key in chart.legend}
    assert told["leaving"] == 1
    assert told["former party"] == 4
    assert sum(told.values()) == len(chart.rows)
    assert "<title>Finland: former party, bound since 2012-07-01, until 2026-01-10</title>" in (
        chart.svg
    )


def test_who_has_no_place_is_told_in_words() -> None:
    union = StandingAnswer("PARIS", "EUE", ON, None, Standing.PARTY, bound=True)
    chart = dot_map([union])
    assert "Without a dot: European Union." in chart.description
    assert chart.rows[0][0] == "European Union"


def test_a_part_of_the_map_names_those_who_move() -> None:
    chart = dot_map(everyone("APMBC", ON), window="europe")
    labels = re.findall(r">([A-Z]{3})</text>", chart.svg)
    assert sorted(labels) == ["EST", "FIN", "LTU", "LVA", "POL", "UKR"]


def test_states_that_nothing_is_known_of_are_not_outside() -> None:
    chart = dot_map(everyone("ABM", ON))
    told = {key.words for key in chart.legend}
    assert "unknown" in told
    assert "outside" not in told


@given(st.floats(-720, 720), st.floats(-90, 90))
def test_any_place_lies_on_the_map(longitude: float, latitude: float) -> None:
    x, y = projected(longitude, latitude)
    assert -0.01 <= x <= WIDTH + 0.01
    assert -0.1 <= y <= HEIGHT + 0.1


def test_south_is_down_and_east_is_right() -> None:
    assert projected(20, 50)[1] < projected(20, -30)[1]
    assert projected(10, 0)[0] < projected(60, 0)[0]
