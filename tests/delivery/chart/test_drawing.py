"""Charts as files: well-formed, safe, told in words, with nothing from elsewhere."""

import re
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.chart.axis import DayAxis, numbers
from servanda.delivery.chart.dot_map import dot_map, everyone
from servanda.delivery.chart.drawing import (
    Chart,
    Frame,
    drawing,
    number,
    standalone,
    style,
    text,
    words,
)
from servanda.delivery.chart.lanes import LANES, FirstAct, lanes
from servanda.delivery.chart.steps import parties_over_time, steps
from servanda.record.exits import exits
from servanda.record.tally import tally
from servanda.terms.standing import Exit

ON = date(2026, 2, 1)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"/><script>alert(1)</script>&<svg onload=x>\x00\x1b\u202e\ufffe\ud800]]>'


def charts() -> list[Chart]:
    leaving = exits("APMBC", on=ON)
    return [
        dot_map(everyone("APMBC", ON)),
        dot_map(everyone("APMBC", ON), window="europe", key="e"),
        dot_map([]),
        steps("APMBC", tally("APMBC"), ON),
        steps("APMBC", [], ON),
        lanes(leaving, ON, {("POL", "APMBC"): FirstAct("2026-03", HOSTILE)}),
        lanes([], ON),
    ]


def test_every_chart_is_an_image_with_a_title_and_a_description() -> None:
    for chart in charts():
        root = ElementTree.fromstring(chart.svg)
        assert root.get("role") == "img"
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert title.text == chart.title
        assert desc.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert all(len(row) == len(chart.columns) for row in chart.rows)


def test_no_chart_runs_or_fetches_anything() -> None:
    for chart in charts():
        for svg in (chart.svg, standalone(chart, 640), *(key.mark for key in chart.legend)):
            root = ElementTree.fromstring(svg)
            tags = {element.tag.removeprefix(SVG) for element in root.iter()}
            assert tags <= {"svg", "title", "desc", "style", "path", "text", "line", "rect", "g"}
            names = {name for element in root.iter() for name in element.attrib}
            assert not [name for name in names if name.startswith("on") or "href" in name]
            assert not re.search(r"url\(|@import|javascript:", svg)
            assert svg.count("http") == 1


def test_a_page_may_forbid_styles_within() -> None:
    for chart in charts():
        assert "style" not in chart.svg
        assert " fill=" not in chart.svg


def test_every_class_that_charts_use_has_a_style() -> None:
    used = {
        one
        for chart in charts()
        for each in re.findall(r'class="([^"]+)"', chart.svg)
        for one in each.split()
    }
    # The window's name is for pages; an area is found by it.
    bare = used - {"steps", "lanes"}
    assert [one for one in sorted(bare) if f".{one}" not in style()] == []


@given(st.text())
def test_any_words_make_well_formed_xml(told: str) -> None:
    frame = Frame(told, told, (0, 0, 10, 10), told, told)
    root = ElementTree.fromstring(drawing(frame, [text(1, 2, told + HOSTILE)]))
    assert root.find(f".//{SVG}script") is None
    assert len(list(root.iter())) == 4
    assert {*root.attrib} == {"class", "viewBox", "role", "aria-labelledby"}


