"""How a number of parties came about: on every day the count that ``parties`` gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.record.coverage import treaty_ids
from servanda.record.party import parties
from servanda.record.tally import Turn, tally
from servanda.terms.standing import Basis


def counted(turns: tuple[Turn, ...], on: date) -> int:
    return next((one.count for one in reversed(turns) if one.on <= on), 0)


@given(
    st.sampled_from(treaty_ids()),
    st.dates(date(1900, 1, 1), date(2040, 1, 1)),
    st.sampled_from(Basis),
)
def test_the_count_is_that_of_parties_on_any_day(treaty: str, on: date, basis: Basis) -> None:
    assert counted(tally(treaty, basis), on) == parties(treaty, on, basis).count


@pytest.mark.parametrize("known_on", [date(2025, 6, 1), date(2025, 9, 1)])
def test_only_what_was_public_changes_the_count(known_on: date) -> None:
    turns = tally("APMBC", Basis.FORCE, known_on)
    for on in (date(2025, 12, 1), date(2025, 12, 27), date(2026, 3, 1)):
        assert counted(turns, on) == parties("APMBC", on, known_on=known_on).count


def test_the_three_baltic_exits_are_one_turn() -> None:
    turn = next(one for one in tally("APMBC") if one.on == date(2025, 12, 27))
    assert turn.left == ("EST", "LTU", "LVA")
    assert turn.joined == ()


def test_days_rise_and_every_turn_changes_something() -> None:
    for treaty in ("APMBC", "CCM", "ROME"):
        turns = tally(treaty)
        assert [one.on for one in turns] == sorted({one.on for one in turns})
        assert all(one.joined or one.left or one.found or one.lost for one in turns)


def test_an_end_that_is_not_known_is_no_exit() -> None:
    lost = {code: one.on for one in tally("ROME") for code in one.lost}
    assert lost["HUN"] == date(2026, 6, 2)
    assert not any("HUN" in one.left for one in tally("ROME"))


def test_a_deposit_before_entry_into_force_is_a_join_on_its_day() -> None:
    early = next(one for one in tally("APMBC", Basis.DEPOSIT) if one.on.year == 1997)
    assert early.joined
    assert not any(one.found for one in tally("APMBC"))
