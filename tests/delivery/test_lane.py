"""The lanes of a replay as a drawing: whole, safe and told in words."""

from datetime import date
from xml.etree import ElementTree

from servanda.delivery.lane import DRAWN, Lane, Mark, chart

SVG = "{http://www.w3.org/2000/svg}"
LANE = Lane(
    "Burundi, Rome Statute",
    "withdraw",
    (Mark(date(2016, 10, 12), "parliament 2016-10-12"),),
    (Mark(date(2016, 10, 27), "notified 2016-10-27"),),
)


def test_a_drawing_has_title_and_words_and_needs_nothing_else() -> None:
    drawn = chart([LANE], "Exits in the news")
    root = ElementTree.fromstring(drawn)
    assert root.findtext(f"{SVG}title") == "Exits in the news"
    words = root.findtext(f"{SVG}desc") or ""
    assert "parliament 2016-10-12" in words
    assert "notified 2016-10-27" in words
    assert root.get("role") == "img"
    assert len(root.findall(f".//{SVG}circle")) == 2
    assert "href" not in drawn
    assert drawn.count("http") == 1


def test_names_from_the_news_cannot_break_the_drawing() -> None:
    lane = Lane('<script>&"\x00\x1b' + "x" * 500, "withdraw", LANE.said, ())
    root = ElementTree.fromstring(chart([lane], "a < b"))
    assert root.find(f".//{SVG}script") is None


def test_an_empty_drawing_and_a_crowded_one_stand() -> None:
    assert ElementTree.fromstring(chart([], "No exits")) is not None
    root = ElementTree.fromstring(chart([LANE] * (DRAWN + 5), "Many"))
    assert "5 more" in (root.findtext(f"{SVG}desc") or "")


def test_the_last_day_of_the_calendar_is_drawn() -> None:
    lane = Lane("x", "withdraw", (Mark(date.max, "announced 9999-12-31"),), ())
    assert ElementTree.fromstring(chart([lane], "Late")) is not None
