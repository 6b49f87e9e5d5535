"""The drawing of the days of an exit: each day in its place, no word over another."""

from datetime import date
from itertools import pairwise

import pytest

from servanda.delivery.contract import ProjectionData
from servanda.delivery.exits import Strip
from servanda.delivery.timeline import Marked, timeline

ON = date(2026, 11, 24)


def _strip(earliest: str) -> Strip:
    projection: ProjectionData = {
        "state": "POL",
        "treaty": "APMBC",
        "said": None,
        "law": {"earliest": earliest, "article": "20(3)", "condition": ""},
        "since": {"notified": None, "effective": None},
    }
    return Strip(("POL",), "APMBC", projection, ())


def _ends(day: Marked) -> tuple[float, float]:
    width = 6.5 * len(day.kind)
    start = day.at - width / (2 if day.anchor == "middle" else 1)
    return start, start + width


@pytest.mark.parametrize("published", ["2026-11-24", "2026-11-23", "2026-10-20", "2025-03-20"])
@pytest.mark.parametrize("earliest", ["2026-11-24", "2027-05-24", "2025-03-20"])
def test_words_above_days_that_are_close_stand_side_by_side(published: str, earliest: str) -> None:
    drawn = timeline((_strip(earliest),), published, ON)
    assert drawn is not None
    assert {day.kind for day in drawn.marked} == {"published", "now"}
    ends = sorted(map(_ends, drawn.marked))
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
    assert ends[0][0] >= 0
    assert ends[-1][1] <= 780
    assert all(abs(day.at - day.x) <= 70 for day in drawn.marked)


def test_without_a_day_of_publication_today_alone_is_marked() -> None:
    drawn = timeline((_strip("2027-05-24"),), None, ON)
    assert drawn is not None
    assert [(day.kind, day.words) for day in drawn.marked] == [("now", "24 November 2026")]