@given(st.floats(-1e5, 1e5))
def test_a_coordinate_is_written_to_the_tenth(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.0501
    assert number(value) != "-0"


@given(st.dates(), st.dates(), st.integers(2, 12))
def test_an_axis_has_few_ticks_and_keeps_days_in_order(a: date, b: date, most: int) -> None:
    first, last = sorted((a, b))
    axis = DayAxis(first, last, 10, 90)
    ticks = axis.ticks(most)
    assert len(ticks) <= most + 1
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    assert 10 <= axis.x(first) <= axis.x(last) <= 90


@given(st.integers(0, 10**6))
def test_round_numbers_reach_the_most(most: int) -> None:
    found = numbers(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert 2 <= len(found) <= 6


def test_hostile_words_in_an_exit_are_words() -> None:
    one = Exit("POL", "APMBC", announced=HOSTILE, notified="2025-08-20", status=HOSTILE)
    root = ElementTree.fromstring(lanes([one], ON, width=300).svg)
    assert root.find(f".//{SVG}script") is None
    assert "no day in the record" in ElementTree.tostring(root, encoding="unicode")


def test_words_lose_what_turns_their_direction() -> None:
    assert words("a\u202eb\x07<") == "ab&lt;"


def test_lanes_say_which_day_is_missing_and_list_every_exit() -> None:
    days: dict[str, Any] = dict.fromkeys(LANES, "2025-08")
    many = [Exit("POL", "APMBC", **days) for _ in range(64)]
    chart = lanes(many, ON)
    assert len(chart.rows) == 64
    assert "4 more are in the table only" in chart.description
    bare = lanes([Exit("POL", "APMBC")], ON)
    assert bare.svg.count("no day in the record") == len(LANES)
    assert "none told of" in bare.svg


@given(st.lists(st.dates(), max_size=7), st.dates(), st.integers(288, 1400))
def test_lanes_stand_for_any_days(days: list[date], on: date, width: int) -> None:
    told: dict[str, Any] = dict(zip(LANES, map(str, days), strict=False))
    chart = lanes([Exit("FIN", "APMBC", **told)], on, width=width)
    root = ElementTree.fromstring(chart.svg)
    box = [float(part) for part in (root.get("viewBox") or "").split()]
    xs = [float(e.get("x", 0)) for e in root.iter(f"{SVG}text")]
    assert all(0 <= x <= box[2] for x in xs)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(288, 1400))
def test_steps_stand_for_any_day_and_width(on: date, width: int) -> None:
    chart = steps("APMBC", tally("APMBC"), on, width=width)
    root = ElementTree.fromstring(chart.svg)
    box = [float(part) for part in (root.get("viewBox") or "").split()]
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.get("x", 0)) <= box[2]
        assert 0 <= float(one.get("y", 0)) <= box[3]


def test_steps_tell_who_left_and_what_is_to_come() -> None:
    chart = steps("APMBC", tally("APMBC"), ON)
    assert chart.description.startswith("162 parties on 2026-02-01")
    assert "Estonia, Latvia, Lithuania on 2025-12-27" in chart.description
    assert chart.rows[-1] == ("2026-02-20 (to come)", "", "Poland", "", "161")
    assert "then 161" in chart.svg


def test_a_day_before_the_record_is_drawn() -> None:
    turns = tally("APMBC")
    early = steps("APMBC", turns, turns[1].on - timedelta(days=9000))
    assert early.description.startswith("0 parties")


def test_who_is_not_known_to_have_left_is_not_said_to_have_left() -> None:
    chart = parties_over_time("ROME", date(2026, 11, 26))
    assert "Hungary" not in chart.description.partition("Exits:")[2].partition("Not known")[0]
    assert "Not known or contested whether bound: Hungary from 2026-06-02." in chart.description
    assert ">HUN?</text>" in chart.svg
    (row,) = (one for one in chart.rows if "Hungary" in one[3])
    assert row[2] == ""


def test_an_incomplete_record_counts_at_least() -> None:
    chart = parties_over_time("UNESCO", date(2026, 11, 26))
    assert chart.description.startswith("At least 4 parties on 2026-11-26")
    assert "a step may be the first day that it holds" in chart.description
    assert "at least 4 on 2026-11-26" in chart.svg


def test_a_day_is_written_where_no_line_runs_through_it() -> None:
    chart = lanes([Exit("NER", "ROME", notified="2026-06-18", effective="2027-06-18")], ON)
    root = ElementTree.fromstring(chart.svg)
    ends = {text.text: text.get("text-anchor") for text in root.iter(f"{SVG}text")}
    # The line leads from the notice to the right, and comes to the effect from the left.
    assert ends["2026-06-18"] == "end"
    assert ends["2027-06-18"] != "end"
