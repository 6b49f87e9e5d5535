"""A day as known on two days: what differs, and what became known in between."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.delivery.comparison import CountDifference, compare
from servanda.record.coverage import treaty_ids
from servanda.record.standing import standing
from servanda.terms.standing import Basis, Standing

ON = date(2026, 3, 1)
DAYS = st.dates(date(1995, 1, 1), date(2027, 1, 1))


def test_what_was_not_known_of_poland() -> None:
    found = compare(ON, date(2025, 3, 18), ON, treaty="APMBC", state="POL")
    (one,) = found.differences
    assert (one.then.standing, one.now.standing) == (Standing.PARTY, Standing.FORMER_PARTY)
    assert one.fields == ("standing", "bound", "until")
    told = [public.action for public in one.because]
    assert "withdrawal_notified" in told
    assert "2025-03-18" not in {public.on for public in one.because}


def test_counts_differ_where_states_do() -> None:
    found = compare(ON, date(2025, 3, 18), ON, treaty="APMBC")
    assert CountDifference("APMBC", Basis.FORCE, 165, 161) in found.counts
    assert {one.state for one in found.differences} >= {"EST", "FIN", "LTU", "LVA", "POL", "UKR"}


def test_over_all_treaties_only_what_differs_is_told() -> None:
    found = compare(ON, date(2025, 3, 18), ON)
    assert {"APMBC", "ROME"} <= {one.treaty for one in found.differences}
    assert all(one.fields and one.then != one.now for one in found.differences)
    assert {one.treaty for one in found.counts} <= {one.treaty for one in found.differences}


@given(st.sampled_from(treaty_ids()), DAYS, DAYS)
def test_a_day_does_not_differ_from_itself(treaty: str, on: date, known: date) -> None:
    assert compare(on, known, known, treaty=treaty).differences == ()


@settings(max_examples=25)
@given(st.sampled_from(["APMBC", "CCM", "ROME", "PARIS"]), DAYS, DAYS, DAYS)
def test_turned_about_then_and_now_change_places(
    treaty: str, on: date, then: date, now: date
) -> None:
    there, back = (compare(on, *pair, treaty=treaty) for pair in ((then, now), (now, then)))
    assert [(o.state, o.then, o.now) for o in there.differences] == [
        (o.state, o.now, o.then) for o in back.differences
    ]
    for one in there.differences:
        assert one.now == standing(one.state, treaty, on, now)
