"""The calendar: what happens on which day, what may still move, names that last."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.delivery.agenda import Occasion, agenda
from servanda.record.coverage import treaty_ids

ON = date(2026, 2, 1)


def test_exits_of_a_winter() -> None:
    found = agenda(date(2025, 12, 1), date(2026, 3, 31), on=ON, treaty="APMBC")
    exits = [(str(o.on), o.state, o.projected) for o in found if o.occasion is Occasion.EXIT]
    assert exits == [
        ("2025-12-27", "EST", False),
        ("2025-12-27", "LVA", False),
        ("2025-12-27", "LTU", False),
        ("2026-01-10", "FIN", False),
        ("2026-02-20", "POL", True),
    ]
    poland = next(o for o in found if o.state == "POL" and o.occasion is Occasion.EXIT)
    assert poland.key == "exit-takes-effect/APMBC/POL/2025-08-20"
    assert "unless the notice is taken back before" in poland.says
    assert poland.grounds


def test_entries_and_notices_stand_on_their_days() -> None:
    found = agenda(date(2025, 8, 20), date(2025, 12, 1), on=ON, treaty="APMBC")
    told = {(o.occasion, o.state, str(o.on)) for o in found}
    assert (Occasion.NOTICE, "POL", "2025-08-20") in told
    assert (Occasion.ENTRY, "TON", "2025-12-01") in told


def test_reports_ahead_are_projected_and_keep_a_name_a_year() -> None:
    found = agenda(date(2026, 4, 30), date(2027, 4, 30), on=ON, treaty="CCM", state="AUT")
    reports = [o for o in found if o.occasion is Occasion.REPORT]
    assert [str(o.on) for o in reports] == ["2026-04-30", "2027-04-30"]
    assert all(o.projected for o in reports)
    assert len({o.key for o in reports}) == 2


def test_a_base_date_of_the_past_stays_projected() -> None:
    found = agenda(date(2013, 1, 1), date(2013, 12, 31), on=ON, treaty="APMBC", state="POL")
    duty = next(o for o in found if o.occasion is Occasion.DUTY)
    assert duty.status == "base date"
    assert duty.projected


@pytest.mark.parametrize("treaty", ["APMBC", "CCM", "ROME", "UNESCO", "NPT"])
def test_no_two_events_have_one_name(treaty: str) -> None:
    found = agenda(date(1900, 1, 1), date(2035, 1, 1), on=ON, treaty=treaty)
    assert [key for key, n in Counter(o.key for o in found).items() if n > 1] == []


def test_the_name_of_an_event_does_not_hang_on_the_day_of_asking() -> None:
    window = (date(2026, 2, 1), date(2026, 2, 28))
    before = agenda(*window, on=date(2025, 9, 1), treaty="APMBC", state="POL")
    after = agenda(*window, on=date(2026, 3, 1), treaty="APMBC", state="POL")
    assert {o.key for o in before} <= {o.key for o in after}


@settings(max_examples=40)
@given(
    st.sampled_from(treaty_ids()),
    st.dates(date(1950, 1, 1), date(2035, 1, 1)),
    st.integers(-30, 4000),
    st.dates(date(1950, 1, 1), date(2035, 1, 1)),
)
def test_days_lie_within_and_rise(treaty: str, first: date, length: int, on: date) -> None:
    last = date.fromordinal(first.toordinal() + length)
    found = agenda(first, last, on=on, treaty=treaty)
    days = [one.on for one in found]
    assert days == sorted(days)
    assert all(first <= day <= last for day in days)
    assert all(one.projected for one in found if one.on > on)


def test_what_is_completed_does_not_move() -> None:
    found = agenda(date(2026, 12, 1), date(2027, 3, 31), on=date(2026, 11, 27), treaty="CCM")
    done = [one for one in found if one.status == "completed"]
    assert done
    assert not any(one.projected for one in done)


def test_a_condition_ends_with_one_stop() -> None:
    found = agenda(date(2025, 7, 1), date(2025, 12, 31), on=ON, treaty="APMBC")
    assert any("Condition: " in one.says for one in found)
    assert not any(".." in one.says for one in found)
